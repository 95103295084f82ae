#include "content/scan/syntax/descriptions.h"

#include "base/text.h"
#include "content/scan/scan.h"

#include <algorithm>

namespace essaypack {

namespace {

/// Where the line above the one at the scan begins, as it was made.
std::size_t begin_of_line_above(const Scan& scan) {
  const std::string& made = scan.made.text;
  return made.size() < 2 ? 0 : made.rfind('\n', made.size() - 2) + 1;
}

/// True if the last of several lines of a paragraph can be a term: marked takes it for one.
bool ends_with_term(const Scan& scan) {
  const BlockState& block = scan.block;
  if (block.paragraph_lines < 2 || !block.paragraph_prefix.empty() || !scan.marks.empty() ||
      !scan.made.text.ends_with('\n'))
    return false;
  const std::string_view above = line_from(scan.made.text, begin_of_line_above(scan));
  return !above.empty() && std::string_view(" \t#|>`~-*+<:=$").find(above[0]) == std::string_view::npos;
}

bool is_description(const Scan& scan, const LineStart& start) {
  const BlockState& block = scan.block;
  const std::string_view line = line_from(scan.body, start.text);
  if (line[0] != ':' || line.size() < 3 || (line[1] != ' ' && line[1] != '\t') || trim(line.substr(1)).empty())
    return false;
  if (!scan.markdown().descriptions.are_read || start.is_item || block.in_html_block || scan.is_in_markup())
    return false;
  const bool is_below_term =
      !block.behind_blank && (block.paragraph_lines == 1 || block.in_description || ends_with_term(scan));
  if (!scan.markdown().descriptions.several_terms && !is_below_term) return false;
  return start.indent < kLevel || (block.in_list && start.indent < block.item_column + kLevel);
}

}  // namespace

void open_description(Scan& scan, LineStart& start) {
  constexpr std::size_t kWidest = 4;  // more spaces than these would make an item's text code
  if (!is_description(scan, start)) return;
  BlockState& block = scan.block;
  // the next of the same term, wherever in the last one the line above is
  if (block.open_description && start.indent < block.open_description->size() + kLevel)
    block.paragraph_prefix = *block.open_description;
  block.open_description = std::max(scan.line_prefix(start.text), block.paragraph_prefix,
                                    [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
  if (!scan.markdown().descriptions.several_terms && !block.in_description && ends_with_term(scan)) {
    scan.made.text.insert(begin_of_line_above(scan), "\n");
    scan.move_lines(-1);
  }
  scan.join_block(start.text);
  scan.copy_to(start.text);
  scan.made.text += '+';
  scan.skip_to(start.text + 1);
  start.text = scan.body.find_first_not_of(" \t", scan.at);
  scan.copy_to(std::min(start.text, scan.at + kWidest));
  scan.skip_to(start.text);
  block.description = start.text;
  start.is_item = start.is_description = block.in_list = block.in_description = true;
  block.item_column = start.text - scan.line_begin;
  scan.made.descriptions.push_back({scan.made_line(), block.behind_blank});
}

}  // namespace essaypack
