#!/usr/bin/env bash
# Installs the tools listed in tools.txt into target/tools.
. "$(dirname "$0")/environment.sh"

ci/venv.sh target/tools ci/tools.txt
