#!/usr/bin/env bash
# Checks formatting and spelling.
. "$(dirname "$0")/environment.sh"

ci/tools.sh
cargo fmt --all --check
cargo fmt --check --manifest-path fuzz/Cargo.toml
cargo fmt --check --manifest-path benches/speed/Cargo.toml
typos . .ci
