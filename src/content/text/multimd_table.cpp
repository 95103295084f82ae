#include "content/text/multimd_table.h"

#include "base/text.h"

#include <algorithm>
#include <vector>

namespace essaypack {

namespace {

using namespace std::string_view_literals;

using Line = KramdownTable::Line;

constexpr std::size_t kMostColumns = 200;  ///< Cells that the parser adds to short rows are bounded so.
constexpr std::size_t kMostHeads = 16;     ///< Rows above a rule.
constexpr std::size_t kMostCode = 400;     ///< Bytes of code in which bars are looked for.

/// Behind the code that begins at `at`, or behind its marks where none does.
std::size_t end_of_code(std::string_view row, std::size_t at) {
  const std::size_t open = std::min(row.find_first_not_of('`', at), row.size());
  const std::string_view window = row.substr(0, open + kMostCode);
  for (std::size_t close = open; (close = window.find('`', close)) != window.npos;) {
    const std::size_t end = std::min(window.find_first_not_of('`', close), window.size());
    if (end - close == open - at) return end;
    close = end;
  }
  return open;
}

/// The cells of a row: between bars that no code holds and no backslash stands before. None without a bar.
std::vector<std::string_view> cells_of(std::string_view row) {
  std::vector<std::string_view> cells;
  std::size_t from = row.starts_with('|') ? 1 : 0;
  bool has_bar = from > 0;
  for (std::size_t at = from; at < row.size();) {
    if (row[at] == '\\') {
      at += 2;
    } else if (row[at] == '`') {
      at = end_of_code(row, at);
    } else {
      if (row[at] == '|') cells.push_back(trim(row.substr(from, at - from))), from = at + 1, has_bar = true;
      ++at;
    }
  }
  if (!has_bar) return {};
  if (from < row.size()) cells.push_back(trim(row.substr(from)));
  return cells;
}

/// `l`, `c`, `r` or a space for each cell of a rule; empty for another row.
std::string alignment_of(const std::vector<std::string_view>& cells) {
  std::string out;
  for (std::string_view cell : cells) {
    if (cell.ends_with('+')) cell.remove_suffix(1);
    const bool left = cell.starts_with(':'), right = cell.size() > 1 && cell.ends_with(':');
    const std::string_view marks = cell.substr(left ? 1 : 0, cell.size() - (left ? 1 : 0) - (right ? 1 : 0));
    if (marks.empty() || (marks[0] != '-' && marks[0] != '=') || marks.find_first_not_of(marks[0]) != marks.npos)
      return {};
    out += left && right ? 'c' : left ? 'l' : right ? 'r' : ' ';
  }
  return out;
}

}  // namespace

std::optional<KramdownTable> find_multimd_table(std::string_view body, const LineStart& start,
                                                const MarkdownConfig& markdown) {
  KramdownTable table;
  table.begins_with_bar = true;
  bool has_rule = false, begins_part = true, goes_on = false, ends_blank = false;
  for (std::size_t at = start.text; at < body.size();) {
    const std::string_view whole = line_from(body, at);
    const bool is_first = table.lines.empty();
    if (!is_first && start.is_quote && !trim(whole).starts_with('>')) break;
    std::string_view line = trim(whole.substr(
        std::min(whole.find_first_not_of(start.is_quote && !is_first ? " \t>"sv : " \t"sv), whole.size())));
    const bool ends_open = markdown.tables.rows_of_lines && line.ends_with('\\');
    if (ends_open) line = trim(line.substr(0, line.size() - 1));
    const std::vector<std::string_view> cells = cells_of(line);
    if (line.empty() && has_rule && !begins_part && !goes_on) {
      table.lines.push_back(Line::rule);
      ends_blank = begins_part = true;
    } else if (cells.empty() || (!is_first && look_at_line(line, 0).is_item)) {
      break;
    } else if (std::string alignment = has_rule ? std::string() : alignment_of(cells); !alignment.empty()) {
      if (is_first && !markdown.tables.headless) return {};
      table.lines.push_back(Line::rule);
      table.alignment = std::move(alignment);
      has_rule = begins_part = true;
    } else {
      if (!has_rule && table.lines.size() >= kMostHeads) return {};
      table.lines.push_back(goes_on ? Line::joined : !begins_part ? Line::more : has_rule ? Line::body : Line::head);
      table.columns = std::min(std::max(table.columns, cells.size()), kMostColumns);
      ends_blank = begins_part = false;
      goes_on = ends_open;
    }
    at += whole.size() + 1;
  }
  if (ends_blank) table.lines.pop_back();
  if (!has_rule || table.columns == 0) return {};
  table.alignment.resize(table.columns, ' ');
  return table;
}

}  // namespace essaypack
