#pragma once

/// HTML between the words: a tag, and an element whose text is code, keep what is in them from being read.

#include "content/text/math_html.h"

#include <cstddef>
#include <string_view>

namespace essaypack {

class Scan;

struct HtmlState {
  std::size_t markup_end = 0;  ///< Of the HTML tag or the code in HTML that the scan is in, or was.
  bool is_code = false;        ///< It is the text of such an element.
  HtmlCode code;
  std::size_t raw_end = 0;  ///< Of the block of kramdown's HTML that the scan is in, or was: blank lines belong to it.
  std::size_t below_block = std::string_view::npos;  ///< The line behind the last block of kramdown's HTML.
};

/// True for a byte that means nothing in a tag, or in code in HTML.
bool is_quiet(const HtmlState& html, char c);

}  // namespace essaypack
