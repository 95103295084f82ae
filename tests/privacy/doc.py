"""usage: doc.py docs/privacy.md FILE.rows...: each row is in a table of the document by its name, and each name there is a row."""

import pathlib
import re
import sys

from rows import read_rows

rows = {row.name for path in sys.argv[2:] for row in read_rows(path)[1]}
named = [name for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line.startswith("| ")
         for name in re.findall(r"`((?:hugo|jekyll|hexo|plain|zola|exports|eleventy|astro|vitepress|vuepress|pelican)/[^`]+)` \|$", line)]
for name in sorted(rows - set(named)):
    print(f"{sys.argv[1]} has no line for the row '{name}'")
for name in sorted(set(named) - rows):
    print(f"{sys.argv[1]} names a row that is not there: '{name}'")
for name in sorted({name for name in named if named.count(name) > 1}):
    print(f"{sys.argv[1]} names the row '{name}' twice")
print(f"{len(rows)} rows, {len(named)} named")
sys.exit(sorted(rows) != sorted(named))
