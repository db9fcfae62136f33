#!/usr/bin/env bash
# Installs Debian packages, as root and from the network: ci/debian.sh PACKAGE…
set -euo pipefail
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$@" >/dev/null
