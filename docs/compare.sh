#!/usr/bin/env bash
# usage: docs/compare.sh ESSAYPACK [FOLDER]
# Makes a book of the same posts with essaypack, pandoc and Calibre, twice each, and prints the table of docs/epub.md from
# what is in the three files. FOLDER keeps the books; without it they are deleted.
# The posts: examples/blog and one more with code, formulas and a picture that is there twice. essaypack is given the blog. The
# other two read no blog, so they are given what a user can make in a few lines: the posts in order of date, the title of each as
# its first heading, paths of pictures that begin with / without it; pandoc the Markdown, Calibre a page of HTML for each post
# (made by pandoc) and a page of links to them, which is the form that its manual advises.
# Needs pandoc, calibre, python3, libjs-katex; java with EPUBCheck ($ESSAYPACK_TOOLS/epubcheck-5.3.0 and Debian's 4.2.6) and
# $ESSAYPACK_TOOLS/node_modules/.bin/ace-cli (with chromium-ci.sh beside it) for the rows of checkers.
# Exit: 0 done, 1 a book failed, 2 wrong call, 77 tools missing.
set -euo pipefail
[ -x "${1:-}" ] || { echo "usage: docs/compare.sh ESSAYPACK [FOLDER]" >&2; exit 2; }
essaypack=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
for program in pandoc ebook-convert python3 java; do
  command -v "$program" >/dev/null || { echo "no $program" >&2; exit 77; }
done
export ESSAYPACK_TOOLS=${ESSAYPACK_TOOLS:-$HOME/.cache/essaypack-tools} QTWEBENGINE_DISABLE_SANDBOX=1 QT_QPA_PLATFORM=offscreen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=${2:-$work/books}
mkdir -p "$out"
out=$(realpath "$out")

cp -r "$here/../examples/blog" "$work/blog"
posts=$work/blog/source/_posts
cp "$posts/../images/chair.png" "$posts/../images/chair-again.png"
cat > "$posts/formula.md" <<'MD'
---
title: 斜面与公式
date: 2024-03-03 09:00:00
categories: [手艺, 木工]
tags: [木工]
abbrlink: 3f10a7c4
mathjax: true
---
木料斜放，重量分成两份，沿着斜面的那一份是 $F = m g \sin\theta$，
另一份压在板上。

$$
\frac{F}{m g} = \sin\theta
$$

*慢慢*试几次，角度就有了。

```python
angles = [round(angle * 0.5, 1) for angle in range(0, 181) if angle * 0.5 < 45 and (angle * 10) % 25 == 0 and angle != 90]
```

![椅子](/images/chair.png)

![还是那把椅子](/images/chair-again.png)
MD

# What the other two are given.
mkdir "$work/plain"
cp -r "$work/blog/source/images" "$work/plain/"
printf '# $title$\n\n$body$\n' > "$work/plain/title.md"
number=0
find "$posts" -name '*.md' -exec grep -m1 -H '^date:' {} + | sed 's/^\(.*\):date: *\(.*\)$/\2|\1/' | sort | while IFS='|' read -r _ post; do
  number=$((number + 1))
  sed -e 's#](\(\.\./\|/\)*images/#](images/#g' "$post" |
    pandoc -f gfm+footnotes+hard_line_breaks+tex_math_dollars+yaml_metadata_block -t markdown-smart --wrap=preserve \
      --template="$work/plain/title.md" -o "$work/plain/$(printf %02d $number)-$(basename "$post")"
done
rm "$work/plain/title.md"
cd "$work/plain"
for page in *.md; do
  pandoc -s --mathml -M lang=zh-CN -M pagetitle="${page%.md}" "$page" -o "${page%.md}.html" 2>/dev/null
done
{
  echo '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"/><title>檐下集</title></head><body><h1>目录</h1><ul>'
  for page in *.html; do echo "<li><a href=\"$page\">$(grep -m1 -o '<h1[^>]*>.*</h1>' "$page" | sed 's/<[^>]*>//g')</a></li>"; done
  echo '</ul></body></html>'
} > index.htm

