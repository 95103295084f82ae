#pragma once

/// Formulas in HTML that is no Markdown: what tags give, and posts that are pages.

#include "content/text/math.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace essaypack {

/// HTML with `<span class="math">` around the formulas in its text: none crosses a tag, and none is in an attribute or
/// in an element whose text is code.
std::string mark_formulas(std::string_view html, MathTrust trust);

/// The end of the HTML tag that begins at `at`, behind its `>`; 0 if none does.
std::size_t end_of_html_tag(std::string_view text, std::size_t at);

/// 1 for a tag that opens `code`, `kbd`, `samp` or `tt`, -1 for one that closes it, 0 for all others.
int html_code_step(std::string_view tag);

/// Finds elements whose text is code in one text, from front to back.
class HtmlCode {
 public:
  /// For a tag from `at` to `tag_end`: where the element that it opens ends, before its closing tag. 0 for all other
  /// elements, and where it is never closed (`code`, `kbd`, `samp`, `tt`: in the same paragraph).
  std::size_t end_of(std::string_view text, std::size_t at, std::size_t tag_end);

 private:
  std::size_t paragraph_end_ = 0;                         ///< The blank line behind the last tag that was looked at.
  std::map<std::string, std::size_t, std::less<>> dead_;  ///< Up to here nothing closes an element of that name.
};

}  // namespace essaypack
