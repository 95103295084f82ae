#!/bin/sh
# usage: examples.sh blog|pipeline|ninja|announce|exporter|systemd ESSAYPACK EXAMPLES
# Runs one of the examples as its reader would, on a copy. Exit 77: the tools for it are missing here.
set -eu
part=$1
essaypack=$2
examples=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() { printf 'FAIL: %s\n' "$*" >&2; exit 1; }
inode() { stat -c '%i %Y' "$1"; }

check_blog() {
  "$essaypack" build "$examples/blog" -o out/ 2> messages || { cat messages >&2; fail 'build'; }
  [ ! -s messages ] || { cat messages >&2; fail 'the example has no problems, yet there are messages'; }
  for name in anthology.epub atom.xml rss2.xml feed.json sitemap.xml sitemap.txt; do
    [ -s "out/$name" ] || fail "no $name"
  done
  "$essaypack" list posts "$examples/blog" --format json > posts.json
  "$essaypack" model "$examples/blog" > model.json
  mkdir book
  (cd book && unzip -q ../out/anthology.epub)
  # The draft and the post with a password: no title, no tag, no address of theirs.
  for secret in 海边的房子 写给自己的信 私信 私人 6f00aa11 2b7c61d8 只有我知道; do
    if grep -rlF "$secret" out book posts.json model.json >&2; then fail "'$secret' got out"; fi
  done
  python3 - <<'PY'
import json
posts = {post["source"]: post for post in json.load(open("model.json"))["posts"]}
assert len(posts) == 15, sorted(posts)
river = posts["source/_posts/river-names.md"]
assert river["categories"] == [["出行", "河流"], ["生活", "故乡"]], river["categories"]
assert river["permalink"] == "https://essays.example.org/posts/c84f2b19/", river["permalink"]
assert 'href="https://essays.example.org/posts/77d0a4e2/"' in river["content"], river["content"]
assert posts["source/_posts/bookshop-cat.md"]["permalink"].endswith("/posts/5e730012/")
assert posts["source/_posts/engawa.md"]["language"] == "ja"
assert posts["source/_posts/winter-shadow.md"]["date"] == "2023-12-22T12:03:00+08:00"
assert {tag["name"] for tag in json.load(open("model.json"))["tags"]} >= {"故乡", "repair"}
PY
  if [ -e /usr/share/java/epubcheck.jar ] && command -v java >/dev/null; then
    java -jar /usr/share/java/epubcheck.jar --failonwarnings out/anthology.epub > epubcheck.log 2>&1 ||
      { cat epubcheck.log >&2; fail 'epubcheck'; }
  fi
  if command -v xmllint >/dev/null; then
    xmllint --noout out/atom.xml out/rss2.xml out/sitemap.xml || fail 'not well-formed'
  fi
}

# up_to_date says no, then make runs, then up_to_date says yes.
remade() {
  if up_to_date; then fail "$1: make saw nothing to do"; fi
  make ESSAYPACK="$essaypack" > make.log 2>&1 || { cat make.log >&2; fail "$1: make"; }
  up_to_date || fail "$1: make would run for ever"
}
up_to_date() { make -q ESSAYPACK="$essaypack" > question.log 2>&1; }

