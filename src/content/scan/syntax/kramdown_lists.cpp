#include "content/scan/syntax/kramdown_lists.h"

#include "base/text.h"
#include "content/scan/scan.h"

#include <algorithm>
#include <string>
#include <vector>

namespace essaypack {

namespace {

using namespace std::string_view_literals;

/// A list that is open, outermost first. Columns are the author's; `shift` more in the made text.
struct OpenList {
  bool is_ordered = false;
  std::size_t content = 0;  ///< Of the text of its last item.
  std::size_t shift = 0;
};

struct OpenLists {
  std::vector<OpenList> lists;
};

constexpr std::size_t kDeepest = 32;

/// True for what is in the item that stands right above it, wherever it begins.
bool belongs_to_item(std::string_view line, const LineStart& start) {
  return start.is_item || start.is_quote || line.starts_with('#') || line.starts_with("```") || line.starts_with("~~~");
}

}  // namespace

std::size_t missing_indent(Scan& scan, const LineStart& start) {
  std::vector<OpenList>& lists = scan.memory<OpenLists>().lists;
  if (!scan.marks.empty() || (lists.empty() && (!start.is_item || start.is_quote))) return 0;
  const std::string_view line = line_from(scan.body, scan.line_begin + start.indent);
  const bool is_lazy = !scan.block.was_blank, is_item = start.is_item && !start.is_quote;
  const bool is_ordered = is_item && is_digit(line.empty() ? ' ' : line[0]);
  std::size_t level = 0, wanted = start.indent;  // where the line stands in the made text
  for (; level < lists.size(); ++level) {
    const OpenList& list = lists[level];
    const std::size_t outer = level == 0 ? 0 : lists[level - 1].content;
    if (start.indent >= list.content) {
      wanted = start.indent + list.shift;
      continue;
    }
    const bool is_next = is_item && is_ordered == list.is_ordered && start.indent < outer + kLevel;
    if (is_next || !is_lazy || !belongs_to_item(line, start)) break;
    wanted = std::max(wanted, list.content + list.shift);
  }
  const bool goes_on = level < lists.size() && is_item;       // in the list at `level`
  if (level < lists.size() && !goes_on && is_lazy) return 0;  // a paragraph's next line
  lists.resize(level);
  if (is_item && lists.size() < kDeepest)
    lists.push_back({is_ordered, start.text - scan.line_begin, wanted - start.indent});
  return wanted - start.indent;
}

void indent_made_lines(Scan& scan, std::size_t from, std::size_t spaces) {
  std::string& made = scan.made.text;
  if (spaces == 0 || from >= made.size()) return;
  const std::string lines = made.substr(from);
  made.resize(from);
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size() - 1) + 1;
    const std::size_t text = std::min(lines.find_first_not_of(' ', at), end - 1);
    if (at > 0 && lines[text] != '\n' && text - at < spaces) made.append(spaces, ' ');
    made.append(lines, at, end - at);
    at = end;
  }
}

}  // namespace essaypack
