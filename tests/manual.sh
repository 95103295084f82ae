#!/bin/sh
# usage: manual.sh ESSAYPACK MANUAL_PAGE YAML_PAGE CONFIGURATION_MD COMPLETIONS
# One table makes the help; the manual page and the completions of the shells name every command and every option that the
# help names, and no option besides. The manual page of essaypack.yaml has every key of the document that it is made of.
set -eu
essaypack=$1
page=$2
yaml_page=$3
configuration=$4
completions=$5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { printf 'FAIL: %s\n' "$*" >&2; exit 1; }

sed 's/\\-/-/g' "$page" > "$work/page"
"$essaypack" --help > "$work/general"
# the commands, and the formats that share a paragraph
commands=$(awk '/^  [a-z]/ { print $1 } /^For one format/ { formats = 1; next } /^$/ { formats = 0 } formats { print }' \
  "$work/general" | tr -s ' ' '\n' | LC_ALL=C sort -u)
[ -n "$commands" ] || fail 'the help names no command'
options() { grep -oE -e '--[a-z]+(-[a-z]+)*' "$1" | LC_ALL=C sort -u; }
cp "$work/general" "$work/help"
for command in $commands; do
  "$essaypack" "$command" --help > "$work/help-$command"
  cat "$work/help-$command" >> "$work/help"
  grep -qw -e "$command" "$work/page" || fail "the manual has no command '$command'"
  for file in essaypack _essaypack essaypack.fish; do
    grep -qw -e "$command" "$completions/$file" || fail "$file does not know '$command'"
  done
done
options "$work/help" > "$work/told"
options "$work/page" > "$work/written"
diff "$work/told" "$work/written" || fail 'help and manual differ'
options "$completions/essaypack" > "$work/completed"
diff "$work/told" "$work/completed" || fail 'help and the completions of bash differ'
grep -oE -e '--[a-z]+(-[a-z]+)*=?\[' "$completions/_essaypack" | tr -d '=[' | LC_ALL=C sort -u > "$work/completed"
diff "$work/told" "$work/completed" || fail 'help and the completions of zsh differ'
grep '^complete' "$completions/essaypack.fish" | grep -oE -e ' -l [a-z-]+' | sed 's/ -l /--/' | LC_ALL=C sort -u > "$work/completed"
diff "$work/told" "$work/completed" || fail 'help and the completions of fish differ'

# What bash offers, command by command.
if command -v bash > /dev/null; then
  cat > "$work/offer" <<'SH'
. "$1"; shift
COMP_WORDS=(essaypack "$@") COMP_CWORD=$#
_essaypack
printf '%s\n' "${COMPREPLY[@]}"
SH
  offer() { (cd "$work/empty" && bash "$work/offer" "$completions/essaypack" "$@"); }
  mkdir -p "$work/empty/a folder"
  offered() { offer "$@" | LC_ALL=C sort | tr '\n' ' '; }
  offer '' | LC_ALL=C sort > "$work/offered"
  { printf '%s\nhelp\n' "$commands"; } | LC_ALL=C sort | diff "$work/offered" - || fail 'bash offers other commands'
  for command in $commands; do
    offer "$command" -- | grep -e -- | LC_ALL=C sort -u > "$work/offered"
    sed -n '/^Options/,/^example/p' "$work/help-$command" > "$work/section"
    options "$work/section" | diff "$work/offered" - || fail "bash offers other options for '$command'"
  done
  [ "$(offered build --diagnostics '')" = 'json sarif text ' ] || fail 'values of --diagnostics'
  [ "$(offered list '')" = 'a folder categories diagnostics exporters images kinds outputs posts tags ' ] || fail "list: $(offered list '')"
  [ "$(offered feeds -o a)" = 'a folder ' ] || fail 'folders'
  [ "$(offered epub --group '')" = 'category none series tag year ' ] || fail "values of --group: $(offered epub --group '')"
  [ "$(offered build --publish = dr)" = 'draft ' ] || fail "--publish=dr: $(offered build --publish = dr)"
  [ "$(offered build --publish =)" = 'draft expired future hidden password unpublished ' ] || fail "--publish=: $(offered build --publish =)"
  [ "$(offered build --publish draft,fu)" = 'draft,future ' ] || fail "behind a comma: $(offered build --publish draft,fu)"
  [ "$(offered epub --select no)" = 'not-category= not-post= not-tag= ' ] || fail "--select no: $(offered epub --select no)"
  cp -r "$(dirname "$0")/../examples/blog" "$work/blog"
  values() { offered epub "$work/blog" --select "$@"; }
  PATH=$(dirname "$essaypack"):$PATH
  [ "$(values category = 手艺/)" = '手艺/工具 手艺/文字 手艺/木工 ' ] || fail "categories: $(values category = 手艺/)"
  [ "$(values tag = r)" = 'repair ' ] || fail "tags: $(values tag = r)"
  [ "$(offered epub "$work/blog" --select = tag = r)" = 'repair ' ] || fail 'tags behind --select='
  [ "$(values post = source/_posts/night)" = 'source/_posts/night-bus.md ' ] || fail 'posts'
  [ "$(offered watch fe)" = 'feeds ' ] || fail 'commands of watch'
fi
if command -v zsh > /dev/null; then zsh -n "$completions/_essaypack" || fail 'zsh'; fi
if command -v fish > /dev/null; then fish -n "$completions/essaypack.fish" || fail 'fish'; fi

sed 's/\\-/-/g' "$yaml_page" > "$work/yaml"
awk -F'|' '/^\| *key *\|/ { keys = 1; next } /^[^|]/ || /^$/ { keys = 0 } keys && $2 !~ /---/ { gsub(/[ `]/, "", $2); print $2 }' \
  "$configuration" > "$work/keys"
[ "$(wc -l < "$work/keys")" -gt 100 ] || fail 'the document names few keys'
while read -r key; do
  grep -qxF ".B $key" "$work/yaml" || fail "essaypack.yaml(5) has no key '$key'"
done < "$work/keys"
if command -v man > /dev/null; then
  for file in "$page" "$yaml_page"; do
    LC_ALL=C.UTF-8 MANROFFSEQ='' man --warnings -l "$file" 2> "$work/warnings" > /dev/null || true
    [ ! -s "$work/warnings" ] || { cat "$work/warnings"; fail "$file"; }
  done
fi
