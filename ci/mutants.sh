#!/usr/bin/env bash
# Changes the code that a change touches, and fails where no test notices: runs cargo-mutants on what
# differs in src/ and cli/src/ from where the change left main, or from the commit before where this is main,
# without what .cargo/mutants.toml lists. Takes at most six minutes, once the tool and the tests are built,
# and reports how far it came. Works on a copy.
. "$(dirname "$0")/environment.sh"

base=$(git merge-base HEAD origin/main 2>/dev/null || true)
if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then
    base=$(git rev-parse HEAD~1)
fi
work=$PWD/target/mutation
mkdir -p "$work"
git diff "$base" -- src cli/src >"$work/src.diff"
if [ ! -s "$work/src.diff" ]; then
    echo "src/ and cli/src/ are as in ${base:0:12}: nothing to try"
    exit
fi

if ! command -v cargo-mutants >/dev/null; then
    cargo install cargo-mutants --locked --version 27.1.0 --root target/tools
fi

# The files of the copy are new to cargo (-m), else it would take what an earlier run left for built.
rm -rf "$work/tree"
mkdir "$work/tree"
git ls-files -z --cached --others --exclude-standard | tar -c --null -T - | tar -x -m -C "$work/tree"

export CARGO_TARGET_DIR=$PWD/target RUST_BACKTRACE=0
# Unchanged, the copy passes as the project does, and the tests of one package alone would not be all.
mutants=(cargo mutants --dir "$work/tree" --in-diff "$work/src.diff" --colors never --baseline skip --timeout 120)
all=$("${mutants[@]}" --list | wc -l)
if [ "$all" -eq 0 ]; then
    echo "nothing that differs from ${base:0:12} could be changed: nothing to try"
    exit
fi
# The time is for the changes, not for what all of them need.
(cd "$work/tree" && cargo test --quiet --no-run --profile mutants --workspace --features aws-sdk,yaml)
status=0
timeout --signal INT --kill-after 10 345 "${mutants[@]}" --in-place --output "$work" || status=$?

count() {
    wc -l <"$work/mutants.out/$1.txt"
}
tried=$(($(count caught) + $(count missed) + $(count timeout) + $(count unviable)))
echo "tried $tried of $all changes: $(count caught) noticed, $(count missed) not," \
    "$(count timeout) timed out, $(count unviable) do not compile"
case $status in
    0 | 2 | 3) ;;
    124 | 137) echo "the time was up" ;;
    *) exit "$status" ;;
esac
[ "$tried" -gt 0 ]
[ $(($(count missed) + $(count timeout))) -eq 0 ]
