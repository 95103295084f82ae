#!/bin/sh
# usage: layers_self.sh LAYERS_SCRIPT
# The layer check itself, on a small tree with one fault of each kind.
set -eu
check=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/base" "$work/site" "$work/export/book" "$work/content/text" "$work/content/scan" "$work/util"
echo '#pragma once' > "$work/base/text.h"
echo '#include "base/text.h"' > "$work/site/order.h"
echo '#include "site/order.h"' > "$work/export/book/zip.cpp"
echo '#include "export/book/zip.cpp"' > "$work/main.cpp"
echo '#pragma once' > "$work/content/text/lines.h"
echo '#include "content/text/lines.h"' > "$work/content/scan/scan.h"
rm -r "$work/util"
sh "$check" "$work" || { echo 'a sound tree was refused'; exit 1; }

mkdir "$work/util"
echo 'int x;' > "$work/util/misc.cpp"
echo '  #  include "site/order.h"' > "$work/base/url.cpp"
echo '#include "text.h"' > "$work/base/text.cpp"
echo '#include "base/gone.h"' > "$work/site/order.cpp"
echo '#include <base/text.h>' > "$work/site/links.cpp"
echo '#include "content/scan/scan.h"' > "$work/content/text/lines.cpp"
cat > "$work/expected" <<'X'
base/text.cpp:1: 'text.h' does not begin with a folder of the layer order
base/text.cpp:1: no such header: 'text.h'
base/url.cpp:1: 'base' may not include 'site/order.h', which lies above it
content/text/lines.cpp:1: 'content/text/lines.cpp' may not include 'content/scan/scan.h', whose room lies above its own
site/links.cpp:1: write "base/text.h" for a header of the project
site/order.cpp:1: no such header: 'base/gone.h'
util/misc.cpp: 'util' is no folder of the layer order
X
if sh "$check" "$work" > "$work/found"; then echo 'a faulty tree was accepted'; exit 1; fi
diff "$work/expected" "$work/found"
