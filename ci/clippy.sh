#!/usr/bin/env bash
# Clippy on everything, then on every set of features without those that only the tests switch on.
. "$(dirname "$0")/environment.sh"

ci/tools.sh
cargo clippy --workspace --all-targets --all-features -- -D warnings
cargo clippy --all-targets -- -D warnings
cargo hack --workspace --feature-powerset clippy -- -D warnings
