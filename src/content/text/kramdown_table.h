#pragma once

/// kramdown's tables: rows without outer bars, without a head or with one of several rows, bodies that lines of dashes
/// part, a foot behind a line of equals signs (kramdown's syntax, "Tables").

#include "content/text/line_start.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

struct KramdownTable {
  /// What a line is: a rule shows nothing; `more` belongs to the part of the row above it, `joined` to that row.
  enum class Line { rule, head, body, foot, more, joined };
  std::vector<Line> lines;
  std::size_t columns = 0;
  std::string alignment;         ///< `l`, `c`, `r` or a space for each column that its first rule tells of.
  bool begins_with_bar = false;  ///< Else a bar at the start of a row has an empty cell before it.
};

/// The table whose first line has its text at `start`. All of its lines have bars, and a blank line, attributes or the
/// end of the block follow them; else there is none.
std::optional<KramdownTable> find_kramdown_table(std::string_view body, const LineStart& start);

}  // namespace essaypack
