#!/usr/bin/env bash
# Installs what is missing, builds, and starts the program with the arguments given; without a display it renders a picture.
set -euo pipefail
here="$PWD"
cd "$(dirname "$0")/.."

scripts/setup.sh
[ -f build/release/build.ninja ] || cmake --preset release >&2
cmake --build --preset release >&2
program="$PWD/build/release/memscape"
cd "$here"

if [ $# -gt 0 ] || [ -n "${DISPLAY:-}" ] || [ "$(uname)" != Linux ]; then
  exec "$program" "$@"
fi
echo "There is no display (DISPLAY is not set), so the default scene is rendered to memscape.png instead of opening a window." >&2
exec "$program" render nine-on-a-circle -o memscape.png --size 1600x1200
