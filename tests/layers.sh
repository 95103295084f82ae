#!/bin/sh
# usage: layers.sh SOURCE_FOLDER
# Checks every #include "..." of the sources: a room may include itself and the rooms that stand above it in the list
# below, and so may the rooms inside a room; what lies in the outer room itself stands where the list has a dot. Each project
# header is named by its path below the source folder. Prints one line for each fault; exit 1.
set -eu
order='base(. value) diag model config(keys sections .) input site content(text lookup tree markdown tags scan markup finish .) kinds template
  export(. common image feed book sitemap opds model txt) output pictures preview app(world cli run command .)'
cd "$1"

find . -name '*.h' -o -name '*.cpp' -o -name '*.def' | LC_ALL=C sort | xargs awk -v order="$order" '
  BEGIN {
    gsub(/[(]/, " ( ", order)
    gsub(/[)]/, " ) ", order)
    count = split(order, names, " ")
    for (i = 1; i <= count; i++) {
      if (names[i] == "(") { outer = names[i - 1]; continue }
      if (names[i] == ")") { outer = ""; continue }
      if (outer == "") rank[names[i]] = i
      else inner[outer "/" names[i]] = i
    }
  }
  # Where a file stands inside its room; 0: the room has no inner ones, or none of that name.
  function place(room, parts, size) { return inner[room "/" (size > 2 ? parts[2] : ".")] + 0 }
  FNR == 1 {
    file = substr(FILENAME, 3)
    size = split(file, parts, "/")
    room = parts[1]
    within = place(room, parts, size)
    own = room in rank ? rank[room] : (file == "main.cpp" ? count + 1 : 0)
    if (!own) { print file ": \047" room "\047 is no folder of the layer order"; faults++ }
  }
  /^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, quoted, "\"")
    depth = split(quoted[2], steps, "/")
    at = file ":" FNR ": "
    other = steps[1] == room ? place(room, steps, depth) : 0
    if (!(steps[1] in rank)) { print at "\047" quoted[2] "\047 does not begin with a folder of the layer order"; faults++ }
    else if (rank[steps[1]] > own) { print at "\047" room "\047 may not include \047" quoted[2] "\047, which lies above it"; faults++ }
    else if (other > within && within > 0) { print at "\047" file "\047 may not include \047" quoted[2] "\047, whose room lies above its own"; faults++ }
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
