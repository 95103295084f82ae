#pragma once

/// Breaking a title into the lines of a cover.

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

struct TitleLines {
  std::vector<std::string> lines;
  int size = 0;  ///< Pixels, one of `sizes`.
};

/// Breaks `title` so that no line is wider than `width` pixels: between words (ICU), never inside a run of Latin
/// letters, digits and `+#.`; the fewest lines (at most five) first, then the largest size, then the least ragged, with
/// a liking for breaks behind punctuation. A longer title is set smaller, in up to twelve lines; a word that is wider
/// than a line is cut, with a hyphen. Only what has more than 300 characters is cut short.
TitleLines break_title(std::string_view title, std::string_view language, int width, const std::vector<int>& sizes);

/// The width in thousandths of an em: 1 em for East Asian wide characters, 0.55 em for others.
int em_width(std::string_view text);

}  // namespace essaypack
