#!/bin/sh
# usage: words.sh SRC
# Holds that each word of books that the sources ask for by its name is in the table of words.
set -eu
table=$1/export/book/text/words.cpp
asked=$(grep -rhoE '[wW]ords(_|\(\))?(\["[a-z_]+"\]|\.fill\("[a-z_]+")' "$1/export" | grep -oE '"[a-z_]+"' | sort -u)
[ "$(echo "$asked" | wc -l)" -gt 20 ] || { echo 'FAIL: the sources seem to ask for hardly any word'; exit 1; }
failed=0
for word in $asked; do
  grep -q "{$word," "$table" || { echo "FAIL: no word of books is called $word"; failed=1; }
done
exit $failed
