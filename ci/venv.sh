#!/usr/bin/env bash
# Makes a virtual environment of Python with what a list of requirements names, each by its hash:
# ci/venv.sh FOLDER [REQUIREMENTS], both as seen from the project's folder.
. "$(dirname "$0")/environment.sh"

python3 -c 'import ensurepip' 2>/dev/null || ci/debian.sh python3-venv
python3 -m venv "$1"
# Wheels alone: some packages would be compiled otherwise.
test $# -eq 1 || "$1/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$2"
