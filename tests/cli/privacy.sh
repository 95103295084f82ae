#!/bin/bash
# privacy.sh ESSAYPACK [SHARED]: no word of a post that may not be published is in anything that any command writes or says.
# The posts below have words of their own in every field, all beginning with "veiled"; books are searched unzipped. Diagnostics may
# name the file, as a depfile does, and nothing else (rule P14). The same with a blog that hexo-blog-encrypt protects, where SHARED has it.
ESSAYPACK=$(readlink -f "$1")
shared=${2:+$(readlink -f "$2")}
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || skip "no python3"
export SOURCE_DATE_EPOCH=1767225600  # 2026-01-01

# secret NAME LINES...: a post with words of its own wherever a post has words.
secret() {
  local word=veiled$1 file=$2
  shift 2
  mkdir -p "$(dirname "$file")"
  { printf -- '---\ntitle: %stitle 标题\ndate: 2025-02-03 04:05\n' "$word"
    printf 'categories: [[%scategory, %schild], [共用]]\nkeywords: %skeyword\n' "$word" "$word" "$word"
    printf 'abstract: %sabstract\nmessage: %smessage\ndescription: %sdescription\nexcerpt: %sexcerpt\n' "$word" "$word" "$word" "$word"
    printf 'alias: %salias/\nauthor: %sauthor\nseries: %sseries\nsubtitle: %ssubtitle\ncover: /%scover.png\nabbrlink: %sabbr\n' \
      "$word" "$word" "$word" "$word" "$word" "$word"
    printf 'enclosure: {url: https://x.example/%ssound.mp3, length: 5, type: audio/mpeg}\ntranscript: https://x.example/%sscript.vtt\n' \
      "$word" "$word"
    printf '%s\n' "$@"
    printf -- '---\n# %sheading\n\n%sbody ![%salt](%simage.png) {%% %sunknown %%}\n\n<!-- more -->\n\n[%slink](nowhere-%s.md) **%srest\n' \
      "$word" "$word" "$word" "$word" "$word" "$word" "$word" "$word"
  } >"$file"
}

mkdir -p blog/source/_posts blog/source/about
cat >blog/_config.yml <<'YAML'
title: 山中手记
author: 示例作者
language: zh-CN
timezone: Asia/Shanghai
url: https://blog.example.org
permalink: :year/:post_title/
encrypt:
  abstract: veiledconfigabstract
  tags:
    - {name: veiledlocked, password: veiledconfigpassword}
