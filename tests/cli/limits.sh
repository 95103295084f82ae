#!/bin/bash
# limits.sh ESSAYPACK: too few descriptors, too little memory, a small stack, a disk that can't be written: a run either makes
# the same files as any other or ends with exit 3 and a message. It never leaves a post out.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
# What fontconfig can't read for want of memory is no font to it, and it keeps that in its cache: for every run, and not
# the machine's.
cat >fonts.conf <<XML
<fontconfig><cachedir>$PWD/fonts</cachedir><include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>
XML
export FONTCONFIG_FILE=$PWD/fonts.conf
make_blog blog 12
# a post that needs depth: quotations and elements nested as far as they may be
{
  printf -- '---\ntitle: 深处\ndate: 2024-05-06 07:08:09\n---\n'
  printf '> %.0s' $(seq 200)
  printf '水底。\n\n'
  printf '<div>%.0s' $(seq 200)
  printf '水底。'
  printf '</div>%.0s' $(seq 200)
  printf '\n'
} >blog/source/_posts/deep.md
"$ESSAYPACK" build blog -o base/ || fail "the first run ended with $?"
contents base >base.txt

# under WHAT LIMIT...: a run with the limit set
under() {
  local name=$1 code
  shift
  rm -rf out fonts
  (ulimit "$@" 2>/dev/null || exit 77; exec "$ESSAYPACK" build blog -o out/ -j4) >said.txt 2>&1
  code=$?
  case $code in
    0) contents out | diff base.txt - || fail "$name $2: exit 0 and other files" ;;
    3) [ -s said.txt ] || fail "$name $2: exit 3 and not a word"
       [ -z "$(find out -type f ! -name .essaypack.lock 2>/dev/null)" ] || fail "$name $2: files were left: $(find out -type f)" ;;
    77) return ;;
    127) grep -q 'error while loading shared libraries' said.txt && return ;;&  # it did not even begin
    *) fail "$name $2: exit $code: $(head -n 5 said.txt)" ;;
  esac
  echo "$name $2: exit $code $(head -n 1 said.txt)"
}

for files in 4 5 6 7 8 10 14 20; do under descriptors -n $files; done
for stack in 128 256 1024 unlimited; do under stack -s $stack; done
for memory in 60000 90000 100000 120000 140000 150000 180000 220000 300000 400000 700000 1500000; do under memory -v $memory; done
# the same with posts on one thread
(ulimit -s 256 && exec "$ESSAYPACK" build blog -o one/ -j1) >said.txt 2>&1 || fail "stack 256 with one thread: $(head -n 3 said.txt)"
contents one | diff base.txt - || fail "stack 256 with one thread: other files"
# a folder for temporary files that is full or missing
TMPDIR=/dev/full "$ESSAYPACK" build blog -o out2/ >said.txt 2>&1
[ $? = 0 ] || fail "TMPDIR: $(head -n 3 said.txt)"
contents out2 | diff base.txt - || fail "TMPDIR: other files"
exit 0
