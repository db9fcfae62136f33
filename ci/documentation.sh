#!/usr/bin/env bash
# The documentation of both packages, without warnings.
. "$(dirname "$0")/environment.sh"

RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --all-features
