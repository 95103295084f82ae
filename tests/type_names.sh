#!/bin/sh
# usage: type_names.sh SRC
# No two headers have a type of one name: at the link one of its constructors would serve both. A header's types stand at the
# beginning of a line, in `namespace essaypack`; declarations without a body don't count. Silent when all is well.
set -eu
cd "$1"
find . -name '*.h' -exec grep -HoE '^(struct|class|enum class) [A-Za-z]+( final)?( : [^{;]*)? \{' {} + |
  sed -E 's/^\.\/([^:]+):(struct|class|enum class) ([A-Za-z]+).*/\3 \1/' | LC_ALL=C sort -u |
  awk '{ if ($1 == last) { print "FAIL: " $1 " is a type of " file " and of " $2; bad = 1 } last = $1; file = $2 } END { exit bad }'
