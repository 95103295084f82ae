#!/bin/sh
# usage: layout.sh CHECKOUT
# Every source is laid out as clang-format 14 lays it out by .clang-format. Prints the files that are not; exit 1. Without that program: 77.
set -eu
cd "$1"
format=$(command -v clang-format-14 || true)
[ -n "$format" ] || { echo "skipped: clang-format-14 is not installed"; exit 77; }
find src tests examples -name '*.cpp' -o -name '*.h' | LC_ALL=C sort | xargs -n 40 "$format" --dry-run 2>&1 |
  sed -n 's/: warning: code should be clang-formatted.*//p' | sed 's/:[0-9]*:[0-9]*$//' | LC_ALL=C sort -u >"${TMPDIR:-/tmp}/layout.$$"
trap 'rm -f "${TMPDIR:-/tmp}/layout.$$"' EXIT
[ ! -s "${TMPDIR:-/tmp}/layout.$$" ] || { cat "${TMPDIR:-/tmp}/layout.$$"; echo "lay them out with: clang-format-14 -i FILE"; exit 1; }
