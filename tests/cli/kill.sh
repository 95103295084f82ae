#!/bin/bash
# kill.sh ESSAYPACK [KILLS [SIGNALS [POSTS]]]: several outputs are one release.
# A run that is killed (-9) at a random moment, with and without --prune, leaves each file old or new; after the next run, of another format, all files
# are those of one release, records agree with them, and no temporary file is left. SIGINT, SIGTERM and SIGHUP leave one release and no
# temporary file at once. Every third kill waits for the journal, so that it comes between two renames. With full_disk.sh: rule P13.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
kills=${2:-12}
signals=${3:-6}
posts=${4:-60}
make_blog old "$posts"
# state: outside of the output folder, and the release is told by each file that shows the title or a changed post
printf '%s\n' 'state: ../state' 'outputs: [epub, rss, atom, json, sitemap, lists, opml, links]' >old/essaypack.yaml
cp -r old new
sed -i 's/^title: .*/title: 山外手记/' new/_config.yml
sed -i 's/第1\]/第90]/' new/source/_posts/*.md
for post in new/source/_posts/post-1*.md; do echo '改过了。' >>"$post"; done

reset() { rm -rf out state && cp -r out-old out && cp -r state-old state; }
start=$(date +%s%N)
"$ESSAYPACK" build old -o out || fail "the first run ended with $?"
took=$((($(date +%s%N) - start) / 1000))
mv out out-old && mv state state-old
for prune in '' --prune; do  # what these make of it
  reset
  "$ESSAYPACK" build new -o out $prune -q || fail "build $prune ended with $?"
  mv out "out-new$prune" && mv state "state-new$prune"
done
[ -e out-old/tags/第1/atom.xml ] && [ ! -e out-new--prune/tags/第1/atom.xml ] && [ -e out-new--prune/tags/第90/atom.xml ] ||
  fail "the releases do not differ as they should"

# What is neither of the sitemap, which the next run makes, nor a record.
release() {
  (cd "$1" && find . -type f ! -path './.essaypack*' ! -name 'sitemap*' ! -name changed-urls.txt ! -name robots-sitemaps.txt -exec sha256sum {} + | sort -k2)
}
release out-old >old.txt
release out-new >new.txt
release out-new--prune >new--prune.txt

# is_whole PRUNE: all files of one release, and records that know them.
is_whole() {
  release out >now.txt
  local is
  for is in old "new$1"; do
    cmp -s now.txt $is.txt || continue
    diff <(grep -o '^"[^"]*"' out/.essaypack/manifest.json | tr -d '"' | sort) \
      <(cd out && find . -type f ! -path './.essaypack*' ! -name changed-urls.txt -printf '%P\n' | sort) && return 0
    echo "the manifest names other files"
    return 1
  done
  echo "files of two releases:"
  diff now.txt old.txt | grep '^[<>]' | head -n 4
  echo ...
  diff now.txt "new$1.txt" | grep '^[<>]' | head -n 4
  return 1
}
no_temporaries() {
  local left
  left=$(find out state \( -name '.*.essaypack.*' -o -name journal \))
  [ -z "$left" ] || { echo "left behind: $left"; return 1; }
}
# no_torn_files PRUNE: each is old, new, or has a name of its own.
no_torn_files() {
  local name
  find out -type f ! -path './.essaypack*' ! -name '.*' ! -name journal ! -path '*/.essaypack/*' -printf '%P\n' | while read -r name; do
    cmp -s "out/$name" "out-old/$name" || cmp -s "out/$name" "out-new$1/$name" || { echo "$name is neither old nor new"; exit 1; }
  done
}
pause() { sleep "$(printf '0.%06d' $((RANDOM * 32768 % (took < 990000 ? took : 990000))))"; }

old=0 between=0
for ((round = 1; round <= kills; round++)); do
  prune=
  [ $((round % 2)) = 0 ] || prune=--prune
  reset
  "$ESSAYPACK" build new -o out $prune -q -j 2 &
  pid=$!
  if [ $((round % 3)) = 0 ]; then
    until [ -e out/.essaypack/journal ] || [ ! -d /proc/$pid ]; do :; done
  else
    pause
  fi
  kill -9 $pid 2>/dev/null
  wait $pid 2>/dev/null
  [ ! -e out/.essaypack/journal ] || between=$((between + 1))
  no_torn_files "$prune" || fail "round $round: a torn file"
  "$ESSAYPACK" sitemap old -o out -q || fail "the run after round $round ended with $?"
  is_whole "$prune" || fail "round $round: a mixed release"
  no_temporaries || fail "round $round"
  ! cmp -s now.txt old.txt || old=$((old + 1))
  [ $((round % 10)) = 1 ] || continue
  "$ESSAYPACK" build new -o out $prune -q || fail "the build after round $round ended with $?"
  release out | diff "new$prune.txt" - || fail "the build after round $round made other files"
done
echo "$kills kills: $between with a journal, $old left the old release, $((kills - old)) the new one"
[ "$kills" -lt 12 ] || [ $between -gt 0 ] || fail "no kill came between two renames"

for ((round = 1; round <= signals; round++)); do
  reset
  set -- INT TERM HUP
  shift $((round % 3))
  # what a shell starts in the background ignores SIGINT
  setsid perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' "$ESSAYPACK" build new -o out -q -j 2 &
  pid=$!
  pause
  kill -$1 $pid 2>/dev/null
  wait $pid
  code=$?
  # a signal may come before the handler is there
  case $code in 0 | 130 | 129 | 143) ;; *) fail "after SIG$1 the exit code is $code" ;; esac
  no_temporaries || fail "SIG$1, round $round"
  cmp -s out/sitemap.xml out-new/sitemap.xml || cmp -s out/sitemap.xml out-old/sitemap.xml || fail "SIG$1, round $round: another sitemap"
  is_whole '' || fail "SIG$1, round $round: a mixed release"
done
echo "$signals signals: no temporary file, no mixed release"
exit 0
