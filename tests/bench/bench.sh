#!/bin/sh
# usage: bench.sh BIN_FOLDER ESSAYPACK EXAMPLES SHARED [COUNT...]
# Wall time and peak memory of each command on blogs of COUNT posts (1000 and 10000 unless told): all of them in turn, five
# rounds (or $ROUNDS), and the median. Where SHARED has bench/floor.cpp, the median of the ratios to that program in the same
# round; where valgrind is installed, too, instructions in millions for blogs of up to 1000 posts. Hugo (feed and sitemap
# alone) and pandoc (the book; up to 1000 posts) on the same posts where they are installed.
set -eu
bin=$1
essaypack=$2
examples=$3
shared=$4
shift 4
[ $# -gt 0 ] || set -- 1000 10000
rounds=${ROUNDS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
posts=$work/site/source/_posts

has() { command -v "$1" > /dev/null; }

floor=
if [ -e "$shared/bench/floor.cpp" ] && has python3; then
  floor=$work/floor
  c++ -O2 -std=c++20 "$shared/bench/floor.cpp" -o "$floor" -lcmark-gfm -lcmark-gfm-extensions -lyaml-cpp -ldeflate -pthread
fi

make_site() {
  rm -rf "$work/site" "$work/hugo"
  "$bin/essaypack_corpus" "$1" "$work/site" "$examples/blog/source/_posts"
  if [ -n "$floor" ]; then
    rm -r "$posts"
    python3 "$shared/bench/gen_posts.py" "$1" "$posts" > /dev/null
  fi
  mkdir "$work/hugo"
  cat > "$work/hugo/config.toml" << 'TOML'
baseURL = "https://bench.example.org/"
title = "雨停以后"
disableKinds = ["page", "section", "taxonomy", "term", "404"]
[outputs]
home = ["RSS"]
TOML
}

# run LABEL WRAPPER...: what LABEL stands for, below WRAPPER, into an empty folder but for a run that comes again.
run() {
  label=$1
  shift
  [ "$label" = 'build again' ] || rm -rf "$work/out"
  mkdir -p "$work/out"
  case $label in
    floor) "$@" "$floor" "$posts" "$work/out/floor" ;;
    'build again') "$@" "$essaypack" build "$work/site" -o "$work/out/" ;;
    hugo) "$@" hugo --quiet --source "$work/hugo" --contentDir "$posts" --destination "$work/out" ;;
    pandoc) "$@" pandoc --from gfm+yaml_metadata_block --file-scope -o "$work/out/book.epub" "$posts"/*.md ;;
    *) "$@" "$essaypack" "$label" "$work/site" -o "$work/out/" ;;
  esac
}

# What is measured for COUNT posts, a line each.
labels() {
  [ -z "$floor" ] || echo floor
  printf '%s\n' build 'build again' feeds sitemap epub
  ! has hugo || echo hugo
  ! has pandoc || [ "$1" -gt 1000 ] || echo pandoc
}

count_instructions() {
  for label in floor build feeds sitemap; do
    run "$label" valgrind --tool=callgrind --callgrind-out-file=/dev/null 2>&1 > /dev/null |
      awk -v label="$label" '/Collected/ { print label "\t" $4 / 1e6 }'
  done | awk -F '\t' -v posts="$1" '
    $1 == "floor" { floor = $2 }
    { printf "%8d  %-12s %8.0f M instructions  %5.2f x\n", posts, $1, $2, $2 / floor }'
}

printf '%8s  %-12s %10s %11s%s\n' posts run wall peak "${floor:+    floor}"
for count in "$@"; do
  make_site "$count"
  : > "$work/rows"
  for round in $(seq "$rounds"); do
    labels "$count" | while read -r label; do
      result=$(run "$label" "$bin/essaypack_measure" 2> "$work/messages") ||
        { echo "failed: $label" >&2; cat "$work/messages" >&2; exit 1; }
      printf '%s\t%s\t%s\n' "$round" "$label" "$result" >> "$work/rows"
    done
  done
  awk -F '\t' -v posts="$count" '
    function median(values, n,  i, j, swap) {
      for (i = 2; i <= n; ++i)
        for (j = i; j > 1 && values[j] < values[j - 1]; --j) { swap = values[j]; values[j] = values[j - 1]; values[j - 1] = swap }
      return values[int((n + 1) / 2)]
    }
    { split($3, taken, " ") }
    !($2 in seen) { seen[$2]; order[++kinds] = $2 }
    { wall[$2, $1] = taken[1]; peak[$2, $1] = taken[2]; rounds = $1 + 0 }
    END {
      for (k = 1; k <= kinds; ++k) {
        name = order[k]
        for (i = 1; i <= rounds; ++i) { w[i] = wall[name, i]; p[i] = peak[name, i]; if ("floor" in seen) r[i] = w[i] / wall["floor", i] }
        printf "%8d  %-12s %8.3f s %8.1f MB", posts, name, median(w, rounds), median(p, rounds)
        if ("floor" in seen) printf "  %5.2f x", median(r, rounds)
        printf "\n"
      }
    }' "$work/rows"
  if [ -n "$floor" ] && [ "$count" -le 1000 ] && has valgrind; then count_instructions "$count"; fi
done
