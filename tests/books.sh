#!/usr/bin/env bash
# usage: tests/books.sh ESSAYPACK SHARED
# Books of whole blogs before every checker and reader: SHARED/samples, examples/blog, all of SHARED/blogs that may be published,
# and 2,000 posts that SHARED/bench makes. EPUBCheck 5.3.0 and Debian's 4.2.6 report nothing, extra.py finds no fault, foliate-js
# opens each book, resolves each entry of its contents and turns pages, MuPDF shows the whole outline, Ace finds nothing in the first
# three. Then 2,000 posts with as many pictures of 300 KB: the run stays below 250 MB, as they are and made smaller.
# Takes about twenty minutes. Tools: $ESSAYPACK_TOOLS, see SHARED/check/epub. One line for each check.
# Exit: 0 all is well, 1 something was found, 2 wrong call, 77 SHARED or the tools are missing.
set -u
[ -x "${1:-}" ] && [ -n "${2:-}" ] || { echo "usage: tests/books.sh ESSAYPACK SHARED" >&2; exit 2; }
essaypack=$(realpath "$1")
here=$(cd "$(dirname "$0")/.." && pwd)
shared=$(realpath "$2" 2>/dev/null)
checks=$shared/check/epub
tools=${ESSAYPACK_TOOLS:-$HOME/.cache/essaypack-tools}
old=/usr/share/java/epubcheck.jar
[ -e "$checks/readers.sh" ] && [ -e "$tools/node_modules/foliate-js/reader.html" ] || { echo "no checkers" >&2; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

check() {  # NAME COMMAND...
  local name=$1
  shift
  if "$@" > "$work/log" 2>&1; then echo "ok    $name"
  else echo "FAIL  $name"; tail -n 20 "$work/log"; failed=1; fi
}
old_epubcheck() {
  java -jar "$old" "$1" > "$work/old" 2>&1 && ! grep -E '^(FATAL|ERROR|WARNING|INFO)\(' "$work/old"
}

python3 "$shared/bench/gen_posts.py" 2000 "$work/2000" "$shared/samples" >/dev/null || exit 1
books=()
for site in "$shared/samples" "$here/examples/blog" "$shared"/blogs/{hexo-site,poychang,ghostsf,huli,haacked,hugo-docs} "$work/2000"; do
  [ -d "$site" ] || continue
  name=$(basename "$site")
  "$essaypack" epub -q --keep-going "$site" -o "$work/$name.epub" > "$work/log" 2>&1
  [ -s "$work/$name.epub" ] || { echo "FAIL  $name: no book"; cat "$work/log"; failed=1; continue; }
  books+=("$work/$name.epub")
done
check "EPUBCheck 5.3.0, usage notes too" env STRICT=1 "$checks/epubcheck.sh" "${books[@]}"
check "extra.py" "$checks/extra.py" "${books[@]}"
for book in "${books[@]}"; do
  name=$(basename "$book" .epub)
  [ ! -e "$old" ] || check "EPUBCheck 4.2.6: $name" old_epubcheck "$book"
  check "foliate-js and MuPDF: $name" env PAGES=4 "$checks/readers.sh" "$book" "$work/shots"
  case $name in samples | blog | hexo-site) check "Ace: $name" "$checks/ace.sh" "$book" ;; esac
done

# Memory -------------------------------------------------------------------------------------------------------------------
cat > "$work/pictures.py" <<'PY'
import os, random, struct, sys, zlib
site, count = sys.argv[1], int(sys.argv[2])


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


os.makedirs(f'{site}/images')
side = 320  # noise does not compress: 320 times 320 times 3 bytes
rows = b''.join(b'\0' + random.Random(row).randbytes(side * 3) for row in range(side))
head = b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', side, side, 8, 2, 0, 0, 0))
body = chunk(b'IDAT', zlib.compress(rows, 1)) + chunk(b'IEND', b'')
for number in range(count):
    with open(f'{site}/images/{number:06}.png', 'wb') as picture:
        picture.write(head + chunk(b'tEXt', b'Comment\0%d' % number) + body)
    with open(f'{site}/post-{number:06}.md', 'a', encoding='utf-8') as post:
        post.write(f'\n\n![图 {number}](images/{number:06}.png)\n')
PY
python3 "$work/pictures.py" "$work/2000" 2000
limit=250000
for limits in '' 'max_bytes: 60000, max_pixels: 60000'; do
  printf 'url: https://example.org\nbook: {%s}\n' "$limits" > "$work/2000/essaypack.yaml"
  peak=$(/usr/bin/time -f %M "$essaypack" epub -q "$work/2000" -o "$work/pictures.epub" 2>&1 | tail -n 1)
  if [ "$peak" -lt "$limit" ] 2>/dev/null && [ -s "$work/pictures.epub" ]; then echo "ok    2000 pictures${limits:+, $limits}: $peak KB"
  else echo "FAIL  2000 pictures${limits:+, $limits}: '$peak' KB, allowed are $limit"; failed=1; fi
  rm -f "$work/pictures.epub"
done
exit "$failed"
