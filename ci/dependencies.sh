#!/usr/bin/env bash
# Checks that all dependencies are used, that their licences, sources and versions are allowed, and that the
# library has few of them.
. "$(dirname "$0")/environment.sh"

ci/tools.sh
cargo shear --deny-warnings
cargo shear --deny-warnings python
cargo deny check bans licenses sources
cargo deny --manifest-path python/Cargo.toml check bans licenses sources
crates=$(cargo tree -e normal --prefix none --format '{p}' | sed 's/ (\*)$//' | sort -u | wc -l)
echo "$crates crates, at most 35"
test "$crates" -le 35
