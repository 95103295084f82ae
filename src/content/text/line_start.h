#pragma once

/// What the start of a line of Markdown says, as far as the passes before the parser must know.

#include <cstddef>
#include <string_view>

namespace essaypack {

/// Where the text of a line starts behind indentation, `>` and one list marker.
struct LineStart {
  std::size_t text = 0;    ///< Offset in the body.
  std::size_t indent = 0;  ///< Columns of white space at the very start.
  bool is_quote = false;
  bool is_item = false;
  bool is_description = false;  ///< Of a term above. `look_at_line` knows none.
};
LineStart look_at_line(std::string_view body, std::size_t line_begin);
/// Behind the marks of all quotations and lists that begin in the line of `start`, one in the other.
LineStart innermost(std::string_view body, LineStart start);

/// The line from `from` on, without its newline.
std::string_view line_from(std::string_view body, std::size_t from);
/// The same, cut to `limit` bytes: for what may stand many times in one line.
std::string_view line_from(std::string_view body, std::size_t from, std::size_t limit);

/// The offset behind a fenced code block that opens at `start`; 0 if none does. `is_closed` tells whether it ends
/// before the body does. `marks`: so many of its marks must close it; 0: all.
std::size_t end_of_fence(std::string_view body, const LineStart& start, bool& is_closed, std::size_t marks = 0);
/// The most marks, fewer than `bound`, that would close the fence at `start` somewhere below it; 0 if none would.
std::size_t most_marks_below(std::string_view body, const LineStart& start, std::size_t bound);

}  // namespace essaypack
