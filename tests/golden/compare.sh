#!/bin/bash
# compare.sh [--update] ESSAYPACK CASE: runs the case's command over CASE/site and compares what comes out with
# CASE/expected, byte by byte. Books are compared unzipped, in folders of their names. CASE/command holds the arguments,
# with `site` and `out` for the folders [build site -o out/]. What is printed is out/stdout and out/stderr. --update
# replaces the expectation: read the diff.
set -u
update=0
if [ "${1-}" = --update ]; then update=1; shift; fi
program=$(readlink -f "$1")
case_folder=$(readlink -f "$2")
command -v unzip >/dev/null || { echo "skipped: unzip is not installed"; exit 77; }
scratch=$(mktemp -d) || exit 3
trap 'rm -rf "$scratch"' EXIT
cp -r "$case_folder/site" "$scratch/site"
cd "$scratch" || exit 3
arguments='build site -o out/'
[ -f "$case_folder/command" ] && arguments=$(cat "$case_folder/command")
mkdir -p out
eval "env -i PATH=\"$PATH\" LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1767225600 LSAN_OPTIONS=\"${LSAN_OPTIONS-}\" TSAN_OPTIONS=\"${TSAN_OPTIONS-}\" \"$program\" $arguments" >stdout 2>stderr
code=$?
[ $code = 0 ] || echo "exit $code" >>stderr
for stream in stdout stderr; do [ ! -s $stream ] || mv $stream out/; done
rm -f out/.essaypack.lock
for book in out/*.epub; do
  [ -f "$book" ] || continue
  mkdir "$book.d" && (cd "$book.d" && unzip -q "../$(basename "$book")") && rm "$book"
done
find out -name '*.png' -path '*cover*' -delete  # depends on the machine's fonts
rm -rf out/.essaypack out/changed-urls.txt         # what a run remembers has tests of its own
rm -f out/opds.xml out/opds.json               # so do the sizes in it
[ -f "$case_folder/with-style" ] || rm -rf out/*.epub.d/EPUB/css  # one case holds the style sheet for all
find out -type d -empty -delete  # git keeps no empty folders
diff -ru "$case_folder/expected" out && exit 0
[ $update = 1 ] || exit 1
rm -rf "$case_folder/expected" && cp -r out "$case_folder/expected"
