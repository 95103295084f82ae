#pragma once

/// Lists of attributes in Markdown: `#id .class key="value"`.

#include <optional>
#include <string_view>

namespace essaypack {

/// One of a list of attributes.
struct AttributeWord {
  std::string_view name;   ///< `#` of an id, `.` of a class, else a key.
  std::string_view value;  ///< Without quotes.
  bool is_bare = false;    ///< A key without `=`.
};
/// Takes the first one off the front of `text`; nothing where there is none or it is malformed.
std::optional<AttributeWord> take_attribute(std::string_view& text);

/// True for words between braces that are no list of attributes: none has a sign of one, `.class`, `#id` or `key=`, and
/// not all are attributes that stand alone, as `hidden` is.
bool is_prose(std::string_view list);

/// What a key without `=` is in a list.
enum class BareWords {
  names,      ///< Of lists that are defined elsewhere, or nothing.
  attributes  ///< `hidden` hides (Python-Markdown's attr_list, markdown-it-attrs).
};
/// True where a page does not show what has the attributes of `list`; what is malformed in it is passed over.
bool hides_by_list(std::string_view list, BareWords bare);

}  // namespace essaypack
