#pragma once

/// What HTML elements are, as far as a feed or a book can tell.

#include <string_view>

namespace essaypack {

/// What becomes of an element.
struct ElementRule {
  enum class What {
    keep,    ///< Allowed as it is.
    rename,  ///< To `as`, with a class of the old name where the new one says less.
    drop,    ///< With everything in it.
    link,    ///< Its source as a link.
    field,   ///< A field of a form: what can be read in it.
    unwrap   ///< Known, its children stay.
  };
  What what = What::unwrap;
  const char* as = nullptr;         ///< For `keep` the name itself, for `rename` the new one.
  const char* css_class = nullptr;  ///< For `rename`; may be null.
};
/// The rule for a lower-case name; null if no HTML standard ever knew it.
const ElementRule* find_element(std::string_view name);
inline bool is_known_element(std::string_view name) { return find_element(name) != nullptr; }

/// Elements without content or end tag.
bool is_void_element(std::string_view name);
/// Elements whose content the HTML parser takes as text up to their end tag.
bool is_raw_text_element(std::string_view name);
/// Elements of which nothing but a link stays, with all that is in them: never closed, they would take the rest of the
/// post.
bool is_swallowing_element(std::string_view name);
/// Elements that the HTML parser opens again behind a block that cut them off.
bool is_formatting_element(std::string_view name);
/// Elements that the next of their kind closes: `p`, `li`, `td`.
bool is_self_closing_element(std::string_view name);

/// Elements that hold only phrasing content in XHTML.
bool holds_phrasing_only(std::string_view name);
/// Elements that are phrasing content themselves.
bool is_phrasing(std::string_view name);

}  // namespace essaypack
