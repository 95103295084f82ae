#pragma once

/// Formulas that were written for a renderer which takes Markdown's backslashes out of them.

#include <string>
#include <string_view>

namespace essaypack {

/// `tex` as such a page typesets it, where only that can be meant: `\_` and `\*` are `_` and `*` (but in the text of
/// `\text` and its kin), four backslashes are a line's end, `\\{ \\}`, `\\,` and `\\alpha` lose a backslash. Two at the
/// end of a line, `\{` and `\%` stay: authors whose page shows them wrongly meant TeX's.
std::string without_markdown_escapes(std::string_view tex);

}  // namespace essaypack