take() {  # NAME RUN COMMAND...: makes $out/NAME-RUN.epub and notes the seconds of processor
  local name=$1 run=$2 TIMEFORMAT='%U %S'
  shift 2
  { time "$@" > "$work/$name.log" 2>&1; } 2> "$out/$name-$run.time" ||
    { cat "$work/$name.log" >&2; echo "$name failed" >&2; exit 1; }
}
for run in 1 2; do
  take essaypack $run "$essaypack" epub -q "$work/blog" -o "$out/essaypack-$run.epub"
  take pandoc $run pandoc -f markdown+east_asian_line_breaks --file-scope -t epub3 --toc --toc-depth=2 --epub-chapter-level=1 --mathml \
    -M title=檐下集 -M author=林檐 -M lang=zh-CN -M "description=写日常里不起眼的东西" -o "$out/pandoc-$run.epub" ./*.md
  take calibre $run ebook-convert index.htm "$out/calibre-$run.epub" --epub-version 3 --breadth-first --language zh-CN --title 檐下集 \
    --authors 林檐 --chapter '//h:h1' --level1-toc '//h:h1' --level2-toc '//h:h2' --comments 写日常里不起眼的东西
done

cat > "$work/facts.py" <<'PY'
"""Prints the table: each cell from the files."""
import collections, html, os, posixpath, re, subprocess, sys, zipfile
from urllib.parse import unquote
from xml.etree import ElementTree

out, blog = sys.argv[1:]
tools = os.environ['ESSAYPACK_TOOLS']


def front(text, key):
    found = re.search(rf'(?m)^{key}:\s*(.+)$', text)
    return found.group(1).strip().strip('"\'') if found else ''


sources = {}
for folder, _, names in os.walk(os.path.join(blog, 'source/_posts')):
    for name in names:
        if name.endswith('.md'):
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                text = file.read()
            sources[front(text, 'title')] = text
public = [title for title, text in sources.items() if not front(text, 'password')]
categories = set()
for text in sources.values():
    head = text.split('\n---\n')[0]
    if front(text, 'password'):
        continue
    block = re.search(r'(?m)^categories:(.*(?:\n\s+-.*)*)', head)
    categories |= {name.strip() for name in re.split(r'[\[\],\n-]+', block.group(1)) if name.strip()} if block else set()
with_toc = sum(1 for text in sources.values() if front(text, 'toc') == 'true' and not front(text, 'password'))
H = '{http://www.w3.org/1999/xhtml}'
OPS = '{http://www.idpf.org/2007/ops}type'


def local(node):
    return node.tag.rpartition('}')[2] if isinstance(node.tag, str) else ''


def words(node):
    return ' '.join(''.join(node.itertext()).split())


class Book:
    def __init__(self, name):
        self.name, self.file = name, f'{out}/{name}-1.epub'
        self.zip = zipfile.ZipFile(self.file)
        self.names = self.zip.namelist()
        self.opf_name = next(name for name in self.names if name.endswith('.opf'))
        self.opf = self.zip.read(self.opf_name).decode()
        package = ElementTree.fromstring(self.opf)
        base = posixpath.dirname(self.opf_name)
        self.items = {}
        for item in package.iter('{http://www.idpf.org/2007/opf}item'):
            self.items[posixpath.normpath(posixpath.join(base, unquote(item.get('href'))))] = item
        self.pages = {name: ElementTree.fromstring(self.zip.read(name)) for name, item in self.items.items()
                      if item.get('media-type') == 'application/xhtml+xml'}
        self.nav = next((name for name, item in self.items.items() if 'nav' in (item.get('properties') or '')), None)
        self.css = '\n'.join(self.zip.read(name).decode() for name in self.names if name.endswith('.css'))
        self.css = re.sub(r'/\*.*?\*/', '', self.css, flags=re.S)
        self.text = {name: page for name, page in self.pages.items() if name != self.nav}

    def menu(self):
        def walk(parent, depth):
            for item in parent.findall(H + 'li'):
                link = item.find(H + 'a') if item.find(H + 'a') is not None else item.find(H + 'span')
                if link is not None:
                    yield depth, words(link)
                for inner in item.findall(H + 'ol'):
                    yield from walk(inner, depth + 1)
        for nav in self.pages[self.nav].iter(H + 'nav'):
            if nav.get(OPS) == 'toc':
                for top in nav.findall(H + 'ol'):
                    yield from walk(top, 1)

    def nodes(self, name):
        return [node for page in self.text.values() for node in page.iter() if local(node) == name]

    def has_text(self, text):
        return any(text in words(page) for page in self.pages.values())

    def identifier(self, run):
        package = zipfile.ZipFile(f'{out}/{self.name}-{run}.epub')
        text = package.read(next(name for name in package.namelist() if name.endswith('.opf'))).decode()
        return re.search(r'<dc:identifier[^>]*>([^<]*)', text).group(1)


