#!/usr/bin/env bash
# Measures how much of src/ and cli/src/ the tests run, including processes of the command, and fails below
# 98 % of the lines.
. "$(dirname "$0")/environment.sh"

# Not part of the toolchain; older versions cannot read its profiles.
llvm=/usr/lib/llvm-19/bin
test -x $llvm/llvm-cov || ci/debian.sh llvm-19
export LLVM_COV=$llvm/llvm-cov LLVM_PROFDATA=$llvm/llvm-profdata
ci/tools.sh
# Branch coverage needs this on a stable compiler.
export RUSTC_BOOTSTRAP=1
# Debug information is slow to generate and not needed.
export CARGO_PROFILE_DEV_DEBUG=0

# Skips tests/agreement/, which is slow and covers hardly any additional line.
cargo llvm-cov test --workspace --all-features --branch --lib --bins --test '[!a]*' --test against \
    --show-missing-lines --fail-under-lines 98
# A gigabyte of profiles, one for each process.
cargo llvm-cov clean --profraw-only
