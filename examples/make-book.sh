#!/bin/sh
# usage: examples/make-book.sh
# From a checkout on Debian 12 to a book: installs the packages that are missing, builds essaypack, and makes the book, the
# feeds and the sitemap of examples/blog. As root, through sudo, or as a user who may use sudo; any number of times.
set -eu
cd "$(dirname "$0")/.."
. cmake/debian.sh

# shellcheck disable=SC2086  # lists of words
install_missing $build_packages $font_packages
own_folder build
cmake --preset release -DESSAYPACK_TESTS=OFF > build/configure.log 2>&1 || { cat build/configure.log >&2; exit 3; }
build_all

out=build/example
mkdir -p "$out"
build/release/essaypack build examples/blog -o "$out/"
say ''
say "In $(pwd)/$out:"
for file in "$out"/*; do
  case $file in
    *.epub) what='the book, for any e-book reader' ;;
    *atom.xml) what='the feed as Atom' ;;
    *rss2.xml) what='the feed as RSS 2.0' ;;
    *feed.json) what='the feed as JSON Feed' ;;
    *sitemap.xml) what='the sitemap' ;;
    *sitemap.txt) what='the sitemap as a list' ;;
    *) continue ;;
  esac
  printf '  %-24s %s\n' "$(basename "$file")" "$what"
done
