#pragma once

/// The one style sheet of a book: what every book needs, the theme's, and the user's own on top.

#include "base/ascii.h"
#include "config/sections/book.h"
#include "export/book/plan/book.h"

#include <string>
#include <string_view>

namespace essaypack {

/// The templates `book/book.css` and `book/THEME.css`, `fonts` (rules for embedded fonts), then `own`.
std::string make_style_sheet(const Book& book, const Templates& templates, const std::string& fonts,
                             const std::string& own);

/// The file of `book.stylesheet`. A rule that no book may have, or a file that can't be read, is reported, and the text
/// is empty.
std::string read_own_style_sheet(const ExportContext& context, const BookLook& look, Diagnostics& diagnostics);

/// True for what names in CSS are made of; every byte that is not ASCII is.
constexpr bool is_css_name(char c) { return is_ascii_name(c) || (c & 0x80) != 0; }

/// The first thing in a style sheet that no book may have: `direction`, `@import`, ... Its place is a byte offset.
struct StyleFault {
  std::size_t at = 0;
  std::string what;  ///< Empty: there is none.
};
StyleFault find_style_fault(std::string_view css);

}  // namespace essaypack
