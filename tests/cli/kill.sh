#!/bin/bash
# kill.sh ESSAYPACK [ROUNDS]: kill -9 at random moments leaves each file old or new, and the next run finishes and tidies up. SIGTERM leaves no
# temporary file and ends with 130. With full_disk.sh: rule P13.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
make_blog old 120
cp -r old new
for post in new/source/_posts/post-1*.md; do echo '改过了。' >>"$post"; done
start=$(date +%s%N)
"$ESSAYPACK" build old -o out || fail "the first run ended with $?"
took=$((($(date +%s%N) - start) / 1000))
"$ESSAYPACK" build new -o out-new/ || fail "the run of the changed blog ended with $?"
contents out >old.txt
contents out-new >new.txt
cp -r out out-old

rounds=${2:-10}
for ((round = 1; round <= rounds; round++)); do
  rm -rf out && cp -r out-old out
  "$ESSAYPACK" build new -o out &
  pid=$!
  sleep "$(printf '0.%06d' $((RANDOM * 32768 % (took < 900000 ? took : 900000))))"
  kill -9 $pid 2>/dev/null
  wait $pid 2>/dev/null
  find out -name '.*.tmp.*' -prune -o -type f ! -name .essaypack.lock -printf '%P\n' | while read -r name; do
    cmp -s "out/$name" "out-old/$name" || cmp -s "out/$name" "out-new/$name" || { echo "$name is neither old nor new"; exit 1; }
  done || fail "round $round"
  "$ESSAYPACK" build new -o out || fail "the run after round $round ended with $?"
  contents out | diff new.txt - || fail "the run after round $round made other files"
done

rm -rf out && cp -r out-old out
"$ESSAYPACK" build new -o out &
pid=$!
sleep "$(printf '0.%06d' $((took / 2 < 900000 ? took / 2 : 900000)))"
kill -TERM $pid 2>/dev/null
wait $pid
code=$?
[ $code = 130 ] || [ $code = 0 ] || fail "after SIGTERM the exit code is $code"
[ -z "$(find out -name '.*.tmp.*')" ] || fail "SIGTERM left $(find out -name '.*.tmp.*')"
exit 0
