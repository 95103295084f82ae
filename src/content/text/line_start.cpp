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

LineStart innermost(std::string_view body, LineStart start) {
  constexpr int kDeepest = 8;
  const std::string_view line = line_from(body, start.text);
  const std::size_t begin = start.text;
  for (int i = 0; i < kDeepest; ++i) {
    const LineStart inner = look_at_line(line, start.text - begin);
    if (!inner.is_quote && !inner.is_item) break;
    start.text = begin + inner.text;
    start.is_quote |= inner.is_quote;
    start.is_item |= inner.is_item;
  }
  return start;
}

std::string_view line_from(std::string_view body, std::size_t from) {
  return body.substr(from, std::min(body.find('\n', from), body.size()) - from);
}

std::string_view line_from(std::string_view body, std::size_t from, std::size_t limit) {
  const std::string_view window = body.substr(from, limit);
  return window.substr(0, window.find('\n'));
}

namespace {

/// The lines below the fence at `start` that are nothing but marks of its kind, one after another.
class FenceEnds {
 public:
  FenceEnds(std::string_view body, const LineStart& start)
      : body_(body), mark_(body[start.text]), is_quote_(start.is_quote) {
    const std::size_t newline = body.rfind('\n', start.text);
    // Deeper than this a line of marks is code, whatever the block stands in.
    max_indent_ = start.text - (newline == std::string_view::npos ? 0 : newline + 1) + 3;
    end_ = start.text + line_from(body, start.text).size() + 1;
  }

  /// The number of marks of the next one; 0 if there is none.
  std::size_t next() {
    while (end_ < body_.size()) {
      const std::string_view line = line_from(body_, end_);
      if (is_quote_ && trim(line).substr(0, 1) != ">") {
        leaves_quote_ = true;
        return 0;
      }
      const std::size_t text = line.find_first_not_of(is_quote_ ? " \t>"sv : " \t"sv);
      end_ = std::min(end_ + line.size() + 1, body_.size());
      if (text == std::string_view::npos || line[text] != mark_ || text > max_indent_) continue;
      const std::size_t marks_end = std::min(line.find_first_not_of(mark_, text), line.size());
      if (trim(line.substr(marks_end)).empty()) return marks_end - text;
    }
    return 0;
  }
  /// Behind the line that was found last.
  std::size_t end() const { return end_; }
  /// The quotation that the fence is in ends there, and the code with it.
  bool leaves_quote() const { return leaves_quote_; }

 private:
  std::string_view body_;
  char mark_;
  bool is_quote_;
  bool leaves_quote_ = false;
  std::size_t max_indent_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

std::size_t end_of_fence(std::string_view body, const LineStart& start, bool& is_closed, std::size_t marks) {
  is_closed = true;
  const char mark = body[start.text];
  const std::string_view line = line_from(body, start.text);
  const std::size_t count = std::min(line.find_first_not_of(mark), line.size());
  if (count < 3 || (mark == '`' && line.find('`', count) != std::string_view::npos)) return 0;
  FenceEnds ends(body, start);
  while (const std::size_t found = ends.next())
    if (found >= (marks > 0 ? marks : count)) return ends.end();
  if (ends.leaves_quote()) return ends.end();
  is_closed = false;
  return body.size();
}

std::size_t most_marks_below(std::string_view body, const LineStart& start, std::size_t bound) {
  std::size_t most = 0;
  FenceEnds ends(body, start);
  while (const std::size_t found = ends.next())
    if (found < bound) most = std::max(most, found);
  return most;
}

}  // namespace essaypack
