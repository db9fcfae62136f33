#!/usr/bin/env bash
# Builds both packages as for publishing, with warnings denied and sizes limited.
. "$(dirname "$0")/environment.sh"

mkdir -p target
rm -f target/package/*.crate
# Cargo would verify the command with the library of an earlier run, of the same version.
rm -rf "${CARGO_HOME:-$HOME/.cargo}"/registry/{src,cache}/-*/msk-connect-preflight-* \
    target/debug/.fingerprint/msk-connect-preflight-*
cargo package --workspace --all-features --allow-dirty 2>&1 | tee target/package.txt
# Tests and benchmarks are excluded on purpose, both packages share a profile, and network errors are retried.
expected='ignoring (test|benchmark)|profile package spec|spurious network error'
if grep '^warning' target/package.txt | grep -vE "$expected"; then
    exit 1
fi
for limit in msk-connect-preflight=230000 msk-preflight=68000; do
    bytes=$(stat --format %s target/package/"${limit%=*}"-0*.crate)
    echo "${limit%=*}: $bytes bytes, at most ${limit#*=}"
    test "$bytes" -le "${limit#*=}"
done
