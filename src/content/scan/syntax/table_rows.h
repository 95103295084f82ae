#pragma once

/// kramdown's tables in the form that the parser has: a head, here an empty one, a rule, and rows that begin with a
/// bar.

#include "content/text/kramdown_table.h"
#include "content/text/line_start.h"

#include <cstddef>
#include <string_view>

namespace essaypack {

class Scan;
enum class Line;

struct TableState {
  KramdownTable table;                            ///< That the scan is in.
  std::size_t row = 0;                            ///< Its next line.
  std::size_t next_row = std::string_view::npos;  ///< Where that begins.
  std::size_t row_end = 0;                        ///< Of the row that the scan is in, or was.
};

/// True in a row of such a table.
bool is_in_row(const Scan& scan);
/// Puts head and rule before the first row of a table. False if none begins here.
bool begin_table(Scan& scan, const LineStart& start);
/// The row of the open table at the scan, whose first cell is at `text`.
Line take_row(Scan& scan, std::size_t text);
/// The same for a row below the first.
Line take_next_row(Scan& scan);

}  // namespace essaypack
