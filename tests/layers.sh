#!/bin/sh
# usage: layers.sh SOURCE_FOLDER
# Checks every #include "..." of the sources: a folder may include itself and the folders that stand above it in the list
# below, and each project header is named by its path below the source folder. Prints one line for each fault; exit 1.
set -eu
order='base diag model config input site content template export output preview app'
cd "$1"

find . -name '*.h' -o -name '*.cpp' -o -name '*.def' | LC_ALL=C sort | xargs awk -v order="$order" '
  BEGIN { count = split(order, names, " "); for (i = 1; i <= count; i++) rank[names[i]] = i }
  FNR == 1 {
    file = substr(FILENAME, 3)
    split(file, parts, "/")
    room = parts[1]
    own = room in rank ? rank[room] : (file == "main.cpp" ? count + 1 : 0)
    if (!own) { print file ": \047" room "\047 is no folder of the layer order"; faults++ }
  }
  /^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, quoted, "\"")
    split(quoted[2], steps, "/")
    at = file ":" FNR ": "
    if (!(steps[1] in rank)) { print at "\047" quoted[2] "\047 does not begin with a folder of the layer order"; faults++ }
    else if (rank[steps[1]] > own) { print at "\047" room "\047 may not include \047" quoted[2] "\047, which lies above it"; faults++ }
    if ((getline line < quoted[2]) < 0) { print at "no such header: \047" quoted[2] "\047"; faults++ }
    close(quoted[2])
  }
  /^[ \t]*#[ \t]*include[ \t]*</ {
    split($0, angled, /[<>]/)
    split(angled[2], steps, "/")
    if (steps[1] in rank && (getline line < angled[2]) >= 0) {
      print file ":" FNR ": write \"" angled[2] "\" for a header of the project"
      faults++
    }
    close(angled[2])
  }
  END { exit faults > 0 }'
