#!/usr/bin/env bash
# Runs linters on the exported schemas, and generators of types on the flavour for them: tests/languages/tools.
. "$(dirname "$0")/environment.sh"

command -v npm >/dev/null || ci/debian.sh npm
command -v go >/dev/null || ci/debian.sh golang-go
npm ci --prefix tests/languages --silent --no-audit --no-fund --ignore-scripts
npm ci --prefix tests/languages/tools --silent --no-audit --no-fund --ignore-scripts
ci/venv.sh tests/languages/tools/venv tests/languages/tools/requirements.txt
node tests/languages/tools/lint.mjs
node tests/languages/tools/generators.mjs
