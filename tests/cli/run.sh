#!/bin/bash
# run.sh [--update] ESSAYPACK FILE.test: runs the commands of a test file in an empty folder and compares.
#
#   # words                a comment
#   file PATH              makes a file of the lines that follow, each behind `| `
#   $ COMMAND              runs it (bash; `essaypack` is the program under test), then expects
#   > LINE                 ... on standard output
#   2> LINE                ... on standard error
#   => CODE                ... this exit code; 0 needs no line
#
# The file is written again with what really happened and the two are compared; --update keeps the new one.
# @VERSION@ stands for the program's version.
set -u
update=0
if [ "${1-}" = --update ]; then update=1; shift; fi
program=$(readlink -f "$1")
test_file=$(readlink -f "$2")

scratch=$(mktemp -d) || exit 3
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/work"
ln -s "$program" "$scratch/bin/essaypack"
version=$("$program" --version | sed -n '1s/^essaypack //p')
actual=$scratch/actual

run() {
  (cd "$scratch/work" &&
    env -i PATH="$scratch/bin:$PATH" HOME="$scratch" LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1767225600 \
      ASAN_OPTIONS="${ASAN_OPTIONS-}" TSAN_OPTIONS="${TSAN_OPTIONS-}" UBSAN_OPTIONS="${UBSAN_OPTIONS-}" LSAN_OPTIONS="${LSAN_OPTIONS-}" \
      bash -c "$1" </dev/null >"$scratch/out" 2>"$scratch/err")
  local code=$?
  local stream
  for stream in out:'>' err:'2>'; do
    sed -e "s/$version/@VERSION@/g" -e "s|$scratch|@SCRATCH@|g" -e "s/^/${stream#*:} /" -e 's/ $//' -e '$a\' "$scratch/${stream%%:*}"
  done
  [ $code -eq 0 ] || echo "=> $code"
}

path=
while IFS= read -r line || [ -n "$line" ]; do
  case $line in
    '$ '*) printf '%s\n' "$line"; run "${line#\$ }" ;;
    '>'* | '2>'* | '=>'*) ;;
    'file '*)
      printf '%s\n' "$line"
      path=$scratch/work/${line#file }
      mkdir -p "$(dirname "$path")"
      : >"$path" ;;
    '|'*)
      printf '%s\n' "$line"
      text=${line#|}
      printf '%s\n' "${text# }" >>"$path" ;;
    *) printf '%s\n' "$line" ;;
  esac
done <"$test_file" >"$actual"

if cmp -s "$test_file" "$actual"; then exit 0; fi
diff -u --label "$2" --label 'what happened' "$test_file" "$actual"
if [ $update = 1 ]; then cp "$actual" "$test_file"; exit 0; fi
exit 1
