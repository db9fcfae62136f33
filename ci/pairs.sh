#!/usr/bin/env bash
# Tests every pair of worker counts up to 1000, which is too slow for the regular tests.
. "$(dirname "$0")/environment.sh"

cargo test --release --test agreement -- --ignored
