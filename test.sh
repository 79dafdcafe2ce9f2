#!/bin/sh
# Installs what is missing, builds casus and runs every test: in the release build, in builds with
# sanitizers of memory, undefined behaviour and threads; then some fuzzing and the static analyser.
#   test.sh [quick]    quick: the release build alone
set -eu
cd "$(dirname "$0")"
scripts/install-packages test

build() {
    cmake --preset "$1" -DCASUS_TESTS=ON >/dev/null
    cmake --build "build$2"
}

build release ""
ctest --test-dir build --output-on-failure -j2
[ "${1:-}" = quick ] && exit 0

build asan -asan
ctest --test-dir build-asan --output-on-failure -j2
build tsan -tsan
ctest --test-dir build-tsan --output-on-failure -j2 -R "unit|output"
scripts/fuzz 10
scripts/lint
