#!/bin/bash
# lock.sh ESSAYPACK [STARTS]: while one run holds an output folder, another ends with 75, names it and changes nothing.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
command -v flock >/dev/null || skip "flock is not installed"
make_blog blog 3
"$ESSAYPACK" build blog -o out || fail "the first run ended with $?"
snapshot out >before.txt
echo '改过了。' >>blog/source/_posts/post-1.md
flock out/.essaypack.lock "$ESSAYPACK" build blog -o out 2>said.txt
code=$?
[ $code = 75 ] || fail "the exit code is $code, not 75"
grep -q "is writing to 'out'" said.txt || fail "it said: $(head -n 5 said.txt)"
snapshot out | diff before.txt - || fail "a file was touched"

make_blog large 300
starts=${2:-8}
for ((i = 1; i <= starts; i++)); do
  (
    "$ESSAYPACK" build large -o shared/ 2>>all-said.txt
    echo $? >"code-$i"
  ) &
done
wait
grep -qx 0 code-* || fail "no run got through: $(cat code-*)"
cat code-* | grep -vqxE '0|75' && fail "exit codes: $(cat code-* | tr '\n' ' ')"
grep -qx 75 code-* || fail "no run found the lock"
grep -q 'another run (process [0-9]*) is writing' all-said.txt || fail "no process was named: $(head -n 3 all-said.txt)"
"$ESSAYPACK" build large -o alone/ || fail "the run alone ended with $?"
diff <(contents shared) <(contents alone) || fail "runs at once made other files"
# one that waits gets its turn; one that waits too short does not
hold() {
  flock out/.essaypack.lock sleep "$1" &
  holder=$!
  while flock -n out/.essaypack.lock true; do sleep 0.05; done
}
hold 2
"$ESSAYPACK" build blog -o out --lock-wait 60 || fail "the run that waited ended with $?"
hold 60
"$ESSAYPACK" build blog -o out --lock-wait 1 2>said.txt
code=$?
pkill -P "$holder"
[ $code = 75 ] || fail "after a second the exit code is $code, not 75"
"$ESSAYPACK" build blog -o out --dry-run || fail "a dry run ended with $?"
wait
exit 0
