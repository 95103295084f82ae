#include "content/scan/syntax/table_rows.h"

#include "base/text.h"
#include "content/scan/syntax/code.h"
#include "content/scan/syntaxes.h"
#include "content/text/html_blocks.h"
#include "content/text/multimd_table.h"

#include <algorithm>

namespace essaypack {

namespace {

/// True for a line that is something else before it is a row, whatever bars it has.
bool is_other_block(std::string_view line) {
  for (const std::string_view mark : {"#", "```", "~~~", "$$", ":::", "!!! ", "??? ", "???+ ", "*[", "[^"})
    if (line.starts_with(mark)) return true;
  if (line.starts_with('[') && line.find("]: ") != std::string_view::npos) return true;
  return begins_html_block(line) || look_at_line(line, 0).is_item;
}

/// Bars of a line that may part cells. The parser's time grows with their square.
constexpr int kMostBars = 4'096;

}  // namespace

bool is_in_row(const Scan& scan) { return scan.at < scan.table.row_end; }

bool begin_table(Scan& scan, const LineStart& start) {
  const std::string_view line = line_from(scan.body, start.text);
  if (line.find('|') == std::string_view::npos || is_other_block(line)) return false;
  if (start.indent >= kLevel && !(scan.block.in_list && line.starts_with('|'))) return false;
  LineStart first = start;
  first.is_item |= scan.block.in_list;
  first.is_description = scan.block.open_description.has_value();
  std::optional<KramdownTable> found = scan.markdown().kramdown ? find_kramdown_table(scan.body, first)
                                                                : find_multimd_table(scan.body, first, scan.markdown());
  if (!found) return false;
  const std::string prefix = scan.line_prefix(start.text);
  scan.copy_to(start.text);
  std::string rule;
  for (const char place : found->alignment) {
    scan.made.text += "|  ";
    rule += place == 'c' ? "|:-:" : place == 'l' ? "|:--" : place == 'r' ? "|--:" : "|---";
  }
  scan.made.text += "|\n" + prefix + rule + "|\n";
  scan.move_lines(-1);
  scan.move_lines(-1);  // both lines stand for the first row's
  scan.table.table = std::move(*found);
  scan.table.row = 0;
  scan.table.next_row = scan.line_begin;
  if (scan.table.table.lines[0] != KramdownTable::Line::rule) scan.made.text += prefix;
  return true;
}

Line take_row(Scan& scan, std::size_t text) {
  TableState& state = scan.table;
  const KramdownTable::Line kind = state.table.lines[state.row++];
  const std::size_t end = scan.line_end(scan.at);
  state.next_row = state.row < state.table.lines.size() ? end + 1 : std::string_view::npos;
  scan.block.was_blank = false;
  if (kind == KramdownTable::Line::rule) {
    scan.drop_line();
    return Line::done;
  }
  if (kind != KramdownTable::Line::more) scan.made.table_parts.push_back({scan.made_line(), kind});
  scan.copy_to(text);
  std::string& made = scan.made.text;
  if (!state.table.begins_with_bar || scan.body[text] != '|') made += '|';
  if (trim(scan.body.substr(text, end - text)) == "|") made += "| ";  // a bar alone is no row to the parser
  state.row_end = end;
  begin_code_row(scan, end);
  scan.math.begin_row(scan.line_start);
  return Line::begun;
}

Line take_next_row(Scan& scan) {
  const std::size_t text = std::min(scan.body.find_first_not_of(" \t>", scan.at), scan.line_end(scan.at));
  if (scan.table.table.lines[scan.table.row] != KramdownTable::Line::rule) scan.join_block(text);
  return take_row(scan, text);
}

/// In a row a bar parts cells, but not in code.
bool keep_bar_in_code(Scan& scan) {
  if (!is_in_row(scan) || !scan.html.is_code || !scan.is_in_markup()) return false;
  scan.put_text(scan.at + 1);
  return true;
}

/// Puts a token that shows nothing into the cell that begins here, by which the writer knows it.
static bool put_cell_mark(Scan& scan, std::string_view written) {
  Placeholder mark;
  mark.source = mark.output = mark.plain = std::string(written);
  scan.put(std::move(mark), scan.at + written.size());
  return true;
}

bool take_spanned_column(Scan& scan) {
  if (!is_in_row(scan) || scan.is_in_markup() || !scan.has("||")) return false;
  scan.copy_to(scan.at + 1);
  return put_cell_mark(scan, "");
}

/// The next byte of the row from `at` on that is no space; a bar at its end.
static char next_in_row(const Scan& scan, std::size_t at) {
  const std::size_t next = scan.body.find_first_not_of(" \t", at);
  return next < scan.table.row_end ? scan.body[next] : '|';
}

bool take_spanned_row(Scan& scan) {
  if (!is_in_row(scan) || !scan.has(kSpannedRow)) return false;
  const std::size_t before = scan.at == 0 ? scan.body.npos : scan.body.find_last_not_of(" \t", scan.at - 1);
  const bool begins_cell = before == scan.body.npos || before < scan.line_begin || scan.body[before] == '|';
  if (!begins_cell || next_in_row(scan, scan.at + kSpannedRow.size()) != '|') return false;
  return put_cell_mark(scan, kSpannedRow);
}

bool drop_row_end(Scan& scan) {
  const std::size_t next = scan.body.find_first_not_of(" \t", scan.at + 1);
  if (!is_in_row(scan) || next < scan.table.row_end) return false;
  scan.drop_to(scan.at + 1);
  return true;
}

bool keep_bar_behind_backslashes(Scan& scan) {
  if (!is_in_row(scan) || !scan.has("\\\\|")) return false;
  scan.drop_to(scan.at + 1);  // the parser would take the one before the bar for the other's
  return true;
}

bool escape_bars_past_bound(Scan& scan) {
  if (scan.at - scan.line_start <= kMostBars) return false;
  std::string& made = scan.made.text;
  std::size_t bar = made.rfind('\n') + 1;
  for (int bars = 0; (bar = made.find('|', bar)) != made.npos && bars < kMostBars; ++bar) ++bars;
  if (bar == made.npos) return false;
  const std::string rest = made.substr(bar);
  made.resize(bar);
  for (std::size_t at = 0; at < rest.size(); ++at) {
    if (rest[at] == '|') made += '\\';
    made += rest[at];
    if (rest[at] == '\\' && at + 1 < rest.size()) made += rest[++at];
  }
  return false;
}

}  // namespace essaypack
