#pragma once

/// Telling TeX from prose, prices and variables between a pair of marks that may delimit a formula.

#include <string_view>

namespace essaypack {

/// Whether the page loads something that typesets formulas (MathJax, KaTeX).
enum class MathTrust {
  unknown,  ///< A pair that does not look like a formula is none.
  told      ///< The head or the site says so.
};

/// What stands between two marks.
struct TexLook {
  bool is_impossible = false;  ///< An address, a link, an HTML element: no TeX.
  bool has_command = false;    ///< `\alpha`
  bool has_script = false;     ///< `x_1`, `x^2`, `\\`, `\{`
  bool has_relation = false;   ///< `=`, `<`, braces
  bool has_operator = false;   ///< `+ - * / |` and the like, brackets
  bool has_letter = false;     ///< ASCII or Greek letters, digits
  bool begins_with_digit = false;
  bool begins_with_mark = false;  ///< With one that ends or divides phrases.
  bool has_space = false;         ///< Between other things.
  int cjk_letters = 0;            ///< Outside `\text{...}`
  int cjk_marks = 0;              ///< `，。：`, outside `\text{...}`
  int words = 0;                  ///< Runs of two or more ASCII letters outside commands.
  bool has_phrase = false;        ///< Two of them beside each other.

  /// Nothing but TeX has it.
  bool has_sign() const { return has_command || has_script; }
};
TexLook look_at_tex(std::string_view content);

/// True if content with this look can be a formula at all, between marks that hug it.
bool can_be_formula(const TexLook& look);

}  // namespace essaypack
