#pragma once

/// kramdown's lists: what stands right below an item belongs to it, however little it is indented. In CommonMark a list
/// of the other kind, a fence, a quotation or a heading there ends the list.

#include "content/text/line_start.h"

#include <cstddef>

namespace essaypack {

class Scan;

/// Spaces that the line needs before it, so that the parser has it in the item that it belongs to.
std::size_t missing_indent(Scan& scan, const LineStart& start);

/// Gives the lines of the made text from `from` on that begin with fewer spaces so many more; the first stays.
void indent_made_lines(Scan& scan, std::size_t from, std::size_t spaces);

}  // namespace essaypack
