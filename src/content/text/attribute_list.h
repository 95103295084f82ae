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

}  // namespace essaypack
