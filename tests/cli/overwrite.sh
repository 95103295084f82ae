#!/bin/bash
# overwrite.sh ESSAYPACK [full]: every command × every kind of file that an author has × every way to it: exit 2, and nothing was written. Then what
# must work without --force: the second run of everything, the first one into what a generator made. Prints the table. Unless `full`
# every command meets one kind, and some commands the others.
ESSAYPACK=$(readlink -f "$1")
. "$(dirname "$(readlink -f "$0")")/lib.sh"
export SOURCE_DATE_EPOCH=1767225600
make_blog blog 3
cd blog || exit 3
mkdir -p source/_drafts source/about source/_data source/css essaypack/templates/feed themes/own/layout .github
printf '# %s\n' 'A page' >source/about/index.md
printf -- '---\ntitle: a draft\n---\nLater.\n' >source/_drafts/later.md
printf '%s\n' '- name: a friend' '  link: https://friend.example.org/' >source/_data/links.yml
printf '%s\t%s\t%s\n' name place note river east high >source/_data/rows.tsv
printf '[\n  {\n    "name": "a friend"\n  }\n]\n' >source/_data/friends.json
printf 'name,place\nriver,east\n' >source/_data/rows.csv
printf 'body { color: green }\n' >source/css/own.css
printf 'User-agent: *\n' >source/robots.txt
printf '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>by hand</title></feed>\n' >source/hand.xml
printf '<svg xmlns="http://www.w3.org/2000/svg"/>\n' >source/images/drawing.svg
printf 'feed { color: red }\n' >essaypack/templates/feed/feed.css
printf '<%%- body %%>\n' >themes/own/layout/layout.ejs
printf 'all:\n\thexo generate\n' >Makefile
printf '{"name": "blog", "dependencies": {"hexo": "7.0.0"}}\n' >package.json
printf 'Notes to myself, see https://example.org/\n' >README.md
printf 'on: push\n' >.github/deploy.yml
printf '%s\n' 'url: https://blog.example.org' 'feed: {stylesheet: "css:feed.css", archive: year, limit: 2}' >essaypack.yaml
printf 'PK\003\004 a book by somebody else\n' >source/other.epub
: >source/empty.md
cd .. || exit 3
kinds='source/_posts/post-1.md source/_drafts/later.md source/about/index.md source/images/dot.png source/images/drawing.svg _config.yml essaypack.yaml
essaypack/templates/feed/feed.css themes/own/layout/layout.ejs source/_data/links.yml source/_data/rows.tsv source/_data/friends.json source/_data/rows.csv
source/css/own.css source/robots.txt source/hand.xml Makefile package.json README.md .github/deploy.yml source/other.epub source/empty.md'
ways="elsewhere/atom.xml elsewhere/chain elsewhere/folder/_posts/post-1.md $scratch/blog/source/_posts/post-1.md
blog/source/../source/_posts/post-1.md ./blog/source/_posts/post-1.md elsewhere/notes.md elsewhere/mine.epub"
way_commands='atom epub model list'
if [ "${2-}" != full ]; then
  kinds='source/_posts/post-1.md source/_drafts/later.md source/images/dot.png essaypack.yaml source/_data/rows.tsv source/hand.xml README.md source/empty.md'
  way_commands=atom
fi
mkdir bin elsewhere
printf '#!/bin/sh\necho "# notes"; head -c 20\n' >bin/essaypack-notes
chmod +x bin/essaypack-notes
PATH=$scratch/bin:$PATH
all() { (cd "$scratch" && find blog elsewhere -type d -print -o -printf '%p %i %s %T@ %l\n' | sort && find blog elsewhere -type f -exec sha256sum {} + | sort); }
mkdir kept && cp -a blog elsewhere kept/
all >before.txt
failed=0
rows=0
# untouched NAME: no file is another one, there or gone.
untouched() {
  diff <(all) before.txt >difference.txt && return
  echo "$1: a file was touched:"
  head -n 5 difference.txt
  failed=1
  rm -rf blog elsewhere && cp -a kept/blog kept/elsewhere . && all >before.txt
}
# refused NAME ARGUMENTS...: exit 2, because of the file.
refused() {
  local name=$1 code
  shift
  "$ESSAYPACK" "$@" -q >said-out.txt 2>said.txt
  code=$?
  rows=$((rows + 1))
  [ $code = 2 ] && grep -qE "would take its place|names a file, and|keeps its records|is one file|are one file|outputs need a folder|are where case does not count|needs a folder of that name|is a folder, and|begins with a dot" said.txt && return
  echo "$name: exit $code: $(head -n 2 said.txt)"
  failed=1
}

