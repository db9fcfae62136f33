#!/usr/bin/env bash
# Dependencies: all are used, their licences, sources and versions are allowed, and the library has few.
. "$(dirname "$0")/environment.sh"

ci/tools.sh
cargo shear --deny-warnings
cargo deny check bans licenses sources
crates=$(cargo tree -e normal --prefix none --format '{p}' | sed 's/ (\*)$//' | sort -u | wc -l)
echo "$crates crates, at most 35"
test "$crates" -le 35
