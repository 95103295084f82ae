#!/bin/bash
# Folders and files without permission, as an ordinary user.
ESSAYPACK=$(readlink -f "$1")
script=$(readlink -f "$0")
. "$(dirname "$script")/lib.sh"
as_user=
if [ "$(id -u)" = 0 ]; then
  command -v setpriv >/dev/null || skip "setpriv is not installed"
  as_user="setpriv --reuid=65534 --regid=65534 --clear-groups"
  chmod 755 "$scratch"
  cp "$ESSAYPACK" ./essaypack && ESSAYPACK=$scratch/essaypack
  $as_user "$ESSAYPACK" --version >/dev/null 2>&1 || skip "the program can't run as another user"
  mkdir theirs && chown 65534 theirs && cd theirs || exit 3
fi
essaypack() { $as_user "$ESSAYPACK" "$@"; }
expect() {
  local code=$1 words=$2
  shift 2
  essaypack "$@" >said.txt 2>&1
  local got=$?
  [ $got = "$code" ] || fail "essaypack $*: exit $got, not $code: $(head -n 5 said.txt)"
  [ -z "$words" ] || grep -q -- "$words" said.txt || fail "essaypack $*: it said $(head -n 5 said.txt)"
}
make_blog blog 3
mkdir out && chmod 777 out
expect 0 '' build blog -o out
snapshot out >before.txt

[ -z "$as_user" ] || chown -R 65534 blog
chmod 000 blog/source/_posts/post-2.md
expect 1 'post-2.md.*permission denied' build blog -o out
expect 1 'keep-going' build blog -o out
snapshot out | diff before.txt - || fail "a file was touched in spite of an error"
chmod 644 blog/source/_posts/post-2.md

mkdir closed && make_blog closed/blog 1 && chmod 000 closed
[ -z "$as_user" ] || chown 65534 closed
expect 3 'ermission denied' build closed/blog -o out
chmod 755 closed
[ -z "$as_user" ] || chown -R 65534 closed
chmod 000 closed/blog
expect 3 'ermission denied' build closed/blog -o out
chmod 755 closed/blog

mkdir sealed && chmod 555 sealed
[ -z "$as_user" ] || chown 65534 sealed
expect 3 "can't write 'sealed/deeper'\|can't write 'sealed/deeper/'" build blog -o sealed/deeper/
expect 3 "can't write 'sealed/book.epub'" epub blog -o sealed/book.epub
chmod 755 sealed && printf '# a\n' > sealed/a.md && chmod 555 sealed
expect 3 'make the folder writable: chmod u+w sealed' init sealed
snapshot out | diff before.txt - || fail "a file was touched"
exit 0
