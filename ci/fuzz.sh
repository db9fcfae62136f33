#!/usr/bin/env bash
# Fuzzes each target, or only the given ones, for a number of seconds: ci/fuzz.sh [SECONDS [TARGET…]]
# New inputs go to fuzz/found/, failing ones to fuzz/artifacts/. With WRITE_TOTALS=1 the runs are added to fuzz/totals.json.
. "$(dirname "$0")/environment.sh"

command -v c++ >/dev/null || ci/debian.sh g++
ci/tools.sh
# Instrumentation needs this on a stable compiler; a sanitizer would make it several times slower.
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
    # Short inputs make documents of defaults: starting with long ones finds faults hundreds of times sooner.
    cargo fuzz run -s none "$target" "fuzz/found/$target" "${kept[@]}" -- \
        -len_control=0 -max_total_time="$seconds" -dict=fuzz/dictionary -timeout=20 -verbosity=0 -print_final_stats=1 2>&1 |
        grep -v ' # Uses: ' | tee "fuzz/found/$target.log"
    test -z "${WRITE_TOTALS-}" || ci/fuzz-totals.py "$target" "$seconds" "fuzz/found/$target.log"
done
