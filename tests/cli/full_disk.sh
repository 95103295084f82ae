#!/bin/bash
# A full disk: exit 3, a message, the old files as they were, no temporary file.
ESSAYPACK=$(readlink -f "$1")
script=$(readlink -f "$0")
. "$(dirname "$script")/lib.sh"
if ! mkdir disk || ! mount -t tmpfs -o size=256k tmpfs disk 2>/dev/null; then
  [ -z "${ESSAYPACK_UNSHARED-}" ] || skip "a file system can't be mounted here"
  unshare -rm true 2>/dev/null || skip "a file system can't be mounted here"
  ESSAYPACK_UNSHARED=1 unshare -rm bash "$script" "$ESSAYPACK"
  exit $?
fi
trap 'umount "$scratch/disk"; rm -rf "$scratch"' EXIT
make_blog blog 3
"$ESSAYPACK" build blog -o disk/out/ || fail "the first run ended with $?"
head -c 1M /dev/zero >disk/filler 2>/dev/null
snapshot disk/out >before.txt
for i in 1 2 3; do seq -f '山路 %.0f。' 1 3000 >>blog/source/_posts/post-$i.md; done
"$ESSAYPACK" build blog -o disk/out/ 2>said.txt
code=$?
[ $code = 3 ] || fail "the exit code is $code, not 3: $(head -n 5 said.txt)"
grep -qi 'no space left on device' said.txt || fail "it said: $(head -n 5 said.txt)"
snapshot disk/out | diff before.txt - || fail "a file was touched or left behind"
"$ESSAYPACK" model blog >/dev/full 2>said.txt
[ $? = 3 ] || fail "a full standard output is not exit 3: $(head -n 5 said.txt)"
exit 0
