#!/bin/sh
# usage: same_bytes.sh BIN_A BIN_B [SITE...]
# Builds every site with two programs and compares all that comes out, byte by byte: the files (books unzipped), the
# messages, the exit code, and the model, which has the content of every post. Without SITE: the goldens, examples/blog, and
# what ../shared has of samples and blogs. Prints what differs. Exit 0: all is the same; 1: something differs; 2: wrong call.
set -eu
usage() { sed -n '2p' "$0" | cut -c3- >&2; exit 2; }
[ $# -ge 2 ] || usage
for program in "$1" "$2"; do
  [ -f "$program" ] && [ -x "$program" ] || { echo "'$program' is no program" >&2; usage; }
done
command -v unzip >/dev/null || { echo "skipped: unzip is not installed"; exit 77; }
a=$(readlink -f "$1")
b=$(readlink -f "$2")
root=$(readlink -f "$(dirname "$0")/..")
shift 2
if [ $# = 0 ]; then
  set -- "$root"/tests/golden/*/site "$root/examples/blog"
  for site in "$root"/../shared/samples "$root"/../shared/blogs/*/ "$root"/../shared/blogs/*/demo; do
    [ ! -d "$site" ] || set -- "$@" "$site"
  done
fi
for site in "$@"; do
  [ -d "$site" ] || { echo "'$site' is no folder" >&2; usage; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# run PROGRAM SITE FOLDER: what PROGRAM makes of SITE, in FOLDER. Both run in folders of one name: it may stand in messages.
run() {
  rm -rf "$work/here"
  mkdir -p "$work/here/out"
  (
    cd "$work/here"
    export LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1767225600
    code=0
    "$1" build "$2" -o out/ --keep-going --verbose >build.stdout 2>build.stderr || code=$?
    echo "$code" >build.exit
    code=0
    "$1" model "$2" --keep-going >model.json 2>model.stderr || code=$?
    echo "$code" >model.exit
    find out -name '*.epub' | while IFS= read -r book; do
      mkdir "$book.d"
      (cd "$book.d" && unzip -q "../$(basename "$book")")
      rm "$book"
    done
  )
  rm -rf "$3"
  mv "$work/here" "$3"
}

same=0
differ=0
for site in "$@"; do
  site=$(readlink -f "$site")
  run "$a" "$site" "$work/a"
  run "$b" "$site" "$work/b"
  if (cd "$work" && diff -rq a b >differences); then
    same=$((same + 1))
  else
    differ=$((differ + 1))
    echo "$site:"
    sed 's/^/  /' "$work/differences"
  fi
done
echo "$same sites the same, $differ not"
[ $differ = 0 ]
