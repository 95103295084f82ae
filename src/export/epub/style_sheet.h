#pragma once

/// The one style sheet of a book: what every book needs, the theme's, and the user's own on top.

#include "export/epub/book.h"

#include <string>
#include <string_view>

namespace essaypack {

/// The templates `book/book.css` and `book/THEME.css`, `fonts` (rules for embedded fonts), then `own`.
std::string make_style_sheet(const Book& book, const Templates& templates, const std::string& fonts, const std::string& own);

/// The file of `book.stylesheet`. A rule that no book may have, or a file that can't be read, is reported, and the text is
/// empty.
std::string read_own_style_sheet(const ExportContext& context, const BookLook& look, Diagnostics& diagnostics);

/// The first thing in a style sheet that no book may have: `direction`, `@import`, ... Its place is a byte offset.
struct StyleFault {
  std::size_t at = 0;
  std::string what;  ///< Empty: there is none.
};
StyleFault find_style_fault(std::string_view css);

}  // namespace essaypack
