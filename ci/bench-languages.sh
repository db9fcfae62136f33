#!/usr/bin/env bash
# Compares the library with validators in other languages on documents A, B and C of benches/README.md.
. "$(dirname "$0")/environment.sh"

command -v npm >/dev/null || ci/debian.sh npm
npm ci --prefix tests/languages --silent --no-audit --no-fund --ignore-scripts
ci/venv.sh benches/languages/venv tests/languages/requirements.txt
cd benches/languages
venv/bin/pip install --quiet --disable-pip-version-check --only-binary :all: botocore==1.43.83 pydantic==2.14.4

documents() {
    cargo bench --quiet --bench documents -- "$@"
}

folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
for name in A B C; do
    documents print $name >"$folder/$name.json"
done
# Takes turns, so that a temporary slowdown of the machine affects all of them.
for _ in 1 2 3; do
    for name in A B C; do
        echo "{\"party\": \"ours\", \"document\": \"$name\", \"nanoseconds\": $(documents time $name)}"
    done
    node speed.mjs "$folder"
    venv/bin/python speed.py "$folder"
done | python3 ratios.py
