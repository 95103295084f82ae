#!/bin/sh
# usage: examples.sh blog|pipeline|systemd ESSAYPACK EXAMPLES
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

check_systemd() {
  command -v systemd-analyze >/dev/null || exit 77
  mkdir units
  sed "s|^ExecStart=/usr/bin/essaypack|ExecStart=$essaypack|" "$examples/systemd/essaypack.service" > units/essaypack.service
  cp "$examples/systemd/essaypack.timer" units
  systemd-analyze verify --man=no units/essaypack.service units/essaypack.timer > said 2>&1 || { cat said; fail verify; }
  [ ! -s said ] || { cat said; fail 'systemd-analyze verify is not silent'; }
  for line in SuccessExitStatus=75 ProtectSystem=strict ReadWritePaths=/srv/www; do
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
}

case $part in
  blog) check_blog ;;
  pipeline) check_pipeline ;;
  systemd) check_systemd ;;
  *) echo "usage: examples.sh blog|pipeline|systemd ESSAYPACK EXAMPLES" >&2; exit 2 ;;
esac
