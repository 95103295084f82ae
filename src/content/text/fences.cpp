#include "content/text/fences.h"

#include "content/text/line_start.h"

#include <algorithm>

namespace essaypack {

Pieces find_fences(std::string_view body) {
  Pieces fences;
  for (std::size_t at = 0; at < body.size();) {
    const LineStart start = look_at_line(body, at);
    const char mark = start.text < body.size() ? body[start.text] : ' ';
    bool is_closed = true;
    const std::size_t end = mark == '`' || mark == '~' ? end_of_fence(body, start, is_closed) : 0;
    if (!is_closed) break;  // it may be text of some tag: nothing behind it is sure
    if (end > 0) fences.emplace_back(start.text, end);
    at = end > 0 ? end : std::min(body.find('\n', at), body.size() - 1) + 1;
  }
  return fences;
}

bool lies_in(const Pieces& pieces, std::size_t at) {
  const auto after = std::upper_bound(pieces.begin(), pieces.end(), std::make_pair(at, std::string_view::npos));
  return after != pieces.begin() && std::prev(after)->second > at;
}

}  // namespace essaypack
