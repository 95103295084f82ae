#pragma once

/// The cover made from the template `book/cover.svg` (epub.md section 10).

#include "export/epub/book.h"

#include <optional>
#include <string>

namespace essaypack {

/// A PNG of 1600 × 2560 pixels. Nothing where no font has all characters (reported) or the template is no SVG (reported).
std::optional<std::string> make_cover(const Book& book, const Templates& templates, const std::string& font_file,
                                      Diagnostics& diagnostics);

/// What this machine's fonts can do for a text.
struct CoverFont {
  std::string family;               ///< The first that has every character; empty: several must share the work.
  std::optional<char32_t> missing;  ///< The first character that no font has.
};
/// Asks fontconfig for serif fonts that suit `language`.
CoverFont find_cover_font(std::string_view text, std::string_view language);

}  // namespace essaypack
