#include "content/scan/syntax/code_titles.h"

#include "base/attribute_list.h"
#include "base/text.h"
#include "content/scan/scan.h"

namespace essaypack {

namespace {

struct LastFence {
  std::size_t begin = std::string::npos, end = 0;  ///< In the made text.
};

/// The value of `file` in `{: file="a.py" }`; empty where it could not stand in a fence's line.
std::string title_of(std::string_view list) {
  list = trim(list.substr(2, list.size() - 3));
  while (const std::optional<AttributeWord> word = take_attribute(list)) {
    if (word->name != "file" || word->is_bare) continue;
    const std::string title = collapse_white_space(word->value);
    return title.find_first_of("`\"{}") == std::string::npos ? title : std::string();
  }
  return {};
}

}  // namespace

void note_fence(Scan& scan, std::size_t begin) { scan.memory<LastFence>() = {begin, scan.made.text.size()}; }

void title_fence_above(Scan& scan, std::string_view list) {
  const LastFence& fence = scan.memory<LastFence>();
  if (fence.begin == std::string::npos || fence.end != scan.made.text.size()) return;
  const std::string title = title_of(list);
  const std::size_t line_end = scan.made.text.find('\n', fence.begin);
  if (title.empty() || line_end == std::string::npos) return;
  const std::string_view info = std::string_view(scan.made.text).substr(fence.begin, line_end - fence.begin);
  if (info.find('{') == info.npos) scan.made.text.insert(line_end, " {file=\"" + title + "\"}");
}

}  // namespace essaypack
