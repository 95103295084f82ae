# Makes essaypack.yaml(5) of docs/configuration.md: its tables of keys become entries, its text stays.
# usage: awk -f yaml_page.awk -v version=0.1.0 configuration.md

# roff's own characters, and hyphens that must stay so when they are copied.
function escaped(text) {
  gsub(/\\/, "\\e", text)
  gsub(/-/, "\\-", text)
  return text
}

# `code` becomes bold, [text](link) becomes text, **bold** bold.
function inline(text,    out, at, part) {
  while (match(text, /\[[^]]*\]\([^)]*\)/)) {
    part = substr(text, RSTART + 1, RLENGTH - 1)
    sub(/\]\(.*/, "", part)
    text = substr(text, 1, RSTART - 1) part substr(text, RSTART + RLENGTH)
  }
  out = ""
  while (match(text, /`[^`]+`/)) {
    part = substr(text, RSTART + 1, RLENGTH - 2)
    out = out escaped(substr(text, 1, RSTART - 1)) "\\fB" escaped(part) "\\fR"
    text = substr(text, RSTART + RLENGTH)
  }
  return out escaped(text)
}

# A line that begins with a dot or an apostrophe would be a command.
function say(text) {
  if (text ~ /^[.']/) text = "\\&" text
  print text
}

function trimmed(text) {
  gsub(/^[ \t]+|[ \t]+$/, "", text)
  return text
}

function end_paragraph() {
  if (in_paragraph) in_paragraph = 0
}

function key_entry(    what, end) {
  print ".TP"
  print(".B " escaped(cell[1]))
  what = cell[2]
  if (cell[3] != "") what = what (what == "" ? "" : "; ") "default: " cell[3]
  if (cell[4] != "") {
    end = cell[4] ~ /[.!?]$/ ? "" : "."
    say(toupper(substr(inline(cell[4]), 1, 1)) substr(inline(cell[4]), 2) end)
  }
  if (what != "") say("(" inline(what) ")")
  if (cell[5] != "") { print ".br"; say("Example: " inline(cell[5])) }
}

BEGIN {
  print ".\\\" Made from docs/configuration.md."
  print ".TH ESSAYPACK.YAML 5 \"\" \"essaypack " version "\" \"File Formats\""
  print ".SH NAME"
  print "essaypack.yaml \\- what essaypack makes of a blog"
  print ".SH DESCRIPTION"
}

/^```/ {
  in_code = !in_code
  print in_code ? ".PP\n.RS 4\n.EX" : ".EE\n.RE"
  next
}
in_code { say(escaped($0)); next }

/^# / { next }
/^## / { end_paragraph(); print(".SH " toupper(escaped(substr($0, 4)))); table = ""; next }

/^\|/ {
  end_paragraph()
  line = $0
  sub(/^\|/, "", line)
  sub(/\|[ \t]*$/, "", line)
  count = split(line, cell, "|")
  for (i = 1; i <= count; i++) cell[i] = trimmed(cell[i])
  if (cell[1] ~ /^-+$/) next
  if (table == "") { table = cell[1] == "key" ? "keys" : "pairs"; next }
  gsub(/`/, "", cell[1])
  if (table == "keys") key_entry()
  else { print ".TP"; print(".B " escaped(cell[1])); say(inline(cell[2]) (cell[2] ~ /[.]$/ ? "" : ".")) }
  next
}

/^- / { print(".IP \\(bu 2"); say(inline(substr($0, 3))); in_paragraph = 1; next }
/^[ \t]*$/ { end_paragraph(); table = ""; next }
{
  if (!in_paragraph) { print ".PP"; in_paragraph = 1 }
  say(inline(trimmed($0)))
}

END {
  print ".SH SEE ALSO"
  print ".BR essaypack (1)"
}
