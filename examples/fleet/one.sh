#!/bin/sh
# usage: one.sh SITES NUMBER OUT
# Builds one site of many: line NUMBER of SITES is `NAME FOLDER`, its outputs go to OUT/NAME. Runs share nothing, so any number of them may
# go on at once, on any machine that sees the folders. OUT/.fleet/ gets, for each site, NAME.log (what was said), NAME.json
# (the summary) and, as the last of all, NAME.code: a run that was killed has none. The exit code is that of essaypack.
set -eu
sites=$1 number=$2 out=$3
IFS='	 ' read -r name folder <<EOF
$(sed -n "${number}p" "$sites")
EOF
case $name in
  '' | .* | *[!A-Za-z0-9._-]*)
    echo "one.sh: line $number of $sites is no 'NAME FOLDER', where NAME has letters, digits, '.', '_' and '-' alone" >&2
    exit 2
    ;;
esac
notes=$out/.fleet
mkdir -p "$notes"
rm -f "$notes/$name.code"
code=0
# one processor each: there are more sites than processors
"${ESSAYPACK:-essaypack}" build "$folder" -o "$out/$name/" --jobs 1 --lock-wait 60 --summary json \
  > "$notes/$name.json" 2> "$notes/$name.log" || code=$?
echo "$code" > "$notes/$name.code.new"
mv "$notes/$name.code.new" "$notes/$name.code"
exit "$code"
