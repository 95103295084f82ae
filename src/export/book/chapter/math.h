#pragma once

/// The formulas of one page as MathML 3 (presentation), cleaned for a book.

#include "base/process.h"
#include "export/book/chapter/katex.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

struct Formula {
  std::string source;  ///< As the author wrote it, `$...$` and the like included.
  bool is_block = false;
  int line = 0;             ///< In the post's file; 0: not known.
  int column = 0;           ///< Of its first character; 0: not known.
  std::string mathml = {};  ///< A `math` element; empty where the source must stay, and for what shows nothing.
  Message error = {};       ///< Why the source must stay; `line` and `column` are then the error's place.
  bool is_silent = false;   ///< It only defines macros: nothing is shown.
};

/// Fills in `mathml`, `is_silent` or `error` of each formula. They are those of one post, in order: macros that one
/// defines are known to those behind it, as MathJax has it.
void convert_formulas(Katex& katex, std::vector<Formula>& formulas);

/// The formula without its delimiters.
std::string_view tex_of(std::string_view source);

/// True for a formula that defines macros.
bool defines_macros(std::string_view tex);

/// What KaTeX makes, cleaned: elements and attributes of presentation MathML alone, and the source as annotation and
/// `alttext`. Empty where something else is in it.
std::string clean_mathml(std::string_view markup, const Formula& formula);

}  // namespace essaypack
