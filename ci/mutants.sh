#!/usr/bin/env bash
# Runs cargo-mutants on the changed code in src/ and cli/src/, and fails if no test notices a mutant. Compares
# with the point where the branch left main, or on main with the commit before. Skips the mutants listed in
# .cargo/mutants.toml. Takes at most six minutes, once the tool and the tests are built, and reports how many
# mutants it tried. Works on a copy.
. "$(dirname "$0")/environment.sh"

base=$(git merge-base HEAD origin/main 2>/dev/null || true)
if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then
    base=$(git rev-parse HEAD~1)
fi
work=$PWD/target/mutation
mkdir -p "$work"
git diff "$base" -- src cli/src >"$work/src.diff"
if [ ! -s "$work/src.diff" ]; then
    echo "src/ and cli/src/ have not changed since ${base:0:12}: nothing to try"
    exit
fi

if ! command -v cargo-mutants >/dev/null; then
    cargo install cargo-mutants --locked --version 27.1.0 --root target/tools
fi

# New modification times (-m) keep cargo from reusing the build of an earlier run.
rm -rf "$work/tree"
mkdir "$work/tree"
git ls-files -z --cached --others --exclude-standard | tar -c --null -T - | tar -x -m -C "$work/tree"

export CARGO_TARGET_DIR=$PWD/target RUST_BACKTRACE=0 CARGO_INCREMENTAL=1
# No baseline run: the unchanged copy passes if the project does, and one package's tests would not be enough.
mutants=(cargo mutants --dir "$work/tree" --in-diff "$work/src.diff" --colors never --baseline skip --timeout 120)
all=$("${mutants[@]}" --list | wc -l)
if [ "$all" -eq 0 ]; then
    echo "the changes since ${base:0:12} have no mutants: nothing to try"
    exit
fi
# Built before, so that the time limit applies only to the mutants.
(cd "$work/tree" && cargo test --quiet --no-run --profile mutants --workspace --features aws-sdk,yaml)
status=0
timeout --signal INT --kill-after 10 345 "${mutants[@]}" --in-place --output "$work" || status=$?

count() {
    wc -l <"$work/mutants.out/$1.txt"
}
tried=$(($(count caught) + $(count missed) + $(count timeout) + $(count unviable)))
echo "tried $tried of $all mutants: $(count caught) caught, $(count missed) missed," \
    "$(count timeout) timed out, $(count unviable) do not compile"
case $status in
    0 | 2 | 3) ;;
    124 | 137) echo "time limit reached" ;;
    *) exit "$status" ;;
esac
[ "$tried" -gt 0 ]
[ $(($(count missed) + $(count timeout))) -eq 0 ]
