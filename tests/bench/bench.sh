#!/bin/sh
# usage: bench.sh BIN_FOLDER ESSAYPACK EXAMPLES SHARED [COUNT...]
# Wall time (the best of three), peak memory and, where SHARED has bench/floor.cpp, the ratio to that program on the same
# posts in this run. Counts: 1000 and 10000 unless told.
set -eu
bin=$1
essaypack=$2
examples=$3
shared=$4
shift 4
[ $# -gt 0 ] || set -- 1000 10000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

floor=
if [ -e "$shared/bench/floor.cpp" ] && command -v python3 >/dev/null; then
  floor=$work/floor
  c++ -O2 -std=c++20 "$shared/bench/floor.cpp" -o "$floor" -lcmark-gfm -lcmark-gfm-extensions -lyaml-cpp -ldeflate -pthread
fi

make_site() {
  "$bin/essaypack_corpus" "$1" "$work/site" "$examples/blog/source/_posts"
  if [ -n "$floor" ]; then
    rm -r "$work/site/source/_posts"
    python3 "$shared/bench/gen_posts.py" "$1" "$work/site/source/_posts" >/dev/null
  fi
}

# best COMMAND...: "seconds MB" of the fastest of three runs, each into an empty folder unless $keep.
best() {
  for _ in 1 2 3; do
    [ -n "$keep" ] || rm -rf "$work/out"
    mkdir -p "$work/out"
    "$bin/essaypack_measure" "$@" 2> "$work/messages" || { cat "$work/messages" >&2; exit 1; }
  done | sort -n | head -n 1
}

row() {
  result=$(best "$@")
  [ -n "$result" ] || { echo "failed: $*" >&2; exit 1; }
  echo "$result" | awk -v name="$label" -v posts="$count" -v base="$base" '{
    printf "%8d  %-16s %8.3f s %8.1f MB", posts, name, $1, $2
    if (base != "") printf "  %5.2f x", $1 / base
    printf "\n"
  }'
}

printf '%8s  %-16s %10s %11s%s\n' posts run wall peak "${floor:+    floor}"
for count in "$@"; do
  rm -rf "$work/site"
  make_site "$count"
  base=
  keep=
  if [ -n "$floor" ]; then
    base=$(best "$floor" "$work/site/source/_posts" "$work/out/floor")
    base=${base% *}
    label=floor; row "$floor" "$work/site/source/_posts" "$work/out/floor"
  fi
  label=build; row "$essaypack" build "$work/site" -o "$work/out/"
  keep=1
  label='build again'; row "$essaypack" build "$work/site" -o "$work/out/"
  keep=
  label=feeds; row "$essaypack" feeds "$work/site" -o "$work/out/"
  label=sitemap; row "$essaypack" sitemap "$work/site" -o "$work/out/"
  label=epub; row "$essaypack" epub "$work/site" -o "$work/out/"
done