commands='epub rss atom json links opml style sitemap lists archive opds model notes'
lists='posts categories tags images outputs exporters kinds diagnostics'
for kind in $kinds; do
  some_commands=$commands some_lists=$lists
  if [ "${2-}" != full ]; then
    case $kind in
      source/_posts/post-1.md) ;;
      *) some_commands='atom model notes' some_lists=posts ;;
    esac
  fi
  for command in $some_commands; do refused "$command -o $kind" $command blog -o blog/$kind; done
  for list in $some_lists; do
    case $list in exporters | diagnostics) site= ;; *) site=blog ;; esac
    # these know of no site, and of an empty file nothing is lost
    [ "$kind$site" = source/empty.md ] || refused "list $list -o $kind" list $list $site -o blog/$kind
  done
  refused "list posts --format json -o $kind" list posts blog --format json -o blog/$kind
  refused "atom --depfile $kind" atom blog -o aside.xml --depfile blog/$kind
  # the time of an empty file is all that a stamp changes
  [ $kind = source/empty.md ] || refused "check --stamp $kind" check blog --stamp blog/$kind
  [ $kind = source/empty.md ] || refused "feeds --stamp $kind" feeds blog -o aside/ --stamp blog/$kind
  refused "build -o $kind" build blog -o blog/$kind
  untouched "$kind"
  printf '%-36s refused\n' $kind
done
[ ! -e aside.xml ] && [ ! -e aside ] || { echo 'something was written beside'; failed=1; }

# Ways to a name.
post=blog/source/_posts/post-1.md
ln -s ../$post elsewhere/atom.xml
ln -s ../blog/source elsewhere/folder
ln -s atom.xml elsewhere/chain
mkdir elsewhere/links && ln -s ../../$post elsewhere/links/atom.xml
printf 'My own notes.\n' >elsewhere/notes.md
printf '# A book of mine\n' >elsewhere/mine.epub
rm -rf kept && mkdir kept && cp -a blog elsewhere kept/
all >before.txt
for way in $ways; do
  for command in $way_commands; do refused "$command -o $way" $command $([ $command != list ] || echo posts) blog -o "$way"; done
  refused "atom --depfile $way" atom blog -o aside.xml --depfile "$way"
  case $way in elsewhere/notes.md | elsewhere/mine.epub) ;; *) refused "check --stamp $way" check blog --stamp "$way" ;; esac
  untouched "$way"