check_pipeline() {
  command -v make >/dev/null || exit 77
  cp -r "$examples/blog" "$examples/Makefile" .
  # A change in the second of the run before would look as old as the stamp.
  find . -exec touch -d '1 hour ago' {} +
  remade 'first run'
  for name in anthology.epub atom.xml sitemap.xml; do [ -s "public/$name" ] || fail "no $name"; done
  find public -exec touch -d '30 minutes ago' {} +
  up_to_date || fail 'a second run has something to do'
  published=$(find public -type f -exec stat -c '%n %i %Y' {} + | LC_ALL=C sort)
  make ESSAYPACK="$essaypack" > make.log 2>&1 || { cat make.log >&2; fail 'the second make'; }
  if grep -qF "$essaypack" make.log; then cat make.log >&2; fail 'the second make runs essaypack'; fi
  [ "$published" = "$(find public -type f -exec stat -c '%n %i %Y' {} + | LC_ALL=C sort)" ] || fail 'the second make touched a file'

  post=blog/source/_posts/same-road.md
  book=$(inode public/anthology.epub)
  touch "$post"
  remade 'touched post'
  [ "$book" = "$(inode public/anthology.epub)" ] || fail 'an unchanged book was written again'

  age() { find public blog -exec touch -d '20 minutes ago' {} +; }
  age
  echo 'One more line.' >> "$post"
  book=$(sha256sum public/anthology.epub)
  feed=$(sha256sum public/atom.xml)
  remade 'changed post'
  [ "$book" != "$(sha256sum public/anthology.epub)" ] || fail 'the book lacks a changed post'
  [ "$feed" != "$(sha256sum public/atom.xml)" ] || fail 'the feed lacks a changed post'

  age
  sed 's/^title: .*/title: A New One/; s/^abbrlink: .*/abbrlink: 11223344/' "$post" > blog/source/_posts/new-one.md
  remade 'new post'
  grep -q 'posts/11223344/' public/sitemap.xml || fail 'the sitemap lacks the new post'

  age
  rm blog/source/_posts/new-one.md
  remade 'deleted post'
  if grep -q 'posts/11223344/' public/sitemap.xml; then fail 'the sitemap still has the deleted post'; fi

  # one that other posts link to, and that was there from the first run on
  age
  rm blog/source/_posts/sound-of-rain.md
  remade 'deleted old post'
  if grep -q sound-of-rain public/.essaypack/ids.json; then fail 'the deleted old post is still known'; fi

  age
  feed=$(inode public/atom.xml)
  cp blog/source/images/chair.png blog/source/images/cat.gif
  remade 'changed image'
  [ "$feed" = "$(inode public/atom.xml)" ] || fail 'an unchanged feed was written again'

  age
  sed -i 's/^title: .*/title: 另一个名字/' blog/_config.yml
  remade 'changed configuration'
  grep -q 另一个名字 public/atom.xml || fail 'the feed has the old title'

  age
  mkdir -p blog/essaypack/templates
  "$essaypack" templates all > /dev/null
  css=$(cd all && find . -name '*.css' | LC_ALL=C sort | head -n 1)
  mkdir -p "blog/essaypack/templates/$(dirname "$css")"
  { cat "all/$css"; echo '/* mine */'; } > "blog/essaypack/templates/$css"
  # A folder that appears is not in the dependency file of a run before it; a template in use is.
  make -B ESSAYPACK="$essaypack" > make.log 2>&1 || { cat make.log >&2; fail 'make with a template'; }
  age
  echo '/* more */' >> "blog/essaypack/templates/$css"
  remade 'changed template'
  printf 'ok\n'
}

check_ninja() {
  command -v ninja >/dev/null || exit 77
  cp -r "$examples/blog" .
  sed "s|^essaypack = .*|essaypack = $essaypack|" "$examples/build.ninja" > build.ninja
  age() { find blog -exec touch -d '20 minutes ago' {} +; }
  age
  # ran COUNT WHAT: how many of the three runs ninja thought necessary.
  ran() {
    ninja > ninja.log 2>&1 || { cat ninja.log >&2; fail "$2: ninja"; }
    count=$(grep -c '^\[.*essaypack' ninja.log || true)
    [ "$count" = "$1" ] || { cat ninja.log >&2; fail "$2: $count runs, not $1"; }
  }
  ran 3 'first run'
  for name in anthology.epub atom.xml sitemap.xml; do [ -s "public/$name" ] || fail "no $name"; done
  ran 0 'nothing changed'
  touch blog/source/_posts/same-road.md
  ran 3 'touched post'
  ran 0 'after a touched post'
  rm blog/source/_posts/same-road.md
  ran 3 'deleted post'
  ninja > ninja.log 2>&1 || fail 'ninja behind a deleted post'
  grep -q 'no work to do' ninja.log || { cat ninja.log >&2; fail 'ninja has work to do behind a deleted post'; }
  if grep -q same-road public/.essaypack/ids.json; then fail 'the deleted post is still known'; fi
  age
  sed 's/^title: .*/title: A New One/; s/^abbrlink: .*/abbrlink: 11223344/' blog/source/_posts/night-bus.md > blog/source/_posts/new-one.md
  ran 3 'new post'
  grep -q 'posts/11223344/' public/sitemap.xml || fail 'the sitemap lacks the new post'
  ran 0 'after a new post'
}

