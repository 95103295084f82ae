#pragma once

/// The cover made from the template `book/cover.svg` (epub.md section 10).

#include "export/epub/book.h"

#include <optional>
#include <string>

namespace essaypack {

/// A PNG of 1600 × 2560 pixels. Nothing where no font has all characters (reported) or the template is no SVG (reported).
std::optional<std::string> make_cover(const Book& book, const Templates& templates, const std::string& font_file,
                                      Diagnostics& diagnostics);

/// The first character of `text` that no font of this machine has; nothing if all are there.
std::optional<char32_t> find_missing_glyph(std::string_view text, std::string_view language);

}  // namespace essaypack
