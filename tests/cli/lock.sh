#!/bin/bash
# While one run holds an output folder, another ends with 75, names it and changes nothing.
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
for i in 1 2 3 4 5 6 7 8; do
  (
    "$ESSAYPACK" build large -o shared/ 2>>all-said.txt
    echo $? >"code-$i"
  ) &
done
wait
grep -qx 0 code-* || fail "no run got through: $(cat code-*)"
cat code-* | grep -vqxE '0|75' && fail "exit codes: $(cat code-* | tr '\n' ' ')"
"$ESSAYPACK" build large -o alone/ || fail "the run alone ended with $?"
diff <(contents shared) <(contents alone) || fail "runs at once made other files"
exit 0
