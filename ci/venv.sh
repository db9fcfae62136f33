#!/usr/bin/env bash
# Creates a Python virtual environment with hash-checked requirements: ci/venv.sh FOLDER [REQUIREMENTS]. Both
# paths are relative to the project's folder.
. "$(dirname "$0")/environment.sh"

python3 -c 'import ensurepip' 2>/dev/null || ci/debian.sh python3-venv
python3 -m venv "$1"
# Only wheels: some packages would otherwise be compiled.
test $# -eq 1 || "$1/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$2"
