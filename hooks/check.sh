#!/bin/sh
# The pre-commit hook: builds the command if necessary, and checks the files.
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
(cd "$project" && cargo build --quiet --release --locked --package msk-preflight --target-dir target)
exec "$project/target/release/msk-preflight" check "$@"
