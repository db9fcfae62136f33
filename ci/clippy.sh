#!/usr/bin/env bash
# Runs Clippy on everything, then on every set of features without those that only tests enable.
. "$(dirname "$0")/environment.sh"

ci/tools.sh
cargo clippy --workspace --all-targets --all-features -- -D warnings
cargo clippy --all-targets -- -D warnings
cargo clippy --manifest-path benches/speed/Cargo.toml --all-targets --target-dir target -- -D warnings
cargo clippy --manifest-path python/Cargo.toml --all-targets --locked -- -D warnings
cargo hack --workspace --feature-powerset clippy -- -D warnings