def yes(value):
    return 'yes' if value else 'no'


def has_type(book, kind):
    return any(kind in (node.get(OPS) or '').split() for page in book.pages.values() for node in page.iter())


def notes(book):
    kinds = [(node.get(OPS) or '').split() for page in book.text.values() for node in page.iter()]
    refs = sum('noteref' in kind for kind in kinds)
    return f"{refs} links, {sum('footnote' in kind for kind in kinds)} notes apart"


def post_contents(book):
    """Pages that show a list of at least two links to their own headings."""
    count = 0
    for name, page in book.text.items():
        heads = {node.get('id') for node in page.iter() if re.fullmatch(r'h[2-6]|section', local(node))} - {None}
        for kind in ('ol', 'ul'):
            links = [link.get('href', '') for block in page.iter(H + kind) for link in block.iter(H + 'a')]
            if len({href for href in links if href.startswith('#') and href[1:] in heads}) >= 2:
                count += 1
                break
    return f'{count} of {with_toc} posts that ask for it'


def pictures(book):
    there = texts = 0
    for name, page in book.text.items():
        for node in page.iter(H + 'img'):
            if node.get('role') == 'doc-cover':
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(node.get('src'))))
            there += target in book.items
            texts += target in book.items and bool(node.get('alt'))
    return f'{there}, {texts} with a text'


def stored(book):
    seen = collections.Counter(book.zip.read(name) for name in book.items if re.search(r'\.(png|jpe?g|gif|svg)$', name))
    twice = sum(count - 1 for count in seen.values())
    return 'once' if not twice else f'{twice + 1} times'


def cover(book):
    properties = [item for item in book.items.values() if 'cover-image' in (item.get('properties') or '')]
    return yes(properties)


def colours(book):
    css = book.css + ''.join(node.text or '' for node in book.nodes('style'))
    found = re.findall(r'(?<![-\w])(?:color|background(?:-color)?)\s*:\s*([^;}]+)', css)
    return str(sum(not re.search(r'none|inherit|currentcolor|transparent', value, re.I) for value in found))


def links(book):
    """Links of the six posts that name another post: where do they lead?"""
    good = bad = 0
    for name, page in book.text.items():
        for link in page.iter(H + 'a'):
            label, href = words(link), link.get('href') or ''
            if label in ('mending a chair', '修椅子', '河', '祖父'):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(href.partition('#')[0])))
                good += target in book.pages and href != ''
                bad += not (target in book.pages and href != '')
    return f'{good} of 4'


def languages(book):
    return ', '.join(sorted({(page.get('lang') or page.get('{http://www.w3.org/XML/1998/namespace}lang') or 'none')
                             for page in book.text.values()}))


def java(*command):
    run = subprocess.run(['java', *command], capture_output=True, text=True)
    return run.stdout + run.stderr


def epubcheck(book):
    counts = []
    for jar in (f'{tools}/epubcheck-5.3.0/epubcheck.jar', '/usr/share/java/epubcheck.jar'):
        if os.path.exists(jar):
            lines = java('-jar', jar, book.file).splitlines()
            counts.append(str(sum(bool(re.match(r'(FATAL|ERROR|WARNING|INFO)\(', line)) for line in lines)))
    return ', '.join(counts) if counts else 'not run'


