#pragma once

/// kramdown's HTML: a block of it ends with its element, and a line that begins with an element of phrases is a
/// paragraph's. In CommonMark both go on, as they are, up to a blank line.

#include <cstddef>

namespace essaypack {

class Scan;
enum class Line;

/// Behind the element that opens at `open`, what it holds included; 0 if nothing closes it.
std::size_t end_of_element(Scan& scan, std::size_t open);

/// True in a line of an element that holds no Markdown, below its first.
bool is_in_raw_element(const Scan& scan);
/// Such a line.
Line begin_raw_line(Scan& scan);

/// The line behind such a block, `scan.html.below_block`, begins another one.
void end_html_block(Scan& scan);

}  // namespace essaypack
