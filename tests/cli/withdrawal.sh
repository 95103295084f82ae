#!/bin/bash
# withdrawal.sh ESSAYPACK: ways to withdraw a post × ways to run essaypack afterwards. A file that still shows the post's text is named in a warning,
# and there is none but where a run of one format can't make it again; records and lists of addresses forget it at once. Prints
# the table.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
export SOURCE_DATE_EPOCH=1767225600
mkdir -p site/source/_posts
cat >site/_config.yml <<'YAML'
title: 山中手记
author: 示例作者
language: en
timezone: UTC
url: https://blog.example.org
permalink: :title/
YAML
cat >site/essaypack.yaml <<'YAML'
outputs: [epub, rss, atom, json, lists, archive, sitemap, opml, links]
sitemap: {indexnow_key: 0123456789abcdef}
feed: {archive: year}
keep_going: true
books:
  - {id: all}
  - {id: only-secret, select: {tags: [only]}}
  - {id: rest, select: {tags: [common], not_tags: [only]}}
YAML
post() { printf -- '---\ntitle: %s\ndate: %s\ntags: [%s]\ncategories: [%s]\n---\n%s\n' "$2" "$3" "$4" "$5" "$6" >"site/source/_posts/$1.md"; }
post open-1 'Open one' 2024-01-01 common Notes 'Nothing to hide.'
post open-2 'Open two' 2025-02-02 'common, other' Notes 'Nothing here.'
post withdrawn-post 'WITHDRAWN title' 2023-03-03 'common, only' Private 'WITHDRAWN text.'
post will-fail 'Will fail' 2024-04-04 'common, failing' Failing 'Some text.'
"$ESSAYPACK" build site -o out || skip "the site is not as it should be: $(tail -n 3 stderr)"
mv site site-before && mv out out-before

file=site/source/_posts/withdrawn-post.md
withdraw() {
  case $1 in
    draft) sed -i '2i draft: true' $file ;;
    unpublished) sed -i '2i published: false' $file ;;
    hidden) sed -i '2i hidden: true' $file ;;
    password) sed -i '2i password: abc' $file ;;
    future) sed -i 's/^date: .*/date: 2030-01-01/' $file ;;
    expired) sed -i '2i expiryDate: 2025-01-01' $file ;;
    moved) mkdir -p site/source/_drafts && mv $file site/source/_drafts/ ;;
    broken-draft) sed -i -e '2i draft: true' -e 's/^date: .*/date: 2023-13-01/' $file ;;
    deleted) rm $file ;;
  esac
}
# run MODE: the second run. A broken post elsewhere makes it a partial one.
run() {
  case $1 in *partial*) sed -i 's/^date: .*/date: 2024-13-04/' site/source/_posts/will-fail.md ;; esac
  case $1 in
    build | partial) "$ESSAYPACK" build site -o out ;;
    prune | partial-prune) "$ESSAYPACK" build site -o out --prune ;;
    feeds | partial-feeds) "$ESSAYPACK" feeds site -o out ;;
    rss | sitemap | epub | lists | atom) "$ESSAYPACK" "$1" site -o out ;;
    select) "$ESSAYPACK" epub site -o out --select tag=other ;;
    folder) "$ESSAYPACK" lists site/source/_posts -o out ;;
    quick) sed -i '/^keep_going/d' site/essaypack.yaml && "$ESSAYPACK" build site -o out ;;
    state)
      sed -i '1i state: ../out/state' site/essaypack.yaml
      mkdir out/state && mv out/.essaypack/ids.json out/.essaypack/announced.json out/state/
      "$ESSAYPACK" build site -o out ;;
  esac 2>said.txt
}
# Files in which the post's text or title, its address or its path can be read.
showing() {
  {
    (cd out && grep -rlaE 'WITHDRAWN|withdrawn-post' . | grep -v indexnow.json)
    for book in out/*.epub; do
      [ ! -e "$book" ] || ! unzip -p "$book" | grep -qaE 'WITHDRAWN|withdrawn-post' || echo "./$(basename "$book")"
    done
  } | sed 's|^\./||' | sort -u
}
command -v unzip >/dev/null || skip "unzip is not installed"

# What a run of one format leaves, and says so.
left_by() {
  case $1 in
    feeds | partial-feeds | rss | atom | lists | folder) echo 'all.epub only-secret.epub sitemap.txt sitemap.xml' ;;
    sitemap) echo 'all.epub only-secret.epub' ;;
    epub) echo 'only-secret.epub sitemap.txt sitemap.xml' ;;
    select) echo 'all.epub only-secret.epub sitemap.txt sitemap.xml' ;;
    build | quick | state) echo 'only-secret.epub' ;;  # which is no longer made
    partial) echo 'only-secret.epub' ;;
    *) echo ;;
  esac
}

failed=0
ways='draft unpublished hidden password future expired moved broken-draft deleted'
modes='build prune partial partial-prune feeds partial-feeds rss atom lists sitemap epub select folder state quick'
for way in $ways; do
  for mode in $modes; do
    # a run that was limited to a folder knows of nothing outside it
    case $mode:$way in folder:moved | folder:deleted) continue ;; esac
    rm -rf site out && cp -r site-before site && cp -r out-before out
    withdraw $way
    run $mode
    code=$?
    wrong=
    # 1: a book that nothing is left for is an error, as a broken post is
    [ $code -le 1 ] || wrong="exit $code; $(tail -n 2 said.txt)"
    left=$(showing | tr '\n' ' ')
    left=${left% }
    [ "$left" = "$(left_by $mode)" ] || wrong="$wrong left: '$left'"
    for name in $left; do
      grep -qE "'out/$name' .*\[output/(stale|withdrawn)\]" said.txt || wrong="$wrong; $name is not named"
    done
    # what hangs on the failed post stays
    case $mode in partial*) grep -q 'Some text' out/tags/failing/atom.xml || wrong="$wrong; the feed of the failed post was touched" ;; esac
    grep -q 'Nothing here' out/tags/other/atom.xml && grep -q 'Nothing here' out/atom.xml || wrong="$wrong; an open post is gone"
    printf '%-12s %-13s %s\n' $way $mode "${wrong:-ok}"
    [ -z "$wrong" ] || { failed=1; cat said.txt; }
  done
done

# All posts are withdrawn: every list is emptied, a run without a word of what is left says so.
for run in 'build' 'build --prune' 'epub' 'feeds'; do
  rm -rf site out && cp -r site-before site && cp -r out-before out
  sed -i '2i draft: true' site/source/_posts/*.md
  "$ESSAYPACK" $run site -o out 2>said.txt
  code=$?
  wrong=
  [ $code -le 1 ] || wrong="exit $code"
  case $run in
    *prune*) [ -z "$(ls out/*.epub 2>/dev/null)" ] || wrong="$wrong; a book stays" ;;
    feeds) grep -q "'out/all.epub' .*\[output/stale\]" said.txt || wrong="$wrong; all.epub is not named" ;;
    *) grep -q "error: 'out/all.epub' .*\[output/withdrawn\]" said.txt || wrong="$wrong; all.epub is not named" ;;
  esac
  ! grep -rqE 'WITHDRAWN|Nothing here' --include=*.xml --include=*.json out || wrong="$wrong; a feed shows a text"
  printf '%-12s %-13s %s\n' all "$run" "${wrong:-ok}"
  [ -z "$wrong" ] || { failed=1; cat said.txt; }
done
exit $failed
