"""usage: pelican.py SITE: what Pelican builds and lists of a site, as JSON: {source: {"title": ..., "address": ...}}. Exit 77 without it."""

import json
import logging
import os
import sys
import tempfile

sys.path.pop(0)  # where this file has that name
try:
    from pelican import Pelican, signals
    from pelican.settings import read_settings
except ImportError:
    print("no pelican", file=sys.stderr)
    sys.exit(77)

logging.disable(logging.CRITICAL)
site = os.path.realpath(sys.argv[1])
found, files = {}, {}


def note(content, **more):
    files[os.path.relpath(content.source_path, site)] = content.save_as
    found[os.path.relpath(content.source_path, site)] = {"title": content.title, "address": "/" + content.url, **more}


def note_articles(generator):
    for article in generator.articles + generator.translations:
        note(article, date=int(article.date.timestamp()), tags=[tag.name for tag in getattr(article, "tags", [])],
             categories=[article.category.name])


def note_pages(generator):
    for page in generator.pages + generator.translations:
        note(page)


signals.article_generator_finalized.connect(note_articles)
signals.page_generator_finalized.connect(note_pages)
with tempfile.TemporaryDirectory() as output:
    os.chdir(site)
    out, sys.stdout = sys.stdout, sys.stderr
    Pelican(read_settings(os.path.join(site, "pelicanconf.py"), override={"OUTPUT_PATH": output, "CACHE_CONTENT": False})).run()
    sys.stdout = out
    written = {source for source, name in files.items() if name and os.path.isfile(os.path.join(output, name))}
print(json.dumps({source: page for source, page in found.items() if source in written}))
