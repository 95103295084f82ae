#!/usr/bin/env python3
"""usage: book_lint.py BOOK...

Rules of a publisher that no checker of EPUB has, after those of Standard Ebooks that fit a book of posts. One line for each fault;
exit 1 if there is one, 2 for a wrong call.

  style      an inline style (x-012): a theme or a reader could not change it
  class      a class that the style sheet has no rule for (x-013), but those that readers look for and the author's own
  note       a space before a note's mark (t-012)
  header     a header with a single child (s-049)
  numerals   columns of figures without tabular ones (c-026)
  align      lines aligned to the left or right by their side alone (c-016), but for what must not follow the language
  quotes     straight quotes in the title of the book (m-012, m-018)
  math       formulas with a text of which the metadata say nothing, or the other way round (m-077)
  hidden     a drawing within the text that is no picture, and that voices would read
  order      a title that begins with an article, or is Chinese, without its place in the order (m-062)
  empty      a paragraph, heading or list with nothing in it
  way-back   a reference to a note to which nothing in the note leads back
  twice      two elements of a page with one id
  leftover   marks that belong to the program, not to the book
"""
import re
import sys
import zipfile
from html import unescape

# What reading programs look for, and what is there for style sheets of the author.
HOOKS = {'duokan-footnote', 'number', 'diagram', 'summary', 'span', 'site', 'author', 'publisher', 'math', 'edition', 'titlepage',
         'note', 'details', 'updated'}


def classes_of(markup):
    """Classes outside the texts of posts: those are the author's."""
    for found in re.finditer(r' class="([^"]*)"', markup):
        yield from found.group(1).split()


def frame_of(page):
    """A chapter without the text of its post: its header and its footer."""
    return ''.join(re.findall(r'<header>.*?</header>|<footer.*?</footer>|<nav .*?</nav>', page, re.S))


def lint_page(name, page, rules, report):
    for found in re.finditer(r'<(\w+)[^>]* style="([^"]*)"', page):
        report('style', f'<{found.group(1)} style="{found.group(2)}">')
    is_text = '/post-' in name or 'foreword' in name or 'afterword' in name or 'part-' in name
    for one in set(classes_of(frame_of(page) if is_text else page)):
        if one not in rules and one not in HOOKS:
            report('class', f'"{one}" has no rule')
    for found in re.finditer(r'.{0,20}[ \n]<sup class="note-ref">', page, re.S):
        report('note', found.group(0))
    for found in re.finditer(r'<header>\s*<(\w+)[^>]*>[^<]*</\1>\s*</header>', page):
        report('header', found.group(0))
    for found in re.finditer(r'<(p|h[1-6]|ul|ol|dl)( [^>]*)?>\s*</\1>', page):
        report('empty', found.group(0))
    ids = re.findall(r' id="([^"]*)"', page)
    for one in sorted({one for one in ids if ids.count(one) > 1}):
        report('twice', one)
    for found in re.finditer(r'<svg[^>]*>', page):
        if 'aria-hidden="true"' not in found.group(0) and '/post-' not in name:
            report('hidden', found.group(0)[:60])
    backlinks = set(re.findall(r'role="doc-backlink" href="[^"#]*#([^"]*)"', page))
    for one in re.findall(r' role="doc-noteref"[^>]* id="([^"]*)"', page):
        is_late = int(one.rpartition('_r')[2] or 0) > 26
        if one not in backlinks and not is_late and 'role="doc-footnote"' in page:
            report('way-back', one)
    for mark in ('\x01', '\x02', 'ep:', '{{', '}}'):
        if mark in re.sub(r'<(pre|code)\b.*?</\1>', '', page, flags=re.S) and (len(mark) == 1 or mark == 'ep:' and f'<{mark}' in page):
            report('leftover', repr(mark))


def lint(path):
    faults = []
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode('utf-8') for name in archive.namelist()
                 if name.endswith(('.xhtml', '.css', '.opf'))}
    style = next(text for name, text in parts.items() if name.endswith('.css'))
    rules = set(re.findall(r'\.([A-Za-z][\w-]*)', re.sub(r'/\*.*?\*/|\{[^}]*\}', ' ', style, flags=re.S)))
    for name, text in sorted(parts.items()):
        if name.endswith('.xhtml'):
            lint_page(name, text, rules, lambda rule, what, name=name: faults.append(f'{name}: {rule}: {what}'))
    if 'tabular-nums' not in style:
        faults.append('book.css: numerals: no tabular-nums')
    for rule, block in re.findall(r'([^{}]+)\{([^{}]*)\}', re.sub(r'/\*.*?\*/', '', style, flags=re.S)):
        is_bound = re.search(r'(^|, )(\.left|\.right|pre)$', rule.strip()) or '[dir=' in rule
        if not is_bound and re.search(r'text-align: (left|right);(?! text-align: (start|end);)', block):
            faults.append(f'book.css: align: {rule.strip()}')
    package = next(text for name, text in parts.items() if name.endswith('.opf'))
    title = unescape(re.search(r'<dc:title[^>]*>(.*?)</dc:title>', package).group(1))
    language = re.search(r'<dc:language>(.*?)</dc:language>', package).group(1)
    if language.split('-')[0] in ('en', 'zh', 'ja') and re.search('["\']', title):
        faults.append(f'package.opf: quotes: {title}')
    has_text = any('<math' in text and 'alttext=' in text for name, text in parts.items() if name.endswith('.xhtml'))
    if has_text != ('>describedMath<' in package):
        faults.append('package.opf: math: describedMath')
    has_order = 'refines="#title" property="file-as"' in package
    if language.startswith('en') and re.match(r'(The|An?) ', title) and not has_order:
        faults.append(f'package.opf: order: {title}')
    if language.startswith('zh') and re.fullmatch('[\u4e00-\u9fa5]+', title) and not has_order:
        faults.append(f'package.opf: order: {title}')
    return faults


def main():
    if len(sys.argv) < 2:
        print('usage: book_lint.py BOOK...', file=sys.stderr)
        return 2
    count = 0
    for path in sys.argv[1:]:
        for fault in lint(path):
            print(f'{path}: {fault}')
            count += 1
    return 1 if count else 0


if __name__ == '__main__':
    sys.exit(main())
