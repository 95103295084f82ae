#!/bin/bash
# usage: book_lint.sh ESSAYPACK SOURCE_FOLDER
# Runs tests/book_lint.py on the books of all golden sites, of the example in each theme and vertical, and of a site that has everything: editions,
# several authors, a copyright page, a dedication, notes that are referred to twice, pictures in lines.
set -u
essaypack=$(readlink -f "$1")
source=$(readlink -f "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=1767225600 TZ=UTC
make_book() {  # NAME SITE OPTION...
  local name=$1 site=$2
  shift 2
  "$essaypack" epub "$site" -o "$work/books/$name/" --keep-going --url https://blog.example.org "$@" > "$work/log" 2>&1
}
for site in "$source"/tests/golden/*/site; do
  name=$(basename "$(dirname "$site")")
  cp -r "$site" "$work/site-$name"
  make_book "$name" "$work/site-$name"
done
for look in classic modern plain vertical; do
  cp -r "$source/examples/blog" "$work/example-$look"
  key="theme: $look"
  [ $look != vertical ] || key='vertical: true'
  printf '\nbook: {%s}\n' "$key" >> "$work/example-$look/essaypack.yaml"
  make_book "example-$look" "$work/example-$look"
done

mkdir -p "$work/all/source/_posts"
cat > "$work/all/_config.yml" <<'YAML'
title: The Notes
author: Jane Doe
language: en
timezone: UTC
YAML
cat > "$work/all/essaypack.yaml" <<'YAML'
book:
  isbn: 978-0-00-000000-2
  copyright: © 2025 Jane Doe
  dedication: "To my mother,\nwho read it first"
  contributors: [{name: John Roe, role: editor, sort: "Roe, John"}, {name: 王小明, role: illustrator}]
YAML
base64 -d > "$work/all/source/dot.png" <<'PNG'
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mNk+M8AAAEFAQH/AzZZAAAAAElFTkSuQmCC
PNG
post() { printf -- '---\ntitle: %s\ndate: 2025-01-0%s\nauthor: %s\n---\n%s\n' "$2" "$1" "$3" "$4" > "$work/all/source/_posts/p$1.md"; }
post 1 'Notes' 'Jane Doe' 'One [^1] and again [^1], another [^b].

[^1]: The note.
[^b]: Another.'
post 2 'Pictures' '[Jane Doe, 李四]' 'A ![dot](/dot.png) within a line of words.

<p style="color: red">Red words.</p>'
post 3 'The third' '李四' 'Words.'
make_book all "$work/all" --edition --now 2025-02-01
post 4 'New' 'Jane Doe' 'New words.'
sed -i 's/Words/Other words/' "$work/all/source/_posts/p3.md"
make_book all "$work/all" --edition --now 2025-03-01
mapfile -t books < <(find "$work/books" -name '*.epub' | sort)
[ ${#books[@]} -ge 15 ] || { echo "failed: ${#books[@]} books"; tail -n 5 "$work/log"; exit 1; }
python3 "$source/tests/book_lint.py" "${books[@]}" || exit 1
echo "${#books[@]} books"
