"""The rows of tests/privacy/*.rows: small sites, and what of them may be published. README.md tells the form."""

import pathlib
import sys


class Row:
    def __init__(self, name):
        self.name = name
        self.files = {}        # path -> text
        self.links = {}        # path -> target
        self.config = ""       # goes to the end of the base's configuration
        self.publishes = None  # titles of posts and addresses of pages
        self.generator = None  # what the generator publishes, where that differs
        self.because = ""
        self.alone = False     # can't be in one site with other rows


def fail(path, number, message):
    sys.exit(f"{path}:{number}: {message}")


def head_of(title, lines):
    keys = [line.split(":")[0] for line in lines]
    own = [line for key, line in (("title", f"title: {title}"), ("date", "date: 2024-01-02")) if key not in keys]
    return "---\n" + "".join(line + "\n" for line in own + [line for line in lines if line != "date:"]) + f"---\nText of {title}.\n"


def names_of(text):
    return sorted(name.strip() for name in text.split(",") if name.strip())


def read_rows(path):
    """The base row and all others of a file; exits with a message if the file is not in the form."""
    rows, block, title, lines = [], None, "", []

    def close():
        nonlocal block, lines
        if block is None:
            return
        if block == "config":
            rows[-1].config += "".join(line + "\n" for line in lines)
        else:
            if block in rows[-1].files:
                fail(path, number, f"'{block}' stands twice in '{rows[-1].name}'")
            rows[-1].files[block] = head_of(title, lines) if title else "".join(line + "\n" for line in lines)
        block, lines = None, []

    number = 0
    for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("|"):
            if block is None:
                fail(path, number, "a line of text belongs to 'file', 'post' or 'config'")
            lines.append(line[2:])
            continue
        close()
        word, _, rest = line.partition(" ")
        if not word or word.startswith("#"):
            continue
        if word in ("base", "row"):
            if word == "row" and any(row.name == rest for row in rows):
                fail(path, number, f"the row '{rest}' stands twice")
            rows.append(Row(rest))
        elif not rows:
            fail(path, number, "the file begins with 'base'")
        elif word == "post":
            block, _, title = rest.partition(" ")
        elif word == "file":
            block, title = rest, ""
        elif word == "link":
            name, _, target = rest.partition(" ")
            rows[-1].links[name] = target
        elif word == "config":
            block, title = "config", ""
        elif word == "publishes":
            rows[-1].publishes = names_of(rest)
        elif word == "generator":
            rows[-1].generator = names_of(rest)
        elif word == "because":
            rows[-1].because = rest
        elif word == "alone":
            rows[-1].alone = True
        else:
            fail(path, number, f"'{word}' is no word of the form")
    close()
    for row in rows[1:]:
        if row.publishes is None:
            fail(path, number, f"the row '{row.name}' does not say what it publishes")
        if (row.generator is None) != (not row.because):
            fail(path, number, f"the row '{row.name}' needs both 'generator' and 'because', or none of them")
    if not rows or rows[0].name:
        fail(path, 1, "the file begins with 'base'")
    return rows[0], rows[1:]


def write_site(folder, base, rows):
    """Makes one site of the base and some rows; the base's first file is the configuration."""
    files = dict(base.files)
    config = next(iter(files), None)
    for row in rows:
        for name, text in row.files.items():
            files[name] = text
        if row.config:
            files[config] += row.config
    for name, text in files.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for row in rows:
        for name, target in row.links.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(target)


def merged(base, rows):
    """The rows that can stand in one site: no configuration of their own, no file that another one has."""
    taken, fitting = set(), []
    for row in rows:
        names = set(row.files) | set(row.links)
        if row.alone or row.config or row.generator == ["fails"] or names & (taken | set(base.files)):
            continue
        taken |= names
        fitting.append(row)
    return fitting
