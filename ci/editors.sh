#!/usr/bin/env bash
# Tests the schema for editors in the language servers of JSON and YAML: tests/languages/editors.
. "$(dirname "$0")/environment.sh"

command -v npm >/dev/null || ci/debian.sh npm
cargo build --quiet --package msk-preflight --target-dir target
npm ci --prefix tests/languages/editors --no-audit --no-fund --loglevel=error
node tests/languages/editors/test.mjs target/debug/msk-preflight
