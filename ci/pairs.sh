#!/usr/bin/env bash
# Every pair of worker counts up to 1000, which takes too long for the other tests.
. "$(dirname "$0")/environment.sh"

cargo test --release --test agreement -- --ignored
