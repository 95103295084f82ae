#include "base/comments.h"

namespace essaypack {

std::size_t end_of_html_comment(std::string_view text, std::size_t at) {
  for (const std::string_view whole : {"<!-->", "<!--->"})
    if (text.compare(at, whole.size(), whole) == 0) return at + whole.size();
  const std::size_t close = text.find("-->", at + 4);
  return close == std::string_view::npos ? close : close + 3;
}

std::string without_comments(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find("<!--", at);
    out += text.substr(at, begin == std::string_view::npos ? begin : begin - at);
    at = begin == std::string_view::npos ? begin : end_of_html_comment(text, begin);
  }
  return out;
}

}  // namespace essaypack
