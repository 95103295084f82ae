#!/bin/sh
# usage: manual.sh ESSAYPACK MANUAL_PAGE
# The manual page names every command and every option that the program's own help names, and no option besides.
set -eu
essaypack=$1
page=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed 's/\\-/-/g' "$page" > "$work/page"
"$essaypack" --help > "$work/help"
commands=$(awk '/^  [a-z]/ { print $1 }' "$work/help")
[ -n "$commands" ] || { echo 'the help names no command'; exit 1; }
for command in $commands; do
  "$essaypack" "$command" --help >> "$work/help"
  grep -qw -e "$command" "$work/page" || { echo "no command '$command'"; exit 1; }
done
options() { grep -oE -e '--[a-z]+(-[a-z]+)*' "$1" | LC_ALL=C sort -u; }
options "$work/help" > "$work/told"
options "$work/page" > "$work/written"
diff "$work/told" "$work/written"