check_announce() {
  command -v python3 >/dev/null || exit 77
  mkdir out
  # In curl's place: notes what would be sent, fails where the address says so.
  cat > curl <<'SH'
#!/bin/sh
for word; do case $word in @-) sent=$(cat) ;; @*) sent=$(cat "${word#@}") ;; esac; done
printf '%s\n%s\n' "$word" "${sent-}" >> "$SENT"
case $word in *broken*) exit 22 ;; esac
SH
  chmod +x curl
  "$essaypack" sitemap "$examples/blog" -o out/
  SENT=$PWD/sent CURL=$PWD/curl
  export SENT CURL
  total=$(wc -l < out/changed-urls.txt)
  newest=$(head -n 1 out/changed-urls.txt)
  if sh "$examples/announce.sh" out 2> said; then fail 'without an address it did something'; fi
  if BAIDU=https://broken.example sh "$examples/announce.sh" out; then fail 'a refused list is no failure'; fi
  [ "$(wc -l < out/changed-urls.txt)" = "$total" ] || fail 'a refused list was removed'
  : > sent
  BAIDU='https://baidu.example/urls?site=a&token=b' BAIDU_QUOTA=2 sh "$examples/announce.sh" out || fail 'Baidu'
  [ "$(sed -n 2p sent)" = "$newest" ] || { cat sent; fail 'Baidu did not get the newest'; }
  [ "$(wc -l < out/changed-urls.txt)" = $((total - 2)) ] || fail 'the quota'
  # hub: rule C41
  HUB=https://hub.example FEED='https://essays.example.org/atom.xml https://essays.example.org/blog/rss2.xml'
  export HUB FEED
  tell_hub() { : > sent; sh "$examples/announce.sh" out; }
  "$essaypack" feeds "$examples/blog" -o out/ -q
  tell_hub || fail 'hub'
  [ "$(grep -c hub.example sent)" = 2 ] || { cat sent; fail 'the hub was not told of both feeds'; }
  [ ! -e out/changed-urls.txt ] || fail 'the list stays'
  tell_hub || fail 'hub, nothing new'
  [ ! -s sent ] || { cat sent; fail 'the hub was told of nothing'; }
  sleep 0.1
  touch out/rss2.xml
  HUB=https://broken.example
  if tell_hub; then fail 'a silent hub is no failure'; fi
  HUB=https://hub.example
  tell_hub || fail 'hub, again'
  [ "$(grep -c hub.example sent)" = 1 ] || { cat sent; fail 'the hub was not told of the feed that changed, or of the other too'; }
  unset HUB FEED
  # IndexNow
  cp -r "$examples/blog" blog
  printf 'sitemap: {indexnow_key: 0123456789abcdef}\n' > blog/essaypack.yaml
  echo 'One more line.' >> blog/source/_posts/same-road.md
  "$essaypack" sitemap blog -o out
  : > sent
  INDEXNOW=https://indexnow.example sh "$examples/announce.sh" out || fail 'IndexNow'
  sed 1d sent | python3 -c 'import json, sys; body = json.load(sys.stdin); assert len(body["urlList"]) == 1, body'
  [ ! -e out/indexnow.json ] || fail 'the body stays'
}