done
refused 'a link in the output folder' atom blog -o elsewhere/links/
rm -f elsewhere/links/.essaypack.lock && touch -r kept/elsewhere/links elsewhere/links
untouched 'a link in the output folder'
# Ways through the configuration, with the site as the output folder.
# setting NAME YAML COMMAND OUTPUT
setting() {
  cp -a blog other
  printf 'url: https://blog.example.org\n%s\n' "$2" >other/essaypack.yaml
  (cd other && find . -type f -exec sha256sum {} + | sort) >sums.txt
  refused "$1" "$3" other -o "$4"
  (cd other && find . -type f ! -name .essaypack.lock -exec sha256sum {} + | sort) | diff sums.txt - || { echo "$1: a file was touched"; failed=1; }
  rm -rf other
}
setting feed.path 'feed: {path: [source/_posts/post-1.md, b.xml, c.json]}' feeds other
setting feed.path-rss 'feed: {path: [b.xml, README.md, c.json]}' feeds other
setting feed.path-in-source 'feed: {path: [_posts/post-1.md, b.xml, c.json]}' feeds other/source
setting hand-written 'feed: {path: [hand.xml, b.xml, c.json]}' feeds other/source
setting sitemap.path 'sitemap: {path: source/hand.xml}' sitemap other
setting sitemap.txt 'sitemap: {path: [sitemap.xml, source/robots.txt]}' sitemap other
setting opds 'opds: {path: source/hand.xml}' opds other
setting books.id 'books: [{id: other}]' epub other/source
# Names that meet.
setting record 'feed: {path: [.essaypack/ids.json, b.xml, c.json]}' feeds elsewhere-new/
setting lock 'feed: {path: [.essaypack.lock, b.xml, c.json]}' feeds elsewhere-new/
setting changed-urls 'sitemap: {path: [sitemap.xml, changed-urls.txt]}' sitemap elsewhere-new/
setting case 'feed: {path: [feed.xml, Feed.xml, c.json]}' feeds elsewhere-new/
setting nfc "feed: {path: [\"\\u00e9.xml\", \"e\\u0301.xml\", c.json]}" feeds elsewhere-new/
setting book-and-feed 'books: [{id: a}]
feed: {path: [A.epub, b.xml, c.json]}' build elsewhere-new/
setting file-and-folder 'feed: {path: [feed, feed/b.xml, c.json]}' feeds elsewhere-new/
mkdir -p in-the-way/atom.xml && touch in-the-way/feeds
setting folder-in-the-way 'title: a' feeds in-the-way/
setting file-in-the-way 'feed: {path: [feeds/atom.xml, b.xml, c.json]}' feeds in-the-way
setting file-as-folder 'title: a' feeds in-the-way/feeds/
printf 'mine\n' >mine.txt
setting state-is-a-file 'state: README.md' feeds elsewhere-new/
refused 'depfile is the output' atom blog -o aside.xml --depfile ./aside.xml
refused 'lock as output' atom blog -o elsewhere/.essaypack.lock
[ ! -e elsewhere-new/atom.xml ] || { echo "something was written to elsewhere-new"; failed=1; }
"$ESSAYPACK" init blog -q 2>/dev/null; [ $? = 2 ] || { echo "init replaced essaypack.yaml"; failed=1; }
mkdir -p own/book && echo 'mine {}' >own/book/book.css
"$ESSAYPACK" templates own -q 2>/dev/null; [ $? = 2 ] && [ "$(cat own/book/book.css)" = 'mine {}' ] || { echo "templates replaced a file"; failed=1; }
echo "$rows rows refused"

# What must work as it is.
works() { local name=$1; shift; "$@" >said-out.txt 2>said.txt || { echo "$name: exit $?: $(head -n 2 said.txt)"; failed=1; }; }
rm -rf blog/public && cp -a blog again
for round in 1 2; do
  for command in epub rss atom json opml links style model notes; do works "$command, round $round" "$ESSAYPACK" $command again -q -o elsewhere/$command.out --depfile elsewhere/$command.d --stamp elsewhere/$command.stamp --depfile-target x; done
  for list in posts categories tags images outputs exporters kinds diagnostics; do
    works "list $list, round $round" "$ESSAYPACK" list $list again -q -o again/$list.txt
    works "list $list --format json, round $round" "$ESSAYPACK" list $list again -q --format json -o again/$list.json
  done
  works "in the site, round $round" "$ESSAYPACK" epub again -q -o again/book.epub
  works "sitemap, round $round" "$ESSAYPACK" sitemap again -q -o elsewhere/maps
  works "opds, round $round" "$ESSAYPACK" opds again -q -o elsewhere/opds
  works "build, round $round" "$ESSAYPACK" build again -q
  works "build into the site, round $round" "$ESSAYPACK" build again -q -o again/
  works "feeds into source, round $round" "$ESSAYPACK" feeds again -q -o again/source/
  printf '又写了一些。\n' >>again/source/_posts/post-1.md
  printf -- '---\ntitle: new %s\ndate: 2025-01-0%s\ntags: [new]\n---\nNew.\n' $round $round >again/source/_posts/new-$round.md
