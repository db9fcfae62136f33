#!/usr/bin/env bash
# What each script here begins with; sourced, not run. Goes to the project's folder, lets no tool fetch a
# part of the toolchain or accept a snapshot by itself, and finds the tools that tools.sh installs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export RUSTUP_AUTO_INSTALL=0 CARGO_LLVM_COV_SETUP=no INSTA_UPDATE=no CARGO_TERM_COLOR=never
export PATH=$PWD/target/tools/bin:$PATH
