#!/bin/sh
# usage: tests/run.sh [CTEST_OPTION...]
# All tests on Debian 12: installs the packages that are missing, builds, runs ctest. As root, through sudo, or as a user
# who may use sudo; any number of times.
set -eu
cd "$(dirname "$0")/.."
. cmake/debian.sh

# shellcheck disable=SC2086  # lists of words
install_missing $build_packages $font_packages $helper_packages $test_packages
own_folder build
cmake --preset release -DESSAYPACK_TESTS=ON > build/configure.log 2>&1 || { cat build/configure.log >&2; exit 3; }
build_all
ctest --preset release -j "$(nproc)" "$@"