done
# In the site each format takes the place of its own file, known by a mark also where no manifest tells of it, and of no other program's.
cp -a blog mixed && printf 'url: https://blog.example.org\nsitemap: {path: [sitemap.xml]}\n' >mixed/essaypack.yaml
theirs() {
  local xml='<?xml version="1.0" encoding="UTF-8"?>'
  case $1 in
    rss2.xml) echo "$xml<rss version=\"2.0\"><channel><title>t</title><generator>Hugo</generator></channel></rss>" ;;
    atom.xml) echo "$xml<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title><generator>Jekyll</generator></feed>" ;;
    feed.json) printf '{\n "version": "https://jsonfeed.org/version/1.1",\n "title": "about essaypack",\n "items": []\n}\n' ;;
    feeds.opml) printf '%s\n<opml version="2.0">\n<head>\n<title>my essaypack feeds</title>\n</head>\n<body>\n</body>\n</opml>\n' "$xml" ;;
    sitemap.xml) printf '%s\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<url>\n<loc>https://blog.example.org/</loc>\n</url>\n</urlset>\n' "$xml" ;;
    opds.xml) echo "$xml<feed xmlns=\"http://www.w3.org/2005/Atom\"><link rel=\"http://opds-spec.org/acquisition\" href=\"a\"/></feed>" ;;
    opds.json) echo '{"metadata": {"title": "t"}, "links": [{"type": "application/opds+json"}], "publications": []}' ;;
    feed-links.html) echo '<link rel="stylesheet" href="own.css">' ;;
    titles.epub) printf 'PK\003\004 a book by somebody else\n' ;;
  esac
}
for file in rss2.xml atom.xml feed.json feeds.opml feed-links.html titles.epub sitemap.xml opds.xml opds.json; do
  case $file in
    rss2.xml) command=rss ;; feed.json) command=json ;; feeds.opml) command=opml ;; feed-links.html) command=links ;;
    titles.epub) command=epub ;; opds.*) command=opds ;; *) command=${file%.*} ;;
  esac
  # a sitemap and a catalogue are several files
  case $command in sitemap | opds) to=mixed/ ;; *) to=mixed/$file ;; esac
  theirs $file >mixed/$file && cp mixed/$file theirs.out
  refused "$command over another program's $file" $command mixed -o $to
  cmp -s mixed/$file theirs.out || { echo "$file of another program was touched"; failed=1; }
  rm -rf mixed/$file mixed/.essaypack
  for round in 1 2 3; do
    printf -- '---\ntitle: %s %s\ndate: 2025-01-0%s\n---\nNew.\n' $command $round $round >mixed/source/_posts/$command-$round.md
    works "$command in the site, round $round" "$ESSAYPACK" $command mixed -q -o $to
    rm -rf mixed/.essaypack
  done
done
# What a generator made in its public folder, and on a server; a file of mktemp; --force.
for folder in blog/public server; do
  mkdir -p $folder
  printf '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><generator uri="https://hexo.io/">Hexo</generator></feed>\n' >$folder/atom.xml
  printf '<rss version="2.0"><channel><title>t</title><generator>Hexo</generator></channel></rss>\n' >$folder/rss2.xml
  printf '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n  <url>\n  </url>\n</urlset>\n' >$folder/sitemap.xml
  printf 'https://blog.example.org/\n' >$folder/sitemap.txt
  works "first run into $folder" "$ESSAYPACK" build blog -q -o $folder
  grep -q '<generator>essaypack' $folder/atom.xml || { echo "$folder/atom.xml was not written"; failed=1; }
done
works mktemp "$ESSAYPACK" atom blog -q -o "$(mktemp -p .)"
works force "$ESSAYPACK" atom blog -q --force -o blog/README.md
grep -q '<generator>essaypack' blog/README.md || { echo "--force did not write"; failed=1; }
works 'force, depfile' "$ESSAYPACK" atom blog -q --force -o blog/README.md --depfile blog/Makefile
works 'force, stamp' "$ESSAYPACK" check blog -q --force --stamp blog/package.json
works 'force, init' "$ESSAYPACK" init blog -q --force
works 'force, templates' "$ESSAYPACK" templates own -q --force
exit $failed