YAML
cat >blog/essaypack.yaml <<'YAML'
outputs: [epub, rss, atom, json, lists, languages, chosen, podcast, archive, links, opml, sitemap]
feed: {archive: year, content: full, per: [category, tag, author], podcast: {category: Arts}}
feeds: [{id: all, limit: 0}, {id: shared, select: {tags: [共用]}}]
YAML
posts=blog/source/_posts
secret password $posts/password.md 'tags: [veiledpasswordtag, 共用]' 'password: veiledpasswordword'
secret number $posts/number.md 'tags: [共用]' 'password: 0'
secret locked $posts/locked.md 'tags: [veiledlocked, veiledlockedtag]'
secret encrypt $posts/encrypt.md 'tags: [veiledencrypttag]' 'encrypt: true'
secret hidden $posts/hidden.md 'tags: [veiledhiddentag]' 'hidden: true'
secret hide $posts/hide.md 'tags: [veiledhidetag]' 'hide: yes'
secret draft $posts/draft.md 'tags: [veileddrafttag]' 'draft: treu'
secret unpublished $posts/unpublished.md 'tags: [veiledunpublishedtag]' 'published: false'
secret future $posts/future.md 'tags: [veiledfuturetag]' 'publishDate: 2031-01-01'
secret expired $posts/expired.md 'tags: [veiledexpiredtag]' 'expiryDate: 2025-06-01'
secret folder blog/source/_drafts/folder.md 'tags: [veiledfoldertag]'
secret page blog/source/page/index.md 'tags: [veiledpagetag]' 'password: x' 'permalink: /veiledpageaddress/'
secret badyaml $posts/bad-yaml.md 'password: veiledbadword' 'tags:' '  - veiledbadtag' ' - veiledbadother'
secret badtype $posts/bad-type.md 'password: veiledtypeword' 'permalink: [veiledtypeaddress]' 'updated: veiledtypedate'
secret repaired $posts/repaired.md 'password: veiledrepairedword' 'mood: [veiledrepaired] mood'
secret twice $posts/twice.md 'password: veiledtwiceword' 'title: veiledtwiceagain'
secret lastline $posts/last-line.md 'mood: 好' 'password:veiledlastword'
secret lastdraft $posts/last-draft.md 'draft:true'
secret wide $posts/wide.md 'password：veiledwideword'
secret widehidden $posts/wide-hidden.md 'hidden：true'
printf 'title: veiledopenless2\ndate: 2025-01-01\npassword:veiledopenless2word\n---\nveiledopenless2body\n' >$posts/no-opening-line-2.md
printf 'title: veiledopenless3\ndate: 2025-01-01\npassword：veiledopenless3word\n---\nveiledopenless3body\n' >$posts/no-opening-line-3.md
mkdir -p $posts/password && cp /dev/null $posts/password/veiledpasswordimage.png
printf 'title: veiledopenlesstitle\npassword: veiledopenlessword\ntags: veiledopenlesstag\n---\nveiledopenlessbody\n' >$posts/no-opening-line.md
printf ';;;\n"title": "veiledjsontitle", "password": "veiledjsonword", "date": "2025-01-01"\n;;;\nveiledjsonbody\n' >$posts/json.md
printf '+++\ntitle = "veiledtomltitle"\npassword = "veiledtomlword"\n+++\nveiledtomlbody\n' >$posts/toml.md
cat >$posts/open.md <<'MD'
---
title: 公开
date: 2025-02-04 08:00
tags: [共用]
categories: [[共用]]
---
可以看。[这里的字](password.md)、[旧址](/blank-words/)、[同一天](hidden.md)、[](locked.md)、[草稿](../_drafts/folder.md)、
[前言][ref]、<https://blog.example.org/page/>、{% post_link password %}、{% post_link hidden 自己的字 %}、{% post_path draft %}。

[ref]: future.md
MD

# run NAME ARGUMENTS...: keeps what the command writes, prints and says.
run() {
  local name=$1
  shift
  mkdir -p "said/$name"
  "$ESSAYPACK" "$@" >"said/$name/stdout" 2>"said/$name/stderr"
  [ $? -le 1 ] || { cp "said/$name/stderr" stderr; fail "essaypack $*"; }
}
# all_commands SITE: with and without errors in the way.
all_commands() {
  local command kind form
  for command in build feeds epub rss atom json lists languages chosen podcast archive links opml opds style sitemap; do
    run "$command" "$command" "$1" -o "written/$command/" --keep-going -v
  done
  run strict feeds "$1" -o written/strict/ --strict --diagnostics json
  run dry build "$1" -o written/dry/ --keep-going --dry-run --summary json
  run depfile feeds "$1" -o written/depfile/ --keep-going --depfile said/depfile/written.d --depfile-target feeds
  run model model "$1" --keep-going
  for kind in posts categories tags images outputs; do
    for form in text json; do run "list-$kind-$form" list "$kind" "$1" --format "$form" --keep-going; done
  done
  for form in text json sarif; do run "check-$form" check "$1" --diagnostics "$form"; done
  cp -r "$1" copy && rm -f copy/essaypack.yaml && run init init copy && cp copy/essaypack.yaml said/init/written && rm -r copy
}

cat >search.py <<'PY'
import pathlib, re, sys, zipfile
words = [line for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").split("\n") if line]
pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)).encode(), re.I)
found = files = 0
def search(name, text):
    global found, files
    files += 1
    for match in list(pattern.finditer(text)) + list(pattern.finditer(name.encode())):
        print(f"{name}: ...{text[max(0, match.start() - 60):match.end() + 30].decode('utf-8', 'replace')!r}")
        found += 1
