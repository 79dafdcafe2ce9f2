#!/bin/sh
# Installs what is missing, builds casus and runs every test. What fails soonest and oftenest comes
# first: the release build and its tests, the layout; then builds with sanitizers of memory, undefined
# behaviour and threads; some fuzzing; the static analyser last.
#   test.sh [quick]    quick: the release build alone
set -eu
cd "$(dirname "$0")"
scripts/install-packages test
begun=$(date +%s)
jobs=$(nproc)

step() {
    echo
    echo "==== $* ($(($(date +%s) - begun)) s so far)"
}

# Builds a preset; of what the build says only what it failed of is shown.
build() {
    step "build: $1"
    cmake --preset "$1" -DCASUS_TESTS=ON >/dev/null
    cmake --build --preset "$1" >"$2/log-of-build" 2>&1 || {
        grep -v '^\[[0-9/]*\]' "$2/log-of-build" | tail -n 60
        exit 1
    }
}

# Quick tests first, then the two that take long.
run_tests() {
    step "tests: $1"
    ctest --test-dir "$1" --output-on-failure --progress -j"$jobs" -E "hostile|store"
    ctest --test-dir "$1" --output-on-failure --progress -j"$jobs" -R "hostile|store"
}

build release build
run_tests build
[ "${1:-}" = quick ] && exit 0

step "layout"
scripts/lint layout
build asan build-asan
run_tests build-asan
build tsan build-tsan
step "tests: build-tsan"
ctest --test-dir build-tsan --output-on-failure --progress -j"$jobs" -R "unit|output"
step "fuzzing"
scripts/fuzz 10
step "static analysis"
scripts/lint code
step "all is well"
