#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test; arguments go to ctest (e.g. -L core).
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh --tests
cmake --preset ci >&2
cmake --build --preset ci >&2
exec ctest --preset ci --output-on-failure "$@"
