#!/bin/sh
# usage: layers_self.sh LAYERS_SCRIPT
# The layer check itself, on a small tree with one fault of each kind.
set -eu
check=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/base" "$work/site" "$work/export/epub" "$work/util"
echo '#pragma once' > "$work/base/text.h"
echo '#include "base/text.h"' > "$work/site/order.h"
echo '#include "site/order.h"' > "$work/export/epub/zip.cpp"
echo '#include "export/epub/zip.cpp"' > "$work/main.cpp"
rm -r "$work/util"
sh "$check" "$work" || { echo 'a sound tree was refused'; exit 1; }

mkdir "$work/util"
echo 'int x;' > "$work/util/misc.cpp"
echo '  #  include "site/order.h"' > "$work/base/url.cpp"
echo '#include "text.h"' > "$work/base/text.cpp"
echo '#include "base/gone.h"' > "$work/site/order.cpp"
echo '#include <base/text.h>' > "$work/site/links.cpp"
cat > "$work/expected" <<'X'
base/text.cpp:1: 'text.h' does not begin with a folder of the layer order
base/text.cpp:1: no such header: 'text.h'
base/url.cpp:1: 'base' may not include 'site/order.h', which lies above it
site/links.cpp:1: write "base/text.h" for a header of the project
site/order.cpp:1: no such header: 'base/gone.h'
util/misc.cpp: 'util' is no folder of the layer order
X
if sh "$check" "$work" > "$work/found"; then echo 'a faulty tree was accepted'; exit 1; fi
diff "$work/expected" "$work/found"
