#pragma once

/// The scalar fields of a post's head by name, and the lines of all of them, in one block.

#include "base/compact_text.h"

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace essaypack {

/// What the head says of one name.
struct HeadField {
  /// `other` holds something and no text: a list, a map, what no output may ask for.
  enum class Form { plain, quoted, null, empty_list, other };
  std::optional<std::string> value;  ///< Raw text; nothing for a list or map, and for what no output may ask for.
  int line = 0;                      ///< In the file; 0: no line of this file says it.
  Form form = Form::plain;
};

/// Fields for looking up. Replaced as a whole but for `set`.
class HeadFields {
 public:
  HeadFields() = default;
  explicit HeadFields(const std::map<std::string, HeadField>& fields);
  HeadFields(std::initializer_list<std::pair<const char*, const char*>> values);

  /// The raw text; nothing if there is no such scalar field. The view lasts as long as the fields are not replaced.
  std::optional<std::string_view> find(std::string_view name) const;
  /// The line of a field, scalar or not; 1 if no line of the file says it.
  int line_of(std::string_view name) const;
  /// True if some line of the file says something.
  bool has_lines() const;

  /// Adds a value or replaces it.
  void set(const std::string& name, const std::string& value);
  /// All of them.
  std::map<std::string, HeadField> unpack() const;

 private:
  CompactText
      packed_;  ///< Records of line, form, length of the name, length of the value plus 1, name, value; by name.
};

}  // namespace essaypack
