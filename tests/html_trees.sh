#!/bin/sh
# usage: tests/html_trees.sh ESSAYPACK SHARED [quick]
# What the HTML parsing tests of browsers are made of (SHARED/vectors/html5lib.json), each as a post, once in Markdown and once as an
# HTML file: essaypack makes one book of all, every file of the book is well-formed, no id stands twice in one, and EPUBCheck reports
# nothing (not with `quick`: it takes two minutes). No feed has a link in a link, an `rb`, or anything that runs. Tools:
# $ESSAYPACK_TOOLS, see SHARED/check/epub.
# Exit: 0 all is well, 1 something was found, 2 wrong call, 77 SHARED or the tools are missing.
set -u
[ -x "${1:-}" ] && [ -n "${2:-}" ] || { echo "usage: tests/html_trees.sh ESSAYPACK SHARED [quick]" >&2; exit 2; }
essaypack=$(realpath "$1")
shared=$(realpath "$2" 2>/dev/null)
vectors=$shared/vectors/html5lib.json
[ -e "$vectors" ] && command -v python3 > /dev/null || { echo "no vectors or no python3" >&2; exit 77; }
work=${HTML_TREES_WORK:-$(mktemp -d)}
[ -n "${HTML_TREES_WORK:-}" ] || trap 'rm -rf "$work"' EXIT

python3 - "$vectors" "$work/site" <<'PY' || exit 1
import json, os, sys
rows = json.load(open(sys.argv[1], encoding='utf-8'))
site = sys.argv[2]
os.makedirs(f'{site}/source/_posts', exist_ok=True)
with open(f'{site}/_config.yml', 'w') as config:
    config.write('title: Trees\nurl: https://example.org\nlanguage: en\nauthor: A\ntimezone: UTC\npermalink: :title/\n')
with open(f'{site}/package.json', 'w') as package:
    package.write('{"dependencies": {"hexo": "8"}}\n')
with open(f'{site}/essaypack.yaml', 'w') as own:
    own.write('feed: {limit: 0, max_bytes: 0}\n')
for number, row in enumerate(rows):
    for kind in 'md', 'html':
        name = f'{site}/source/_posts/{kind}{number:04}.{kind}'
        head = f'---\ntitle: {kind}{number:04}\ndate: 2024-01-01\ndisableNunjucks: true\n---\n'
        with open(name, 'wb') as post:
            post.write((head + row['data'] + '\n').encode('utf-8', 'surrogatepass'))
PY
"$essaypack" build -q --keep-going "$work/site" -o "$work/out" > "$work/log" 2>&1
book=$work/out/anthology.epub
[ -s "$book" ] || { echo "FAIL  no book"; tail -n 20 "$work/log"; exit 1; }
python3 - "$book" "$work/out/rss2.xml" <<'PY' || exit 1
import re, sys, zipfile
from html.parser import HTMLParser
from xml.dom import minidom
from xml.parsers import expat
faults = 0


def fault(text):
    global faults
    faults += 1
    if faults < 20:
        print('FAIL ', text)


with zipfile.ZipFile(sys.argv[1]) as book:
    for name in book.namelist():
        if not name.endswith(('.xhtml', '.opf', '.ncx')):
            continue
        try:
            expat.ParserCreate().Parse(book.read(name), True)
        except expat.ExpatError as error:
            fault(f'{name}: {error}')
        ids = re.findall(r' id="([^"]*)"', book.read(name).decode('utf-8'))
        for one in {one for one in ids if ids.count(one) > 1} if len(ids) != len(set(ids)) else ():
            fault(f'{name}: id {one} twice')


class Looker(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = 0
        self.faults = []

    def handle_starttag(self, tag, attributes):
        if tag == 'a':
            self.links += 1
            if self.links > 1:
                self.faults.append('a link in a link')
        if tag in ('rb', 'script', 'style', 'iframe', 'object', 'embed', 'form'):
            self.faults.append(f'<{tag}>')
        for name, value in attributes:
            if name.startswith('on') or (value or '').strip().lower().startswith('javascript:'):
                self.faults.append(f'{name}={value}')

    def handle_endtag(self, tag):
        if tag == 'a':
            self.links -= 1


for item in minidom.parse(sys.argv[2]).getElementsByTagName('item'):
    title = item.getElementsByTagName('title')[0].firstChild.data
    for content in item.getElementsByTagName('content:encoded'):
        looker = Looker()
        looker.feed(content.firstChild.data)
        looker.close()
        for one in looker.faults:
            fault(f'{title}: {one}')
print('ok    well-formed, no link in a link' if faults == 0 else f'FAIL  {faults} faults')
sys.exit(faults != 0)
PY
[ "${3:-}" != quick ] || exit 0
[ -e "$shared/check/epub/epubcheck.sh" ] || { echo "no checkers" >&2; exit 77; }
if "$shared/check/epub/epubcheck.sh" "$book" > "$work/epubcheck" 2>&1; then echo "ok    EPUBCheck"
else echo "FAIL  EPUBCheck"; tail -n 40 "$work/epubcheck"; exit 1; fi
