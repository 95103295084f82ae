#include "content/text/html_blocks.h"

#include "base/text.h"
#include "content/text/html_names.h"
#include "content/text/line_start.h"

#include <algorithm>

namespace essaypack {

namespace {

/// So far above a place its block is looked for.
constexpr std::size_t kWindow = 4'000;

/// True for a line of a paragraph that begins with none of Markdown's marks: one that is indented goes on in it.
bool is_plain_text(std::string_view line) {
  const LineStart start = look_at_line(line, 0);
  if (start.is_item || start.is_quote || start.indent >= 4 || start.text >= line.size()) return false;
  const char first = line[start.text];
  return is_ascii_alnum(first) || static_cast<unsigned char>(first) >= 0x80;
}

}  // namespace

bool begins_html_block(std::string_view line) {
  if (!line.starts_with('<')) return false;
  const std::size_t begin = line.size() > 1 && line[1] == '/' ? 2 : 1;
  std::size_t end = begin;
  while (end < line.size() && is_ascii_alnum(line[end])) ++end;
  return !is_phrasing(to_lower_ascii(line.substr(begin, end - begin)));
}

bool is_in_html_block(std::string_view body, std::size_t at) {
  const std::size_t top = at > kWindow ? at - kWindow : 0;
  const std::string_view above = body.substr(top, at - top);
  std::size_t end = above.size();
  for (bool is_own = true; end != std::string_view::npos; is_own = false) {
    const std::size_t newline = end == 0 ? std::string_view::npos : above.rfind('\n', end - 1);
    const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
    const std::string_view line = line_from(body, top + begin, kWindow + 1);
    const LineStart start = innermost(line, look_at_line(line, 0));
    if (is_own && start.text == end - begin) {
      const bool may_go_on =
          start.indent >= 4 && !start.is_quote && !start.is_item && newline != std::string_view::npos;
      if (!may_go_on) return true;
      const std::size_t before = newline == 0 ? 0 : above.rfind('\n', newline - 1) + 1;
      return !is_plain_text(above.substr(before, newline - before));
    }
    if (!is_own && start.text >= line.size()) return false;
    if (begins_html_block(line.substr(start.text))) return true;
    end = newline;
  }
  return false;
}

}  // namespace essaypack
