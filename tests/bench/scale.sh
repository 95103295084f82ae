#!/bin/sh
# usage: scale.sh BIN_FOLDER ESSAYPACK EXAMPLES [COUNT [SPLIT [MOST_MB]]]
# The sitemap of a large site: parts and index name every post once and stay within the limits of sitemaps.org (50,000
# addresses, 50 MB), one changed post rewrites its part and the last, and no run takes more memory than MOST_MB. Prints what runs took.
# With SPLIT the parts are smaller than they are unless told, so that a small site has some.
set -eu
bin=$1
essaypack=$2
examples=$3
count=${4:-120000}
split=${5:-45000}
most=${6:-300}
command -v python3 >/dev/null || { echo 'skipped: python3 is not installed'; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { printf 'FAIL: %s\n' "$*" >&2; exit 1; }

"$bin/essaypack_corpus" "$count" "$work/site" "$examples/blog/source/_posts"
printf 'sitemap: {split: %s}\n' "$split" > "$work/site/essaypack.yaml"

# run LABEL COMMAND: fails if it says anything or takes too much
run() {
  measured=$("$bin/essaypack_measure" "$essaypack" "$2" "$work/site" -o "$work/out/" 2> "$work/messages") ||
    fail "$1: $(head -n 3 "$work/messages")"
  [ ! -s "$work/messages" ] || fail "$1 says: $(head -n 3 "$work/messages")"
  echo "$measured" | awk -v label="$1" -v posts="$count" -v most="$most" '{
    printf "%8d  %-24s %8.3f s %8.1f MB\n", posts, label, $1, $2
    exit $2 > most
  }' || fail "$1 takes more than $most MB"
}

check() {
  python3 - "$work" "$count" "$split" <<'PY'
import glob, os, sys
from xml.etree import ElementTree
work, count, split = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
base = "https://bench.example.org/"

def entries(name, kind):
    path = os.path.join(work, "out", name)
    assert os.path.getsize(path) < 50_000_000, (name, os.path.getsize(path))
    root = ElementTree.parse(path).getroot()
    assert root.tag == space + kind and 0 < len(root) <= min(split, 50_000), (name, root.tag, len(root))
    return [(entry.findtext(space + "loc"), entry.findtext(space + "lastmod")) for entry in root]

index = entries("sitemap.xml", "sitemapindex")
parts = ["sitemap-%d.xml" % (i + 1) for i in range(len(index))]
assert [loc for loc, _ in index] == [base + name for name in parts], index
assert sorted(os.path.basename(p) for p in glob.glob(work + "/out/sitemap-*.xml")) == sorted(parts)
listed, total = set(), 0
for name, (_, changed) in zip(parts, index):
    addresses = entries(name, "urlset")
    assert name == parts[-1] or len(addresses) == split, (name, len(addresses))
    assert changed == max(lastmod for _, lastmod in addresses if lastmod), name
    total += len(addresses)
    listed |= {loc for loc, _ in addresses}
assert total == len(listed), "an address is listed twice"
posts = {"%sposts/%08x/" % (base, 0xb0000000 + i * 7919) for i in range(count)}
assert posts <= listed and all(loc.startswith(base) for loc in listed), len(posts - listed)
lines = []
for name in ["sitemap.txt"] + ["sitemap-%d.txt" % i for i in range(2, len(parts) + 1)]:
    lines += open(os.path.join(work, "out", name)).read().split()
assert len(lines) == total and set(lines) == listed, len(lines)
robots = open(os.path.join(work, "out", "robots-sitemaps.txt")).read().split("\n")
assert robots == ["Sitemap: " + base + name for name in parts] + [""], robots
PY
}
stamps() { (cd "$work/out" && stat -c '%n %i %Y' sitemap*.xml sitemap*.txt); }

run 'sitemap' sitemap
check || fail 'the first sitemap'
[ "$(wc -l < "$work/out/changed-urls.txt")" -ge "$count" ] || fail 'the first run announces less than it made'
rm "$work/out/changed-urls.txt"
stamps > "$work/before"
run 'sitemap, nothing changed' sitemap
stamps | cmp "$work/before" - || fail 'an unchanged sitemap was written again'
[ ! -e "$work/out/changed-urls.txt" ] || fail 'an unchanged site is announced'

# a post of 2024, the newest year of the corpus, that the clock has not reached
post=$work/site/source/_posts/post-000019.md
sed 's/^date: .*/&\nupdated: 2025-06-01 08:00:00/' "$post" > "$work/post"
mv "$work/post" "$post"
run 'sitemap, a post changed' sitemap
check || fail 'the sitemap of a changed post'
rewritten=$(stamps | diff "$work/before" - | grep -c '^> sitemap-[0-9]*\.xml' || true)
[ "$rewritten" -ge 1 ] && [ "$rewritten" -le 2 ] || fail "$rewritten parts were written for one post"
[ "$(cat "$work/out/changed-urls.txt")" = "https://bench.example.org/posts/$(printf %08x $((0xb0000000 + 19 * 7919)))/" ] ||
  fail "announced: $(head -n 3 "$work/out/changed-urls.txt")"
