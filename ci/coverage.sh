#!/usr/bin/env bash
# Reports how much of src/ and cli/src/ the tests run, the processes of the command included, and fails
# below 98 % of the lines.
. "$(dirname "$0")/environment.sh"

# The toolchain has none of these, and older ones cannot read what it writes.
llvm=/usr/lib/llvm-19/bin
test -x $llvm/llvm-cov || ci/debian.sh llvm-19
export LLVM_COV=$llvm/llvm-cov LLVM_PROFDATA=$llvm/llvm-profdata
ci/tools.sh
# A stable compiler measures branches only with this.
export RUSTC_BOOTSTRAP=1
# Debug information takes long and is not used here.
export CARGO_PROFILE_DEV_DEBUG=0

# All but tests/agreement.rs, which is slow and runs hardly a line that the others do not.
cargo llvm-cov test --workspace --all-features --branch --lib --bins --test '[!a]*' \
    --show-missing-lines --fail-under-lines 98
