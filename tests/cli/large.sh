#!/bin/bash
# large.sh ESSAYPACK [FILES]: a folder of very many files that is no blog is told from one at once, and a tree without an end is
# none.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
files=${2:-60000}
command -v python3 >/dev/null || skip 'no python3'
fill() {
  python3 - "$1" "$2" "$3" <<'PY'
import os, sys
folder, count, ending = sys.argv[1], int(sys.argv[2]), sys.argv[3]
for i in range(count):
    if i % 1000 == 0: os.makedirs("%s/%03d" % (folder, i // 1000), exist_ok=True)
    os.close(os.open("%s/%03d/%06d%s" % (folder, i // 1000, i, ending), os.O_CREAT))
PY
}
# expect CODE WORDS COMMAND...: also that it takes no longer than two seconds of processor time
expect() {
  local code=$1 words=$2 got
  shift 2
  (ulimit -t 2; exec "$ESSAYPACK" "$@") >said.txt 2>&1
  got=$?
  [ $got = "$code" ] || fail "essaypack $*: exit $got, not $code: $(head -n 3 said.txt)"
  [ -z "$words" ] || grep -q -- "$words" said.txt || fail "essaypack $*: it said $(head -n 3 said.txt)"
}
fill home "$files" .dat
printf 'A note.\n' >home/note.md
for command in build check feeds 'list posts'; do
  expect 2 "is no blog: of $((files + files / 1000 + 1)) files in it 1 is Markdown" $command home
done
expect 2 'an empty essaypack.yaml in it says so' build home
# as many files beside the posts of a site: its own kind says where the posts are
make_blog blog 2
mv home blog/things
expect 0 '' feeds blog -o out
mv blog/things home

# a site far below is named
mkdir -p home/999/sites && mv blog home/999/sites/blog
expect 2 "contains one: '999/sites/blog'" build home
mv home/999/sites/blog blog

# links in circles, and folders that lie in themselves
mkdir -p circles/a/b && ln -s ../.. circles/a/b/up && ln -s . circles/self && ln -s self/self/self circles/a/far
printf -- '---\ntitle: t\ndate: 2024-01-01\n---\nText.\n' >circles/a/post.md
expect 0 'circles/a/post.md\|a/post.md' list posts circles
expect 2 '' build /dev -o out
exit 0
