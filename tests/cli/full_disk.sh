#!/bin/bash
# full_disk.sh ESSAYPACK [SIZES]: a full disk: exit 3, a message, the old files as they were, no temporary file (rule P13).
ESSAYPACK=$(readlink -f "$1")
script=$(readlink -f "$0")
. "$(dirname "$script")/lib.sh"
if ! mkdir disk || ! mount -t tmpfs -o size=256k tmpfs disk 2>/dev/null; then
  [ -z "${ESSAYPACK_UNSHARED-}" ] || skip "a file system can't be mounted here"
  unshare -rm true 2>/dev/null || skip "a file system can't be mounted here"
  ESSAYPACK_UNSHARED=1 unshare -rm bash "$script" "$ESSAYPACK" "${2-}"
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

# Disks between too small for anything and large enough, each with the old files and without any.
"$ESSAYPACK" build blog -o new/ || fail "the changed blog ended with $?"
cp -r disk/out old
contents new >new.txt
contents old >old.txt
most=$(($(du -sk new | cut -f1) + $(du -sk old | cut -f1) + 64))
sizes=${2:-4}
for ((i = 1; i <= sizes; i++)); do
  size=$((most * i / sizes))
  for start in old nothing; do
    umount disk && mount -t tmpfs -o "size=${size}k" tmpfs disk || fail "no disk of $size KB"
    if [ $start = old ]; then
      cp -r old disk/out 2>/dev/null || continue  # there is no room for the old files
    fi
    "$ESSAYPACK" build blog -o disk/out/ 2>said.txt
    code=$?
    case $code:$start in
      0:*) contents disk/out | diff new.txt - || fail "$size KB, $start: exit 0 and other files" ;;
      3:old) contents disk/out | diff old.txt - || fail "$size KB: a file was touched or left behind" ;;
      3:nothing) [ -z "$(ls -A disk)" ] || fail "$size KB: something was left behind: $(find disk)" ;;
      *) fail "$size KB, $start: exit $code: $(head -n 5 said.txt)" ;;
    esac
    echo "$size KB, $start: exit $code"
    mount -o remount,size=64m disk && "$ESSAYPACK" build blog -o disk/out/ || fail "$size KB, $start: the run with room ended with $?"
    contents disk/out | diff new.txt - || fail "$size KB, $start: the run with room made other files"
  done
done
"$ESSAYPACK" model blog >/dev/full 2>said.txt
[ $? = 3 ] || fail "a full standard output is not exit 3: $(head -n 5 said.txt)"
exit 0
