#!/usr/bin/env bash
# Looks at the code's style: clang-format on every file, and clang-tidy (.clang-tidy) on units that changed since a
# commit (scripts/check.sh v0.1; the last commit when none is given). A unit takes clang-tidy about 9 processor seconds,
# all of them an hour: for those give --all; for none, as continuous integration does, --format. Ends with one line, "N passed, N failed", that counts files.
set -euo pipefail
cd "$(dirname "$0")/.."

files=$(git ls-files '*.cpp' '*.h')
# shellcheck disable=SC2086  # names without spaces
complaints=$(clang-format --dry-run $files 2>&1 || true)
[ -z "$complaints" ] || echo "$complaints" >&2
failed=$(echo "$complaints" | sed -nE 's/^([^: ]+):[0-9]+:[0-9]+: (warning|error):.*/\1/p' | sort -u | wc -l)
passed=$(($(echo "$files" | wc -l) - failed))

build=build/ci
[ -f "$build/compile_commands.json" ] || cmake --preset ci >&2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Clang reads no precompiled headers of GCC.
sed -E 's# -Winvalid-pch -include [^ ]*cmake_pch\.hxx##; s# -fpch-preprocess##' "$build/compile_commands.json" >"$folder/compile_commands.json"
if [ "${1:-}" = --all ]; then
  units=$(git ls-files '*.cpp')
elif [ "${1:-}" = --format ]; then
  units=""
else
  units=$(git diff --name-only --diff-filter=d "${1:-HEAD~1}" -- '*.cpp' 2>/dev/null || true)
fi
while IFS= read -r status; do
  if [ "$status" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done < <(printf '%s\n' $units | grep -v '/simd/' | xargs -r -P "$(nproc)" -I{} sh -c \
  'if clang-tidy --quiet --warnings-as-errors="*" -p "$0" "$1" >"$0/$$" 2>&1; then echo 0; else grep -E "warning:|error:" "$0/$$" >&2; echo 1; fi' "$folder" {})

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