def ace(book):
    if not os.path.exists(f'{tools}/node_modules/.bin/ace-cli'):
        return 'not run'
    report = f'{out}/{book.name}-ace'
    subprocess.run([f'{tools}/node_modules/.bin/ace-cli', '--silent', '--force', '--outdir', report, book.file],
                   env={**os.environ, 'ACE_TIMEOUT_INITIAL': '60000', 'PUPPETEER_EXECUTABLE_PATH': f'{tools}/chromium-ci.sh'},
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    import json
    try:
        with open(f'{report}/report.json', encoding='utf-8') as file:
            return str(sum(len(one['assertions']) for one in json.load(file)['assertions']))
    except OSError:
        return 'did not run'


def accessibility(book):
    return str(len(set(re.findall(r'schema:(access\w+)', book.opf)))) + ' of 5 kinds'


def same(book):
    with open(f'{out}/{book.name}-1.epub', 'rb') as a, open(f'{out}/{book.name}-2.epub', 'rb') as b:
        return yes(a.read() == b.read())


def seconds(book):
    times = []
    for run in (1, 2):
        with open(f'{out}/{book.name}-{run}.time', encoding='ascii') as file:
            times.append(sum(float(one) for one in file.read().split()))
    return f'{min(times):.1f} s'


def posts_in_menu(book):
    labels = [re.sub(r'^[\d.]+\s', '', label) for _, label in book.menu()]
    return f'{sum(title in labels for title in public)} of {len(public)}'


def parts_in_menu(book):
    labels = {label for _, label in book.menu()}
    return f'{sum(name in labels for name in categories)} of {len(categories)}'


def css_has(book, pattern):
    return yes(re.search(pattern, book.css, re.S))


ROWS = [
    ('Posts in the menu under their titles', posts_in_menu),
    ('Categories as parts in the menu', parts_in_menu),
    ('Levels of the menu', lambda b: str(max(depth for depth, _ in b.menu()))),
    ('NCX for older devices', lambda b: yes(any(name.endswith('.ncx') for name in b.names))),
    ('Contents within posts', post_contents),
    ('Index of tags', lambda b: yes(has_type(b, 'index'))),
    ('Dates of posts shown', lambda b: yes(b.has_text('2024年3月3日') or b.has_text('2024-03-03'))),
    ('Cover without giving one', cover),
    ('Pictures', pictures),
    ('A picture that two files hold is stored', stored),
    ('Footnotes for pop-ups', notes),
    ('Ruby', lambda b: f"{len(b.nodes('rt'))} readings"),
    ('Formulas as MathML', lambda b: f"{len(b.nodes('math'))} of 2"),
    ('Links between posts that stay in the book', links),
    ("Hexo's tags left as text", lambda b: str(sum(words(page).count('{%') for page in b.text.values()))),
    ('A locked post is left out', lambda b: yes(not b.has_text('这一篇上了锁'))),
    ('Languages marked on pages', languages),
    ('Chinese emphasis by dots', lambda b: css_has(b, 'text-emphasis')),
    ('Strict line breaking', lambda b: css_has(b, r'line-break:\s*strict')),
    ('Paragraphs indented by two characters', lambda b: css_has(b, r'text-indent:\s*2em')),
    ('Long lines of code wrap', lambda b: css_has(b, r'white-space:\s*pre-wrap')),
    ('Colours that style sheets set', colours),
    ('Code highlighted without being asked', lambda b: yes(any(len(node.findall('.//*')) > 2 for node in b.nodes('pre')))),
    ('Accessibility metadata', accessibility),
    ('EPUBCheck 5.3.0, 4.2.6: messages', epubcheck),
    ('Ace: violations', ace),
    ('The same identifier in a second run', lambda b: yes(b.identifier(1) == b.identifier(2))),
    ('The same bytes in a second run', same),
    ('Size', lambda b: f'{os.path.getsize(b.file) / 1000:.0f} KB'),
    ('Processor time', seconds),
]
books = [Book(name) for name in ('essaypack', 'pandoc', 'calibre')]
print('| | essaypack | pandoc | Calibre |')
print('|---|---|---|---|')
for name, measure in ROWS:
    print(f'| {name} | ' + ' | '.join(measure(book) for book in books) + ' |', flush=True)
PY
echo "$("$essaypack" --version | head -1), $(pandoc --version | head -1), $(ebook-convert --version | head -1)" >&2
python3 "$work/facts.py" "$out" "$work/blog"
