#!/bin/sh
# usage: update.sh (in the checkout's top folder): writes po/essaypack.pot from the sources, and takes its messages into each
# catalogue. New ones are empty there, old ones go.
set -eu
export LC_ALL=C
find src -name '*.cpp' -o -name '*.h' -o -name '*.def' | sort |
  xgettext --language=C++ --from-code=UTF-8 --files-from=- --output=- --no-wrap --add-location=file --sort-by-file \
    --keyword --keyword=tr:1 --keyword=tr_n:1,2 --keyword=mark:1 --keyword=word:1 --keyword=ESSAYPACK_KIND:4 --package-name=essaypack \
    --copyright-holder='the essaypack developers' --msgid-bugs-address=essaypack@example.org |
  sed -e '/^"POT-Creation-Date:/d' -e '/^#, c-format$/d' -e '/^#, c++-format$/d' >po/essaypack.pot
for catalogue in po/*.po; do
  msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-wrap --sort-by-file --add-location=file "$catalogue" po/essaypack.pot
  msgattrib --no-obsolete --no-wrap --sort-by-file --add-location=file --output-file="$catalogue" "$catalogue"
done
