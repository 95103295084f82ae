#!/bin/sh
# usage: diagnostics_doc.sh KINDS_DEF DIAGNOSTICS_MD
# Holds the catalogue and its document together: a section for each kind, in the catalogue's order, that names the kind's
# severity, shows a message of the kind and says how to mend it; and no section besides.
set -eu
awk -v catalogue="$1" '
  function finish() {
    if (name == "") return
    if (!(name in severity)) fault("section \047" name "\047 is no kind of the catalogue")
    else if (seen[name]++) fault("section \047" name "\047 stands twice")
    else {
      if (place[name] < at) fault("section \047" name "\047 stands behind \047" order[at] "\047")
      at = place[name]
      if (named != severity[name]) fault("section \047" name "\047 calls it \047" named "\047, the catalogue \047" severity[name] "\047")
      if (!example) fault("section \047" name "\047 shows no message that ends in [" name "]")
      if (!mend) fault("section \047" name "\047 has no paragraph that begins with **To mend:**")
    }
  }
  function fault(text) { print text; faults++ }
  BEGIN {
    while ((getline line < catalogue) > 0)
      if (match(line, /^ESSAYPACK_KIND\(/)) {
        split(line, quoted, "\"")
        split(line, fields, ",")
        gsub(/ /, "", fields[3])
        order[++count] = quoted[2]
        place[quoted[2]] = count
        severity[quoted[2]] = fields[3]
      }
    if (!count) fault("no kind in " catalogue)
  }
  /^## / { finish(); name = ""; if ($2 ~ /\//) name = $2; named = ""; example = mend = 0 }
  /^\*(error|warning|note)[.]\*/ && named == "" { named = $1; gsub(/[*.,:]/, "", named) }
  name != "" && index($0, "[" name "]") { example = 1 }
  /^\*\*To mend:\*\*/ { mend = 1 }
  END {
    finish()
    for (i = 1; i <= count; i++) if (!seen[order[i]]) fault("no section for \047" order[i] "\047")
    exit faults > 0
  }' "$2"
