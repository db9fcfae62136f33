#!/usr/bin/env bash
# Measures the package for Python, as ci/python.sh built and installed it, on documents A, B and C of benches/README.md.
. "$(dirname "$0")/environment.sh"

folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
for name in A B C; do
    cargo bench --quiet --bench documents -- print $name >"$folder/$name.json"
done
python/venv/bin/python benches/python/ratios.py "$folder"
