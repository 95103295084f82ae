#!/bin/sh
# usage: tests/generators.sh [GENERATOR...]      hugo, jekyll, hexo, eleventy, astro, vitepress, pelican; all unless some are named
# Asks the generators themselves about every row of tests/privacy: what they build, list and show is what the rows say. Then they
# read some hundred heads (heads.py), and so does $ESSAYPACK (build/release/essaypack): posts, addresses, dates and terms agree. Each has a
# script in tests/generators/ that gets a site's folder and prints its pages as JSON, {source: {"title": ..., "address": ...}}.
# One that is not installed is skipped with a message; if none is, the exit code is 77. Exit 1 if something differs.
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- hugo jekyll hexo eleventy astro vitepress pelican
failed=0 asked=0

# What npm has, by its names, in build/; the last one tells that all are there.
install() {
  mkdir -p build/generators
  for package; do :; done
  [ -d "build/generators/node_modules/${package%@[0-9]*}" ] || { command -v npm >/dev/null &&
    npm install --silent --no-audit --no-fund --prefix build/generators "$@" >/dev/null; }
}

install_generator() {
  case $1 in
    hexo) install hexo@8 hexo-renderer-marked hexo-hide-posts ;;
    eleventy) install @11ty/eleventy@3 ;;
    astro) install astro@5 ;;
    vitepress) install vitepress@1 ;;
  esac
}

for generator in "$@"; do
  script=$(ls tests/generators/"$generator".* 2>/dev/null | head -n 1)
  [ -n "$script" ] || { echo "tests/generators/ has no script for '$generator'" >&2; exit 2; }
  case $script in
    */pelican.py) interpreter=/usr/bin/python3 ;;  # Debian's, which has Debian's Pelican
    *.py) interpreter=python3 ;;
    *.rb) interpreter=ruby ;;
    *.js | *.mjs) interpreter=node ;;
  esac
  echo "$generator:"
  command -v "$interpreter" >/dev/null || { echo "skipped: no $interpreter"; continue; }
  install_generator "$generator" || echo "npm can't install $generator"
  code=0
  python3 tests/generators/compare.py "tests/privacy/$generator.rows" "$interpreter" "$script" || code=$?
  if [ $code -ne 77 ]; then
    program=${ESSAYPACK:-build/release/essaypack}
    [ ! -x "$program" ] || python3 tests/generators/heads.py "$program" "$generator" "$interpreter" "$script" || code=1
  fi
  case $code in
    0) asked=1 ;;
    77) ;;
    *) asked=1 failed=1 ;;
  esac
done
[ $asked = 1 ] || exit 77
exit $failed
