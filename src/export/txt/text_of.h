#pragma once

/// A rendered post as plain text.

#include "model/fragment.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace essaypack {

/// `txt:` of essaypack.yaml.
struct TxtConfig {
  std::string path = "anthology.txt";  ///< Below the output folder.
  std::size_t width = 0;  ///< Columns of a line, of which a Chinese character takes two; 0: a paragraph is a line.
  bool links = false;     ///< Addresses stand behind the words that lead to them.
};

/// Columns that a text takes on a terminal: two for wide characters (UAX #11), none for marks that combine.
std::size_t columns_of(std::string_view text);

/// Paragraphs with a blank line between them, each line ending in LF. Lists have marks, quotations `>`, code is
/// indented by four spaces, notes stand at the end as `[1] ...`, a picture is its words in brackets.
std::string text_of(const Fragment& fragment, const TxtConfig& settings);

}  // namespace essaypack
