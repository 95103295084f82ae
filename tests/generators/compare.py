"""usage: compare.py ROWS SCRIPT...: the generator, asked by the script (which gets the folder of a site and prints JSON,
{source: {"title": ..., "address": ...}}), publishes of each row of tests/privacy what the row says. Exit 1 if one differs, 77 if the generator is missing."""

import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "privacy"))
from rows import merged, read_rows, write_site  # noqa: E402


def ask(script, base, rows):
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder, "site")
        write_site(site, base, rows)
        done = subprocess.run([*script, str(site)], capture_output=True, text=True)
    if done.returncode == 77:
        print(f"skipped: {done.stderr.strip()}")
        sys.exit(77)
    if done.returncode:
        return None, done.stderr
    return json.loads(done.stdout), done.stderr


def expected_of(row):
    return row.publishes if row.generator is None else row.generator


def check(name, script, base, rows, expected):
    pages, said = ask(script, base, rows)
    # a page is called by its address where the rows do so
    got = None if pages is None else sorted(
        page["address"] if page["address"] in expected else page["title"] for page in pages.values())
    if (["fails"] if got is None else sorted(set(got))) == expected:
        return 0
    print(f"{name}: the generator publishes {'nothing, it failed' if got is None else ', '.join(got) or 'nothing'}\n"
          f"{'':{len(name)}}  and not {', '.join(expected) or 'nothing'}")
    if said:
        print("\n".join("    " + line for line in said.strip().splitlines()[:5]))
    return 1


path, script = sys.argv[1], sys.argv[2:]
base, rows = read_rows(path)
rows = [row for row in rows if expected_of(row) != ["?"]]
faults = sum(check(row.name, script, base, [row], expected_of(row)) for row in rows)
together = merged(base, rows)
everything = sorted({name for row in together for name in expected_of(row)})
faults += check(f"{len(together)} rows in one site", script, base, together, everything)
print(f"{len(rows)} rows, {faults} differences; the generator publishes something else than essaypack on purpose in "
      f"{sum(row.generator is not None for row in rows)}")
sys.exit(faults > 0)
