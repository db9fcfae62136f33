#!/usr/bin/env bash
# Sourced by each script here, not run. Changes to the project's folder, keeps tools from downloading parts of
# the toolchain and accepting snapshots, and adds the tools installed by tools.sh to PATH.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export RUSTUP_AUTO_INSTALL=0 CARGO_LLVM_COV_SETUP=no INSTA_UPDATE=no CARGO_TERM_COLOR=never
export PATH=$PWD/target/tools/bin:$PATH
