#!/usr/bin/env bash
# Runs all tests, also with the features of serde_json that another crate may enable.
. "$(dirname "$0")/environment.sh"

cargo test --workspace --all-features
cargo test --workspace --all-features --features \
    serde_json/arbitrary_precision,serde_json/float_roundtrip,serde_json/preserve_order,serde_json/raw_value,serde_json/unbounded_depth
