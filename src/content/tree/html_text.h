#pragma once

/// What the writer hands to the HTML parser.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace essaypack {

/// HTML with the lines that its pieces came from.
struct HtmlText {
  std::string text;
  std::vector<std::pair<std::size_t, int>> lines;  ///< From this byte on, this line of the file.

  /// The line of the file for a byte of the text.
  int line_at(std::size_t offset) const;
};

/// The attribute that carries an element's line; the passes of finish/ take it from links and pictures.
inline constexpr const char* kLineAttribute = "ep:line";

}  // namespace essaypack
