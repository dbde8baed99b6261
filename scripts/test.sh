#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test; arguments go to ctest (e.g. -L core). Without any it then builds the core with
# sanitizers too and fuzzes it: tens of thousands of cases, in two minutes at most.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh --tests
cmake --preset ci >&2
cmake --build --preset ci >&2
status=0
ctest --preset ci --output-on-failure "$@" || status=1
if [ $# = 0 ]; then
  cmake --preset fuzz >&2
  cmake --build --preset fuzz >&2
  build/fuzz/tests/fuzz --count 60000 --seconds 120 || status=1
fi
exit "$status"
