#!/usr/bin/env bash
# Installs what is missing to build and run the program; with --tests also what the tests need. Does nothing twice.
set -euo pipefail

packages="g++ cmake ninja-build ccache pkg-config python3 python3-glad libeigen3-dev libimgui-dev libstb-dev libglfw3-dev
  libgl-dev libopengl-dev libegl-dev libgl1-mesa-dri libfreetype-dev libcairo2-dev libpango1.0-dev nlohmann-json3-dev libcli11-dev libtbb-dev
  libboost-dev libmuparser-dev fonts-inter fonts-dejavu-core"
tests="clang-format clang-tidy doctest-dev librapidcheck-dev libbenchmark-dev xvfb xdotool xclip poppler-utils libxml2-utils"
[ "${1:-}" = --tests ] && packages="$packages $tests"

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  if command -v cmake >/dev/null && command -v pkg-config >/dev/null && pkg-config --exists cairo pangocairo; then exit 0; fi
  echo "This script installs packages on Debian and Ubuntu only: elsewhere install those of vcpkg.json (vcpkg install), or with" \
    "Homebrew: brew install cmake ninja ccache pkg-config eigen glfw freetype cairo pango nlohmann-json cli11 tbb boost muparser doctest rapidcheck" \
    "google-benchmark, together with Dear ImGui as pkg-config package imgui, glad 2 (pip install glad2), and the fonts Inter and" \
    "DejaVu Sans." >&2
  exit 1
fi

missing=""
for package in $packages; do
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

as_root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || {
    echo "These packages are missing and you are neither root nor have sudo: ask an administrator to run: apt-get install$missing" >&2
    exit 1
  }
  as_root="sudo"
fi
echo "Installing:$missing" >&2
$as_root apt-get update -qq >&2
# shellcheck disable=SC2086  # words on purpose
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
