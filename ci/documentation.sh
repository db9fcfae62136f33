#!/usr/bin/env bash
# Builds the documentation of both packages, with warnings denied.
. "$(dirname "$0")/environment.sh"

RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --all-features
