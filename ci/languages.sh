#!/usr/bin/env bash
# Tests the exported schemas in JSON Schema engines of other languages: tests/languages.
. "$(dirname "$0")/environment.sh"

GO_ENGINE=golang-github-xeipuuv-gojsonschema-dev
command -v npm >/dev/null || ci/debian.sh npm
ruby -r set -r json_schemer -e '' 2>/dev/null || ci/debian.sh ruby ruby-json-schemer
perl -e 'use JSON::Validator' 2>/dev/null || ci/debian.sh libjson-validator-perl
command -v go >/dev/null && dpkg -s $GO_ENGINE >/dev/null 2>&1 || ci/debian.sh golang-go $GO_ENGINE
cd tests/languages
npm ci --silent --no-audit --no-fund --ignore-scripts
../../ci/venv.sh tests/languages/venv tests/languages/requirements.txt

mkdir -p verdicts
node engines.mjs >verdicts/javascript.jsonl
venv/bin/python engines.py >verdicts/python.jsonl
python3 blaze.py >verdicts/blaze.jsonl
ruby engines.rb >verdicts/ruby.jsonl
perl engines.pl >verdicts/perl.jsonl
# Debian's packages have no modules.
GO111MODULE=off GOPATH=/usr/share/gocode go run engines.go \
    "$(dpkg-query -Wf '${source:Upstream-Version}' $GO_ENGINE)" >verdicts/go.jsonl
python3 report.py verdicts/{javascript,python,blaze,ruby,perl,go}.jsonl