check_exporter() {
  command -v python3 >/dev/null || exit 77
  PATH=$examples/exporters:$PATH
  export PATH
  "$essaypack" anthology "$examples/blog" > printed.txt || fail "exit $?"
  "$essaypack" anthology "$examples/blog" -o essays.txt --depfile essays.d || fail "exit $? with -o"
  cmp printed.txt essays.txt || fail 'the file differs from what is printed'
  grep -q '^essays.txt:' essays.d || fail 'the depfile has another target'
  [ "$(grep -c '(20[0-9][0-9]-[0-9][0-9]-[0-9][0-9])$' essays.txt)" = 15 ] || fail 'not every post is in it'
  for secret in 海边的房子 写给自己的信; do if grep -q "$secret" essays.txt; then fail "'$secret' got out"; fi; done
  "$essaypack" anthology "$examples/blog" -o narrow.txt -- --width 30 --tag repair || fail "exit $? with arguments"
  python3 - <<'PY'
import unicodedata
wide = lambda line: sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
lines = open("narrow.txt", encoding="utf-8").read().split("\n")
assert 5 < len(lines) and all(wide(line) <= 30 for line in lines if not line.startswith(" ") and "(" not in line), lines
PY
  "$essaypack" anthology --help | grep -q 'essaypack-anthology' || fail 'no help'
}

# The names of all system calls of groups, `@system-service` and what it is made of.
calls_of() {
  for word; do
    case $word in
      @*) calls_of $(systemd-analyze syscall-filter "$word" | sed '1d; /#/d') ;;
      *) echo "$word" ;;
    esac
  done
}

# What the unit's filter would refuse: EPERM, and perhaps half an output.
check_calls() {
  if ! command -v strace > /dev/null || ! strace -o probe true 2> /dev/null; then echo 'skipped: the filter of system calls, strace does not work here'; return; fi
  [ "$(grep -c '^SystemCallFilter=' units/essaypack.service)" = 2 ] || fail 'another filter of system calls than this test knows'
  calls_of @system-service | sort -u > allowed
  calls_of @privileged @resources | sort -u > refused
  rm -r srv/www && mkdir srv/www
  # what looks for leaks can't be traced itself
  ASAN_OPTIONS=detect_leaks=0 strace -f -qq -o calls "$@" || fail "exit $? under strace"
  sed -n 's/^[0-9]* *\([a-z_0-9]*\)(.*/\1/p' calls | sort -u > used
  comm -23 used allowed > missing
  comm -12 used refused >> missing
  # the thread pool asks how many processors it may use: without an answer it takes what there are
  grep -vx 'arch_prctl' missing > needed || [ ! -s needed ] || fail 'comm'
  [ ! -s needed ] || { cat needed; fail 'the filter of the unit refuses these system calls'; }
}

check_systemd() {
  command -v systemd-analyze >/dev/null || exit 77
  mkdir units
  cp "$examples"/systemd/* units
  sed -i "s|^ExecStart=/usr/bin/essaypack|ExecStart=$essaypack|" units/essaypack.service
  systemd-analyze verify --man=no units/*.service units/*.timer > said 2>&1 || { cat said; fail verify; }
  [ ! -s said ] || { cat said; fail 'systemd-analyze verify is not silent'; }
  for unit in units/*.service; do
    systemd-analyze security --offline=true --threshold=25 --no-pager "$unit" > said 2>&1 || { cat said; fail "$unit is too open"; }
    grep 'Overall exposure' said
  done
  for line in SuccessExitStatus=75 ProtectSystem=strict ReadWritePaths=/srv/www PrivateNetwork=yes; do
    grep -qxF "$line" units/essaypack.service || fail "no $line"
  done
  for line in Persistent=true RandomizedDelaySec=5min; do
    grep -qxF "$line" units/essaypack.timer || fail "no $line"
  done
  # The command line of the unit, on the example.
  mkdir -p srv/www
  cp -r "$examples/blog" srv/blog
  command=$(sed -n 's/^ExecStart=//p' units/essaypack.service | sed "s|/srv/|$work/srv/|g")
  $command || fail "exit $? of: $command"
  [ -s srv/www/atom.xml ] || fail 'the unit wrote nothing'
  check_calls $command
}

case $part in
  blog) check_blog ;;
  pipeline) check_pipeline ;;
  ninja) check_ninja ;;
  announce) check_announce ;;
  exporter) check_exporter ;;
  systemd) check_systemd ;;
  *) echo "usage: examples.sh blog|pipeline|ninja|announce|exporter|systemd ESSAYPACK EXAMPLES" >&2; exit 2 ;;
esac
