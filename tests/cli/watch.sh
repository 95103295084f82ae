#!/bin/bash
# essaypack watch: a run after each change, whatever way an editor saves; none after its own outputs; 130 at the end.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
make_blog blog 3
"$ESSAYPACK" watch feeds blog -o blog/public/ -v --accept-ids 2>said.txt &
watcher=$!
runs() { grep -c ' blog/public/atom.xml$' said.txt; }
# until COMMAND: for at most 30 seconds.
until_true() {
  local i
  for ((i = 0; i < 600; i++)); do
    if "$@" 2>/dev/null; then return 0; fi
    kill -0 $watcher 2>/dev/null || { cat said.txt; fail "it ended while waiting for: $*"; }
    sleep 0.05
  done
  cat said.txt
  fail "in vain: $*"
}
has_runs() { [ "$(runs)" -ge "$1" ]; }
has_title() { grep -q "$1" blog/public/atom.xml; }
has_no_title() { ! grep -q "$1" blog/public/atom.xml; }
until_true has_runs 1
post=blog/source/_posts/post-1.md
head_of() { printf -- '---\ntitle: %s\ndate: 2026-01-01 08:00\n---\n正文。\n' "$1"; }

head_of 原地改写 >$post && until_true has_title 原地改写
head_of 换名保存 >blog/source/_posts/.post-1.md.swp && mv blog/source/_posts/.post-1.md.swp $post && until_true has_title 换名保存
mv $post $post~ && head_of 先移走 >$post && rm $post~ && until_true has_title 先移走
mkdir -p blog/source/_posts/新/更深 && sleep 0.5 && head_of 新文件夹 >blog/source/_posts/新/更深/a.md && until_true has_title 新文件夹
head_of 再改一次 >blog/source/_posts/新/更深/a.md && until_true has_title 再改一次
mv blog/source/_posts/新 blog/source/_posts/移动 && head_of 移动以后 >blog/source/_posts/移动/更深/a.md && until_true has_title 移动以后
rm -r blog/source/_posts/移动 && until_true has_no_title 移动以后

# a run that fails ends nothing
printf 'title: [\n' >blog/essaypack.yaml && until_true grep -q config/bad-yaml said.txt
rm blog/essaypack.yaml && head_of 修好了 >$post && until_true has_title 修好了

# many changes are few runs; what editors leave beside files is none
sleep 1
before=$(runs)
for i in $(seq 40); do head_of "第 $i 次" >$post; done
until_true has_title '第 40 次'
sleep 1
[ $(($(runs) - before)) -le 4 ] || fail "40 saves in a moment were $(($(runs) - before)) runs"
before=$(runs)
touch blog/source/_posts/.hidden.swp blog/source/_posts/draft.md~ && sleep 1
[ "$(runs)" = "$before" ] || fail "passing files were $(($(runs) - before)) runs"
# it sleeps: no time of the processor while nothing happens
used() { awk '{ print $14 + $15 }' /proc/$watcher/stat; }
start=$(used) && sleep 1
[ $(($(used) - start)) -le 2 ] || fail "it used $(($(used) - start)) ticks of a second in which nothing happened"

kill -INT $watcher 2>/dev/null  # bash lets background jobs ignore it
kill -TERM $watcher
wait $watcher
code=$?
[ $code = 130 ] || fail "the exit code is $code, not 130"
[ -z "$(find blog -name '.*.essaypack.*')" ] || fail "it left $(find blog -name '.*.essaypack.*')"

# while a run works
make_blog large 2000
"$ESSAYPACK" watch build large -o out/ 2>said.txt &
watcher=$!
# bit 14 is SIGTERM's
catches_term() { [ $((0x$(sed -n 's/^SigCgt:[[:space:]]*//p' /proc/$watcher/status) >> 14 & 1)) = 1 ]; }
until_true catches_term
sleep 0.3
kill -TERM $watcher
wait $watcher
code=$?
[ $code = 130 ] || fail "during a run the exit code is $code, not 130"
sleep 0.2
[ -z "$(find out -name '.*.essaypack.*' 2>/dev/null)" ] || fail "a run left $(find out -name '.*.essaypack.*')"
if flock -n out/.essaypack.lock true 2>/dev/null || [ ! -e out/.essaypack.lock ]; then :; else fail "a run goes on"; fi

# nothing to watch
"$ESSAYPACK" watch nowhere 2>said.txt
[ $? = 2 ] || fail "a site that does not exist: $(cat said.txt)"
exit 0
