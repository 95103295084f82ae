"""usage: run.py ESSAYPACK FILE.rows: what the program publishes of the site of each row, and of one site with all rows that
fit into one, is what the rows say. Prints each difference; exit 1 if there is one."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
from urllib.parse import unquote, urlsplit

from rows import merged, read_rows, write_site

program, path = os.path.abspath(sys.argv[1]), sys.argv[2]
# 2026-01-01: rows call 2099 the future, and what expired in 2020 the past
# posts in Org and reStructuredText are read where `pandoc` is, whatever it says: their heads are read here
programs = tempfile.TemporaryDirectory()
pandoc = pathlib.Path(programs.name, "pandoc")
pandoc.write_text("#!/bin/sh\nexec cat\n")
pandoc.chmod(0o755)
environment = {**os.environ, "PATH": f"{programs.name}:{os.environ['PATH']}", "SOURCE_DATE_EPOCH": "1767225600", "TZ": "UTC", "LC_ALL": "C.UTF-8"}


def run(*arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, env=environment)
    return done.stdout, done.returncode, done.stderr.strip()


def published(site):
    """Titles of posts, and addresses of pages as the sitemap has them; what stopped the program in place of both."""
    listed, code, said = run("list", "posts", site, "-q")
    if code not in (0, 1):
        return [f"exit {code}"], said
    titles = [line.split("\t")[2] for line in listed.splitlines()]
    with tempfile.TemporaryDirectory() as out:
        _, code, said = run("sitemap", site, "-o", out + "/", "-q")
        sitemap = pathlib.Path(out, "sitemap.txt")
        addresses = sitemap.read_text(encoding="utf-8").splitlines() if sitemap.exists() else []
        posts, _, _ = run("list", "posts", site, "-q", "--format", "json")
    of_posts = {post.get("permalink") for post in json.loads(posts or "[]")}
    pages = [unquote(urlsplit(address).path).removesuffix("index.html") for address in addresses if address not in of_posts]
    return sorted(titles + [page for page in pages if page != "/"]), said


def check(name, base, rows, expected):
    with tempfile.TemporaryDirectory() as folder:
        site = os.path.join(folder, "site")
        write_site(site, base, rows)
        got, said = published(site)
    if got == expected or (len(rows) > 1 and sorted(set(got)) == expected):
        return 0
    print(f"{name}: publishes {', '.join(got) or 'nothing'}\n{'':{len(name)}}  and not {', '.join(expected) or 'nothing'}")
    if said:
        print(said)
    return 1


base, rows = read_rows(path)
faults = sum(check(row.name, base, [row], row.publishes) for row in rows)
together = merged(base, rows)
everything = sorted({name for row in together for name in row.publishes})
faults += check(f"{path}: {len(together)} rows in one site", base, together, everything)
print(f"{len(rows)} rows, {faults} differences")
sys.exit(faults > 0)
