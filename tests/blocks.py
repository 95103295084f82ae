#!/usr/bin/env python3
"""usage: blocks.py ESSAYPACK SOURCE

Every fenced block of the documents is run, each in a home folder of its own with a blog, notes, exports and what else the
documents speak of; settings are read by the program, which has to find nothing wrong with them. A block that can't be run says
why, in the line before it: <!-- not run: REASON -->. Blocks without a language are messages and drawings. Prints each block
with what was done with it; exit 1 if one fails."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PROGRAM, SOURCE = os.path.realpath(sys.argv[1]), Path(sys.argv[2]).resolve()
DOCUMENTS = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", *sorted(str(path.relative_to(SOURCE)) for path in SOURCE.glob("docs/*.md")),
             *sorted(str(path.relative_to(SOURCE)) for path in SOURCE.glob("docs/zh/*.md")),
             "packaging/npm/hexo-essaypack/README.md", "packaging/npm/hexo-essaypack/README.zh-CN.md", "examples/ci/README.md"]
MARK = re.compile(r"<!-- not run: (.{10,}) -->")


class Block:
    def __init__(self, document, line, language, lines, reason):
        self.document, self.line, self.language, self.text, self.reason = document, line, language, "\n".join(lines) + "\n", reason
        self.name = f"{document}:{line}"


def blocks_of(document):
    found, inside, before = [], None, ""
    for number, line in enumerate((SOURCE / document).read_text(encoding="utf-8").split("\n"), 1):
        fence = re.match(r"^( *)```(\S*)\s*$", line)
        if inside is None and fence:
            inside = (number, fence[2], len(fence[1]), [], MARK.search(before))
        elif inside is not None and fence and not fence[2]:
            start, language, _, lines, mark = inside
            found.append(Block(document, start, language, lines, mark and mark[1]))
            inside = None
        elif inside is not None:
            inside[3].append(line[inside[2]:])
        if inside is None and line.strip():
            before = line
    assert inside is None, f"{document}: a block does not end"
    return found


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def post(path, title, date="2024-03-01", more=""):
    write(path, f"---\ntitle: {title}\ndate: {date} 10:00:00\n{more}---\n一段话。\n")


def git(folder, *words):
    subprocess.run(["git", "-c", "user.name=N", "-c", "user.email=n@example.org", *words], cwd=folder, check=True, capture_output=True)


class Home:
    """A home folder with all that the documents name."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(SOURCE / "examples/blog", folder / "blog")
        post(folder / "blog/source/_posts/reading.md", "读一本书", more="categories: 读书\ntags: [travel]\n")
        post(folder / "notes/first.md", "First")
        shutil.copytree(folder / "blog", folder / "strange")
        (folder / "somewhere/empty").mkdir(parents=True)
        self.exports(folder / "Downloads")
        write(folder / "anthology/essaypack.yaml", "title: T\nurl: https://example.org\nlanguage: zh-CN\ntimezone: UTC\nauthor: A\n")
        (folder / "anthology/images").mkdir()
        shutil.copy(SOURCE / "examples/blog/source/images/night-bus.jpg", folder / "anthology/images/cover.jpg")
        write(folder / "anthology/book/foreword.md", "# 前言\n\n几句话。\n")
        write(folder / "manual/.vitepress/config.mts", 'export default { title: "Manual" }\n')
        post(folder / "manual/first.md", "First", "2024-01-01")
        for name in ("2012/hello", "2014/ferry", "2014/people", "2015/train", "2020/home", "2024/after"):
            post(folder / f"anthology/{name}.md", name[5:], f"{name[:4]}-01-01", "categories: [[生活, 读书]]\ntags: [日记]\n")
        post(folder / "anthology/2014/ferry.en.md", "Ferry", "2014-01-01", "lang: en\ncategories: [[生活, 读书]]\ntags: [日记]\n")
        self.server(folder / "srv")
        self.programs(folder / "bin")

    def exports(self, folder):
        folder.mkdir()
        golden = SOURCE / "tests/golden"
        for name, pattern in (("riverside.WordPress.2025-03-01.xml", "wordpress/site/*.xml"), ("harbour.ghost.2025-03-01.json", "ghost/site/*.json"),
                              ("blog-03-01-2025.xml", "feed/site/*.xml"), ("feed.atom", "feed/site/*.xml")):
            shutil.copy(next(golden.glob(pattern)), folder / name)
        page = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>Some words.</p></article></body></html>"
        with zipfile.ZipFile(folder / "export.zip", "w") as archive:
            archive.writestr("posts.csv", "post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n"
                             "1.first,2024-01-01T10:00:00.000Z,true,,,newsletter,everyone,First,,\n")
            archive.writestr("posts/1.first.html", "<p>Some words.</p>")
        with zipfile.ZipFile(folder / "medium-export.zip", "w") as archive:
            for path in sorted((golden / "html/site").rglob("*.html")):
                archive.write(path, path.relative_to(golden / "html/site"))
        notes = io.BytesIO()
        with zipfile.ZipFile(notes, "w") as archive:
            archive.writestr("Blog 0123456789abcdef0123456789abcdef/First 1123456789abcdef0123456789abcdef.md",
                             "# First\n\nDate: January 1, 2024\n\nSome words.\n")
        with zipfile.ZipFile(folder / "Export-0a1b2c3d.zip", "w") as archive:
            archive.writestr("ExportBlock-Part-1.zip", notes.getvalue())
        write(folder.parent / "wechat/one.html", page.format("一"))

    def server(self, folder):
        shutil.copytree(self.folder / "blog", folder / "origin")
        git(folder / "origin", "init", "-q", "-b", "main")
        git(folder / "origin", "add", "-A")
        git(folder / "origin", "commit", "-qm", "one")
        git(folder, "clone", "-q", "origin", "blog")

    def programs(self, folder):
        folder.mkdir()
        # A preview ends when somebody ends it.
        write(folder / "essaypack", f'#!/bin/sh\n[ "$1" != preview ] || {{ timeout -s INT 10 {PROGRAM} "$@" --port 0; [ $? = 124 ]; exit; }}\nexec {PROGRAM} "$@"\n')
        (folder / "essaypack").chmod(0o755)
        for path in (SOURCE / "examples/exporters").iterdir():
            (folder / path.name).symlink_to(path)

    def run(self, command, folder):
        for place in ("/srv/", "/somewhere/"):
            command = command.replace(f" {place}", f" {self.folder}{place}")
        environment = {"PATH": f"{self.folder}/bin:/usr/local/bin:/usr/bin:/bin", "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        result = subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
        return result


def run_shell(block, home):
    folder = home.folder / ("Downloads" if block.document == "docs/sources.md" else "blog")
    if block.document == "docs/security.md":
        folder = home.folder
    if os.getuid() != 0:
        block.text = block.text.replace(" -g www-data", "")
    result = home.run(block.text, folder)
    # `check` reports what the example has: an exit code of 1 would be a problem of the posts, 2 one of the document
    return None if result.returncode == 0 else f"exit {result.returncode}\n{result.stderr}"


def run_settings(block, home):
    """Nothing of the configuration's kinds is reported."""
    folder = home.folder / "anthology"
    base = (folder / "essaypack.yaml").read_text() if not re.search(r"^url:", block.text, re.M) else ""
    said = set(re.findall(r"^(\w+):", block.text, re.M))
    base = "".join(line for line in base.splitlines(keepends=True) if line.split(":")[0] not in said)
    if "type: wordpress" in block.text:
        folder, base = home.folder / "Downloads", ""
    for name in re.findall(r"[\w/-]+\.(?:jpg|png)", block.text):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(next((SOURCE / "examples/blog").rglob("*.png")), folder / name)
    for name in re.findall(r"foreword: ([\w/-]+\.md)", block.text):
        write(folder / name, "前言。\n")
    if block.language == "markdown":
        write(folder / "book/SUMMARY.md", block.text)
        block.text = "book: {contents: book/SUMMARY.md}\n"
    write(folder / "essaypack.yaml", base + block.text)
    result = subprocess.run([PROGRAM, "check", str(folder), "--diagnostics", "json"], capture_output=True, text=True, timeout=300)
    problems = [json.loads(line) for line in result.stdout.split("\n") if line.startswith("{")]
    wrong = [one for one in problems if one["kind"].startswith("config/") or one["kind"].endswith("/unknown-name")]
    return f"exit {result.returncode}: {wrong} {result.stderr}" if wrong or result.returncode == 2 else None


def run_make(block, home):
    write(home.folder / "Makefile", block.text)
    result = home.run("make && make -q && test -s essays.txt", home.folder)
    return None if result.returncode == 0 else result.stderr


def run_json(block, home):
    """The keys are those that the program prints."""
    real = json.loads(home.run("essaypack build --summary json -o out/ 2> /dev/null", home.folder / "blog").stdout)
    keys = lambda value: {key: keys(one) if isinstance(one, dict) else None for key, one in value.items()}
    return None if keys(json.loads(block.text)) == keys(real) else f"the program has {keys(real)}"


def run_crontab(block, home):
    fields = block.text.split(None, 6)
    if not all(re.fullmatch(r"[0-9*,/-]+", one) for one in fields[:5]):
        return "no line of cron"
    command = block.text.split(None, 5)[5]
    if not command.startswith("essaypack"):  # a user or a variable stands before it
        command = command.split(None, 1)[1]
    result = home.run(command, home.folder)
    return None if result.returncode == 0 else result.stderr


RUNNERS = {"sh": run_shell, "yaml": run_settings, "markdown": run_settings, "make": run_make, "json": run_json, "crontab": run_crontab}


def main():
    if not shutil.which("git") or not shutil.which("make"):
        print("skipped: git or make is not here")
        sys.exit(77)
    failed = count = 0
    for document in DOCUMENTS:
        for block in blocks_of(document):
            if not block.language and not block.reason:
                continue
            count += 1
            if block.reason:
                print(f"--    {block.name}: {block.reason}")
                continue
            if block.language not in RUNNERS:
                problem = f"nobody runs '{block.language}': say why before the block, <!-- not run: REASON -->"
            else:
                work = Path(tempfile.mkdtemp())
                try:
                    problem = RUNNERS[block.language](block, Home(work / "home"))
                finally:
                    shutil.rmtree(work)
            print(f"{'FAIL' if problem else 'ok  '}  {block.name}{': ' + problem if problem else ''}")
            failed += bool(problem)
    assert count > 20, "the documents have more blocks than were found"
    sys.exit(1 if failed else 0)


# a clone as a folder of its own
os.umask(0o022)
main()
