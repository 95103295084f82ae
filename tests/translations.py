#!/usr/bin/env python3
"""usage: translations.py CHECKOUT [MUTATE]

Holds the catalogues of po/ to the sources: every message is translated, none is fuzzy or left over, every place of a value
appears, punctuation between Chinese characters is full-width, and the glossary of po/README.md is kept to. Prints a line for
each fault. Exit 77: gettext's tools are missing.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile

HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
PLACE = re.compile(r"\{([1-9]?)\}")


def entries(path):
    """The entries of a catalogue behind its header: comments, msgid, msgid_plural and msgstr by name."""
    found, entry, field = [], {"comments": []}, None
    with open(path, encoding="utf-8") as lines:
        for line in list(lines) + ["\n"]:
            line = line.rstrip("\n")
            match = re.match(r'(msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$', line)
            if not line:
                if "msgid" in entry:
                    found.append(entry)
                entry = {"comments": []}
            elif line.startswith("#"):
                entry["comments"].append(line)
            elif match:
                field = match.group(1)
                entry[field] = ast.literal_eval(match.group(2))
            else:
                entry[field] += ast.literal_eval(line)
    return found[1:]


def places(text):
    """The values that a text shows, by number, each as often as it stands there."""
    count, shown = 0, []
    for match in PLACE.finditer(text):
        if match.group(1):
            shown.append(int(match.group(1)))
        else:
            count += 1
            shown.append(count)
    return sorted(set(shown))


def glossary(path):
    with open(path, encoding="utf-8") as lines:
        text = lines.read().split("## Glossary", 1)[1]
    rows = [[cell.strip() for cell in row.strip("|\n ").split("|")] for row in text.splitlines() if row.startswith("|")]
    return [row + [""] * (5 - len(row)) for row in rows[2:]]


def without_code(text):
    """A message without what is quoted in it: words to type are no words of the language."""
    text = re.sub(r"`[^`]*`|\"[^\"]*\"|--[\w-]+|[\w./]+\.(?:md|yaml|yml|json|toml)|essaypack [\w-]+", " ", text)
    text = re.sub(r"(?<![A-Za-z])'[^']*'(?![A-Za-z])", " ", text)
    return re.sub(r"\b\w+: ?(?:\{[^}]*\}|\[[^\]]*\])|\b[a-z_]+\.[a-z_]+\b|\b(?:category|tag)=", " ", text)


def plurals(word):
    return word[:-1] + "(?:y|ies)" if word.endswith("y") else word + "e?s?"


def faults_of(entry, language, terms):
    english = [entry["msgid"]] + ([entry["msgid_plural"]] if "msgid_plural" in entry else [])
    text = entry.get("msgstr", entry.get("msgstr[0]", ""))
    if any("fuzzy" in comment for comment in entry["comments"] if comment.startswith("#,")):
        yield "is fuzzy"
    if not text.strip():
        yield "has no translation"
        return
    if places(text) != places(english[-1]):
        yield "has other places than the English text"
    if english[0].endswith("\n") != text.endswith("\n") or english[0].startswith("\n") != text.startswith("\n"):
        yield "begins or ends with another line break"
    if re.search(HAN + r"\s*[.,;:!?()]\s*" + HAN, re.sub(r"\[[^\]]*\]", "", text)):
        yield "has half-width punctuation between Chinese characters"
    if re.search(HAN + "[A-Za-z0-9]|[A-Za-z0-9]" + HAN, text):
        yield "has no space between Chinese characters and others"
    if re.search("[「」『』]" if language == "zh_CN" else "[“”‘’]", text.replace("'“”‘’'", "")):
        yield "has the quotes of the other script"
    if re.search(HAN + "。$", text) and not english[0].endswith((".", ".\n", ".\n\n")):
        yield "ends in a full stop, which the English text does not"
    column = 1 if language == "zh_CN" else 2
    for term in terms:
        if re.search(r"\b" + plurals(term[0]) + r"\b", without_code(english[-1]), re.IGNORECASE):
            if term[column].lower() not in text.lower() and (term[0], english[0]) not in LOOSE:
                yield f"says '{term[0]}' and not '{term[column]}'"
        if term[column + 2] and term[column + 2] in text:
            yield f"has '{term[column + 2]}'"


# Where a word of the glossary means something else, or the Chinese sentence does without it.
LOOSE = {
    ("draft", "also draft,unpublished,future,expired,\nhidden,password posts [none of them]"),
    ("draft", "'{}' holds '{}', not draft, unpublished, future, expired, hidden or password"),
    ("draft", "draft, unpublished, future, expired, hidden, password"),
    ("draft", "known are published, public, draft, private, pending, scheduled, hidden and their like"),
    ("draft", "did you mean '{}'? known are published, public, draft, private, pending, scheduled, hidden and their like"),
    ("category", "'{}' holds '{}', not category or tag"),
    ("tag", "'{}' holds '{}', not category or tag"),
    ("category", "volumes: year, category or count"),
    ("post", "'{}' holds '{}', not posts, home, archives, pages or books"),
    ("tag", "write category=NAME, not-category=NAME, tag=NAME, not-tag=NAME, series=NAME, author=NAME, language=TAG, year=YEAR, post=FILE, not-post=FILE, from=DAY or until=DAY"),
    ("category", "write category=NAME, not-category=NAME, tag=NAME, not-tag=NAME, series=NAME, author=NAME, language=TAG, year=YEAR, post=FILE, not-post=FILE, from=DAY or until=DAY"),
    ("file", "write category=NAME, not-category=NAME, tag=NAME, not-tag=NAME, series=NAME, author=NAME, language=TAG, year=YEAR, post=FILE, not-post=FILE, from=DAY or until=DAY"),
    ("post", "write category=NAME, not-category=NAME, tag=NAME, not-tag=NAME, series=NAME, author=NAME, language=TAG, year=YEAR, post=FILE, not-post=FILE, from=DAY or until=DAY"),
    ("file", "add --depfile FILE"),
    ("file", "a folder of Markdown files"),
    ("character", "no font of this machine has the cover's characters"),
    ("character", "'<ruby>' became plain text: it needs characters and then '<rt>' with their reading"),
}


def faults_of_preview(top):
    """What the preview's page says is named in src/preview/words.cpp, which names nothing besides."""
    folder = os.path.join(top, "templates/preview")
    said = set()
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            text = file.read()
        if name.endswith(".js"):
            said.update(re.findall(r'\bsay\("([^"]*)"', text))
        if name.endswith(".html"):
            body = text.split("<body>", 1)[1]
            said.update(one for one in re.findall(r'(?:title|aria-label)="([^"]+)"', body))
            said.update(one.strip() for one in re.split(r"<[^>]*>", body) if re.search("[A-Za-z]", one))
    said -= {"essaypack"}
    said |= {"error", "warning", "note"}  # severities, as state.json has them
    with open(os.path.join(top, "src/preview/words.cpp"), encoding="utf-8") as file:
        named = set(re.findall(r'\bword\("([^"]*)"\)', file.read()))
    for text in sorted(said - named):
        yield text, "is not in src/preview/words.cpp"
    for text in sorted(named - said):
        yield text, "is said by no page of the preview"


