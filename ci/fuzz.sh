#!/usr/bin/env bash
# Fuzzes each target, or those that are named, for a number of seconds: ci/fuzz.sh [SECONDS [TARGET…]]
# New inputs go to fuzz/found/, those that break a promise to fuzz/artifacts/.
. "$(dirname "$0")/environment.sh"

command -v c++ >/dev/null || ci/debian.sh g++
ci/tools.sh
# A stable compiler instruments the code only with this; a sanitizer would make it several times as slow.
export RUSTC_BOOTSTRAP=1

seconds=${1:-20}
targets=("${@:2}")
((${#targets[@]})) || mapfile -t targets < <(cargo fuzz list)
cargo fuzz build -s none
for target in "${targets[@]}"; do
    echo "fuzzing $target for $seconds s"
    mkdir -p "fuzz/found/$target"
    kept=()
    for folder in fuzz/{seeds,corpus,regressions}/"$target"; do
        test ! -d "$folder" || kept+=("$folder")
    done
    # A short input is a document of defaults: long ones from the start find a fault hundreds of times sooner.
    cargo fuzz run -s none "$target" "fuzz/found/$target" "${kept[@]}" -- \
        -len_control=0 -max_total_time="$seconds" -dict=fuzz/dictionary -timeout=20 -verbosity=0 -print_final_stats=1 2>&1 |
        grep -v ' # Uses: '
done
