/// `[^label]` and `[^label]: a note`.

#include "content/scan/syntaxes.h"

namespace essaypack {

namespace {

/// True if the bracket that opens at `at` closes in its line, brackets in it counted. Labels of notes are shorter than
/// the bound.
bool closes_in_line(std::string_view text, std::size_t at) {
  constexpr std::size_t kMaxLabel = 1000;
  int depth = 0;
  for (const char c : text.substr(at, kMaxLabel)) {
    if (c == '\n') return false;
    if (c == '[') ++depth;
    if (c == ']' && --depth == 0) return true;
  }
  return false;
}

}  // namespace

/// Keeps the label of a note for a report: cmark drops those that nothing refers to.
Line note_label(Scan& scan, const LineStart& start) {
  const std::string_view line = line_from(scan.body, start.text);
  const std::size_t end = line.find("]:");
  if (!line.starts_with("[^") || end == std::string_view::npos || end <= 2 || line.find(']') != end) return Line::other;
  scan.made.note_labels.emplace_back(line.substr(2, end - 2), scan.made_line());
  // What is indented below it is its text.
  scan.block.in_list = true;
  scan.block.item_column = kLevel;
  scan.block.paragraph_prefix = scan.line_prefix(start.text) + std::string(kLevel, ' ');
  return Line::begun;
}

/// cmark-gfm 0.29 takes the length of a label from columns: of one that closes in another line it drops text, even half
/// a character.
bool escape_open_label(Scan& scan) {
  if (scan.has("[^") && !closes_in_line(scan.body, scan.at)) scan.made.text += '\\';
  return false;
}

}  // namespace essaypack
