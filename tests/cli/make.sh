#!/bin/bash
# make and ninja run essaypack only when a post, an image, a template or the configuration changed, came or went.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
mkdir 'a blog' && make_blog 'a blog/site' 3
cd 'a blog' || exit 3
mv site/source/_posts/post-3.md 'site/source/_posts/post #3: $5.md'
cat >Makefile <<MAKE
out/stamp:
	"$ESSAYPACK" build site -o out/ --depfile out.d --depfile-target \$@ --stamp \$@ && echo ran >>runs
-include out.d
MAKE
cat >build.ninja <<NINJA
rule essaypack
  command = "$ESSAYPACK" build site -o ninja-out/ --depfile \$out.d --depfile-target \$out --stamp \$out && echo ran >>runs
  depfile = \$out.d
  deps = gcc
  restat = 1
build ninja-stamp: essaypack
NINJA
runs() { wc -l <runs; }
# expect RUNS WHAT TOOL...: one call of the tool after WHAT happened.
expect() {
  local count=$1 what=$2
  shift 2
  : >runs
  "$@" >said.txt 2>&1 || fail "$1 after $what: $(head -n 5 said.txt)"
  find site -exec touch -d '-1 hour' {} +  # so that only the next change is newer than the stamp
  [ "$(runs)" = "$count" ] || fail "$1 after $what: $(runs) runs, not $count: $(head -n 5 said.txt)"
}
cycle() {
  : >runs
  "$@" >said.txt 2>&1 || fail "$1: the first run: $(head -n 5 said.txt)"
  find site -exec touch -d '-1 hour' {} +
  expect 0 "nothing" "$@"
  touch -d '+1 minute' site/source/_posts/post-1.md
  expect 1 "a changed post" "$@"
  expect 0 "a changed post and a run" "$@"
  sed 's/第/另/' site/source/_posts/post-1.md >site/source/_posts/fresh.md
  expect 1 "a new post" "$@"
  rm site/source/_posts/fresh.md
  expect 1 "a deleted post" "$@"
  touch -d '+1 minute' site/source/images/dot.png
  expect 1 "a changed image" "$@"
  touch -d '+1 minute' 'site/source/_posts/post #3: $5.md'
  expect 1 "a changed post of an odd name" "$@"
  touch -d '+1 minute' site/_config.yml
  expect 1 "a changed configuration" "$@"
  expect 0 "all of it" "$@"
}
found=0
if command -v make >/dev/null; then found=1; cycle make -s; fi
if command -v ninja >/dev/null; then found=1; cycle ninja -v; fi
[ $found = 1 ] || skip "neither make nor ninja is installed"
exit 0
