#!/bin/bash
# pictures.sh ESSAYPACK: what pictures tell of places and people is in no book, cover or feed, and no hostile picture costs more than itself.
# Where exiftool is installed, it looks for what is left.
ESSAYPACK=$(readlink -f "$1")
here=$(readlink -f "$(dirname "$0")")
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || skip "no python3"
export SOURCE_DATE_EPOCH=1767225600 PYTHONDONTWRITEBYTECODE=1
python3 "$here/pictures.py" "$ESSAYPACK" || fail "pictures.py"
command -v exiftool >/dev/null || { echo "no exiftool: what is left was looked for by bytes alone"; exit 0; }
for folder in blog/unpacked/EPUB/images blog/covers; do
  exiftool -q -q -a -G1 -s -r -ee -u "$folder" | grep -vE '^(\[(System|File|ExifTool|JFIF|PNG|PNG-pHYs|GIF|RIFF|APP14|ICC[^]]*|Composite|SVG|XMP-svg)\]|========)' >left
  # the way up stays, with the order of its bytes
  grep -vE '^\[IFD0\] +Orientation' left && fail "exiftool finds more"
done
exit 0
