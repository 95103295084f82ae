/// kramdown's tables in the form that the parser has: a head, here an empty one, a rule, and rows that begin with a
/// bar.

#include "content/scan/prepass_scan.h"

#include "base/text.h"
#include "content/text/html_names.h"

namespace essaypack {

namespace {

/// True for a line that is something else before it is a row, whatever bars it has.
bool is_other_block(std::string_view line) {
  for (const std::string_view mark : {"#", "```", "~~~", "$$", ":::", "!!! ", "??? ", "???+ ", "*[", "[^"})
    if (line.starts_with(mark)) return true;
  if (line.starts_with('[') && line.find("]: ") != std::string_view::npos) return true;
  return begins_html_block(line) || look_at_line(line, 0).is_item;
}

}  // namespace

bool begins_html_block(std::string_view line) {
  if (!line.starts_with('<')) return false;
  const std::size_t begin = line.size() > 1 && line[1] == '/' ? 2 : 1;
  std::size_t end = begin;
  while (end < line.size() && is_ascii_alnum(line[end])) ++end;
  return !is_phrasing(to_lower_ascii(line.substr(begin, end - begin)));
}

bool Prepass::begin_table(const LineStart& start) {
  const std::string_view line = line_from(body_, start.text);
  if (line.find('|') == std::string_view::npos || is_other_block(line)) return false;
  if (start.indent >= kLevel && !(in_list_ && line.starts_with('|'))) return false;
  LineStart first = start;
  first.is_item |= in_list_;
  std::optional<KramdownTable> found = find_kramdown_table(body_, first);
  if (!found) return false;
  const std::string prefix = line_prefix(start.text);
  copy_to(start.text);
  std::string rule;
  for (const char place : found->alignment) {
    result_.text += "|  ";
    rule += place == 'c' ? "|:-:" : place == 'l' ? "|:--" : place == 'r' ? "|--:" : "|---";
  }
  result_.text += "|\n" + prefix + rule + "|\n";
  move_lines(-1);
  move_lines(-1);  // both lines stand for the first row's
  table_ = std::move(*found);
  row_ = 0;
  row_at_ = line_begin_;
  if (table_.lines[0] != KramdownTable::Line::rule) result_.text += prefix;
  return true;
}

bool Prepass::take_row(std::size_t text) {
  const KramdownTable::Line kind = table_.lines[row_++];
  const std::size_t end = line_end(at_);
  row_at_ = row_ < table_.lines.size() ? end + 1 : std::string_view::npos;
  was_blank_ = false;
  if (kind == KramdownTable::Line::rule) return drop_line();
  if (kind != KramdownTable::Line::more) result_.table_parts.push_back({line_ - shift_, kind});
  copy_to(text);
  if (!table_.begins_with_bar || body_[text] != '|') result_.text += '|';
  if (trim(body_.substr(text, end - text)) == "|") result_.text += "| ";  // a bar alone is no row to the parser
  // A cell's code ends in its row.
  paragraph_end_ = row_end_ = end;
  dead_runs_.clear();
  math_.begin_row(line_start_);
  return false;
}

void Prepass::copy_row_code(std::size_t end) {
  for (std::size_t bar; (bar = body_.find('|', at_)) < end;) {
    copy_code(bar);
    put_text(bar + 1);
  }
  copy_code(end);
}

}  // namespace essaypack
