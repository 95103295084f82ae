#include "content/text/line_start.h"

#include "base/text.h"

#include <algorithm>

namespace essaypack {

using namespace std::string_view_literals;

LineStart look_at_line(std::string_view body, std::size_t line_begin) {
  LineStart start;
  std::size_t at = line_begin;
  const auto skip_space = [&] {
    while (at < body.size() && (body[at] == ' ' || body[at] == '\t')) ++at;
  };
  skip_space();
  for (std::size_t i = line_begin; i < at; ++i) start.indent += body[i] == '\t' ? 4 : 1;
  while (at < body.size() && body[at] == '>') start.is_quote = true, ++at, skip_space();
  std::size_t marker = at;
  if (marker < body.size() && "-+*"sv.find(body[marker]) != std::string_view::npos)
    ++marker;
  else {
    while (marker < body.size() && marker < at + 9 && is_digit(body[marker])) ++marker;
    marker = marker > at && marker < body.size() && (body[marker] == '.' || body[marker] == ')') ? marker + 1 : at;
  }
  if (marker > at && marker < body.size() && (body[marker] == ' ' || body[marker] == '\t')) {
    start.is_item = true;
    at = marker;
    skip_space();
  }
  start.text = at;
  return start;
}

std::string_view line_from(std::string_view body, std::size_t from) {
  return body.substr(from, std::min(body.find('\n', from), body.size()) - from);
}

std::string_view line_from(std::string_view body, std::size_t from, std::size_t limit) {
  const std::string_view window = body.substr(from, limit);
  return window.substr(0, window.find('\n'));
}

std::size_t end_of_fence(std::string_view body, const LineStart& start, bool& is_closed) {
  is_closed = true;
  const char mark = body[start.text];
  const std::string_view line = line_from(body, start.text);
  const std::size_t count = std::min(line.find_first_not_of(mark), line.size());
  if (count < 3 || (mark == '`' && line.find('`', count) != std::string_view::npos)) return 0;
  const std::size_t line_begin =
      body.rfind('\n', start.text) == std::string_view::npos ? 0 : body.rfind('\n', start.text) + 1;
  // Deeper than this a line of marks is code, whatever the block stands in.
  const std::size_t max_indent = start.text - line_begin + 3;
  std::size_t at = start.text + line.size() + 1;
  while (at < body.size()) {
    const std::string_view next = line_from(body, at);
    const std::size_t text = next.find_first_not_of(start.is_quote ? " \t>"sv : " \t"sv);
    if (start.is_quote && trim(next).substr(0, 1) != ">") return at;
    at = std::min(at + next.size() + 1, body.size());
    if (text == std::string_view::npos || next[text] != mark || text > max_indent) continue;
    const std::size_t end = std::min(next.find_first_not_of(mark, text), next.size());
    if (end - text < count || !trim(next.substr(end)).empty()) continue;
    return at;
  }
  is_closed = false;
  return body.size();
}

}  // namespace essaypack