for path in sorted(p for folder in ("written", "said") for p in pathlib.Path(folder).rglob("*") if p.is_file()):
    search(str(path), path.read_bytes())
    if zipfile.is_zipfile(path):
        book = zipfile.ZipFile(path)
        for name in book.namelist(): search(f"{path}/{name}", book.read(name))
print(f"{files} files searched for {len(words)} words")
sys.exit(found > 0)
PY

all_commands blog
echo veiled >words
python3 search.py words || fail "a word of a withheld post got out"
grep -q 公开 written/rss/rss2.xml || fail "the open post is missing"
grep -q 这里的字 written/rss/rss2.xml || fail "a link to a withheld post lost its own text"
grep -q 自己的字 written/rss/rss2.xml || fail "a post_link to a withheld post lost its own text"
# the search finds what is there to find
"$ESSAYPACK" epub blog -o written/opened/ --keep-going --publish hidden || true
python3 search.py words >found && fail "the search finds nothing"
grep -q 'anthology.epub/EPUB/text/.*veiledhiddenbody' found || fail "the search does not look into books"
rm -r written said

# The same posts in the folders of other generators.
mkdir -p jekyll hugo notes
printf 'title: J\nurl: https://j.example.org\nlang: zh-CN\ntimezone: Asia/Shanghai\n' >jekyll/_config.yml
printf "title = 'H'\nbaseURL = 'https://h.example.org/'\nlanguageCode = 'zh-CN'\ntimeZone = 'Asia/Shanghai'\n" >hugo/hugo.toml
printf 'url: https://n.example.org\nlanguage: zh-CN\ntimezone: Asia/Shanghai\n' >notes/essaypack.yaml
for site in jekyll hugo notes; do
  case $site in
    jekyll) place='jekyll/_posts/2025-02-03-NAME.md' drafts=jekyll/_drafts/folder.md ;;
    hugo) place='hugo/content/posts/NAME/index.md' drafts=hugo/content/drafts/folder.md ;;
    notes) place='notes/a/NAME.md' drafts=notes/_drafts/folder.md ;;
  esac
  for state in 'password: veiledpasswordword' 'hidden: true' 'draft: true' 'published: false' 'publishDate: 2031-01-01' \
               'expiryDate: 2025-06-01' 'encrypt: true'; do
    secret "${state%%:*}" "${place/NAME/${state%%:*}}" "tags: [veiled${state%%:*}tag, 共用]" "$state"
  done
  secret folder "$drafts" 'tags: [veiledfoldertag]' 'draft: true'
  open=${place/NAME/open}
  mkdir -p "$(dirname "$open")"
  printf -- '---\ntitle: 公开\ndate: 2025-02-04 08:00\ntags: [共用]\n---\n可以看。[这里的字](password.md)、[那里](../hidden/index.md)。\n' >"$open"
  all_commands $site
  python3 search.py words || fail "a word of a withheld post of $site got out"
  grep -q 公开 written/rss/rss2.xml || fail "the open post of $site is missing"
  rm -r written said
done

demo=$shared/blogs/hexo-blog-encrypt/demo
[ -d "$demo" ] || { echo "without the demo of hexo-blog-encrypt"; exit 0; }
all_commands "$demo"
python3 - "$demo" >words <<'PY'
import pathlib, re, sys
config = (pathlib.Path(sys.argv[1]) / "_config.yml").read_text(encoding="utf-8")
for post in pathlib.Path(sys.argv[1]).glob("source/_posts/**/*.md"):
    head, body = post.read_text(encoding="utf-8").split("\n---\n", 1)
    fields = re.findall(r"^(?:title|password|abstract|message|description):\s*(\S.*)$", head, re.M)
    lines = [line.strip() for line in body.split("\n")]
    for text in fields + lines:
        text = text.strip("'\" ")
        if len(text) >= 12 and text not in config: print(text)
PY
[ "$(wc -l <words)" -gt 20 ] || fail "the demo has no texts to look for"
python3 search.py words || fail "a text of the demo got out"
