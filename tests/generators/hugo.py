"""usage: hugo.py SITE: what Hugo builds, lists and shows of a site, as JSON: {source: {"title": ..., "address": ..., "date": seconds,
"tags": [...], "categories": [...]}}. The site's own layouts give way to some that list all pages of their site; the folder is thrown
away by the caller. Exit 77 without Hugo."""

import json
import pathlib
import shutil
import subprocess
import sys
import urllib.parse

site = pathlib.Path(sys.argv[1])
if not shutil.which("hugo"):
    print("no hugo", file=sys.stderr)
    sys.exit(77)
LIST = """{{ range site.RegularPages }}{{ $page := . }}{{ with .File }}
{{ $tags := slice }}{{ range ($page.GetTerms "tags") }}{{ $tags = $tags | append .LinkTitle }}{{ end }}
{{ $categories := slice }}{{ range ($page.GetTerms "categories") }}{{ $categories = $categories | append .LinkTitle }}{{ end }}
{{ printf "@@%s@@" (dict "source" .Filename "title" $page.Title "address" $page.RelPermalink "date" $page.Date.Unix
  "tags" $tags "categories" $categories | jsonify) | safeHTML }}{{ end }}{{ end }}"""
for name in ("_default/list.html", "_default/single.html", "index.html", "404.html"):
    layout = site / "layouts" / name
    layout.parent.mkdir(parents=True, exist_ok=True)
    layout.write_text(LIST, encoding="utf-8")
out = site / ".generated"
done = subprocess.run(["hugo", "--quiet", "--destination", str(out)], cwd=site, capture_output=True, text=True)
pages = {}
for written in out.rglob("*.html"):
    for text in written.read_text(encoding="utf-8").split("@@")[1::2]:
        page = json.loads(text)
        address = page["address"]
        place = out / urllib.parse.unquote(address).strip("/")
        if address and (place.is_file() or (place / "index.html").is_file()):
            source = pathlib.Path(page["source"]).resolve().relative_to(site.resolve()).as_posix()
            page.pop("source")
            pages[source] = page
if done.returncode and not pages:
    sys.exit(done.stderr.strip() or done.stdout.strip())
json.dump(pages, sys.stdout, ensure_ascii=False, sort_keys=True)
