#!/usr/bin/env bash
# Tests the exported schemas in JSON Schema engines of other languages: tests/languages.
. "$(dirname "$0")/environment.sh"

command -v npm >/dev/null || ci/debian.sh npm
ruby -r set -r json_schemer -e '' 2>/dev/null || ci/debian.sh ruby ruby-json-schemer
cd tests/languages
npm ci --silent --no-audit --no-fund --ignore-scripts
../../ci/venv.sh tests/languages/venv tests/languages/requirements.txt

mkdir -p verdicts
node engines.mjs >verdicts/javascript.jsonl
venv/bin/python engines.py >verdicts/python.jsonl
ruby engines.rb >verdicts/ruby.jsonl
python3 report.py verdicts/{javascript,python,ruby}.jsonl