def main():
    top = sys.argv[1]
    if not shutil.which("xgettext") or not shutil.which("msgmerge"):
        return 77
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(top, "po"), os.path.join(folder, "po"))
        shutil.copytree(os.path.join(top, "src"), os.path.join(folder, "src"))
        subprocess.run(["sh", "po/update.sh"], cwd=folder, check=True)
        wanted = [entry["msgid"] for entry in entries(os.path.join(folder, "po/essaypack.pot"))]
    terms = glossary(os.path.join(top, "po/README.md"))
    count = 0

    def fault(where, message, what):
        nonlocal count
        count += 1
        print(f"{where}: {message!r} {what}")

    for name in ["essaypack.pot", "zh_CN.po", "zh_TW.po"]:
        found = entries(os.path.join(top, "po", name))
        known = {entry["msgid"] for entry in found}
        for message in wanted:
            if message not in known:
                fault(name, message, "is missing: sh po/update.sh")
        for entry in found:
            if entry["msgid"] not in wanted:
                fault(name, entry["msgid"], "is no message any more: sh po/update.sh")
            elif name.endswith(".po"):
                for what in faults_of(entry, name[:-3], terms):
                    fault(name, entry["msgid"], what)
    for message, what in faults_of_preview(top):
        fault("preview", message, what)
    return count > 0


if __name__ == "__main__":
    sys.exit(main())
