#!/usr/bin/env bash
# Checks formatting and spelling.
. "$(dirname "$0")/environment.sh"

ci/tools.sh
cargo fmt --all --check
for other in fuzz benches/speed python; do
    cargo fmt --check --manifest-path $other/Cargo.toml
done
typos . .ci
