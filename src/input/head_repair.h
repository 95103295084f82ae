#pragma once

/// The three repairs of a YAML head that its author meant otherwise than YAML reads it.

#include "base/value/yaml.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// One line that was changed.
struct Repair {
  enum class Cause { indentation, colon_space, wide_colon, open_quote, open_list, value };
  int line = 1;      ///< Of the head.
  std::string key;   ///< The top-level key it belongs to; empty if unknown.
  std::string text;  ///< As it should read.
  Cause cause = Cause::value;
};

/// A head with its repairs, in order of lines.
struct RepairedHead {
  std::string text;
  std::vector<Repair> repairs;
};

/// Indentation of spaces; a space behind each key's colon; quotes around values that do not parse by themselves, and
/// none in front of one that nothing closes.
RepairedHead repair_head(std::string_view head);

/// True if the parsed head has a key that begins with a blank other than a space: indentation that only `repair_head`
/// makes sense of.
bool has_blank_key(const Value& fields);

/// Gives fields that want text (`title`, `description`, ...) the rest of their line where YAML made a list or a map of
/// it, or took an anchor or an unknown tag from it.
std::vector<Repair> restore_texts(Value& fields, std::string_view head);

}  // namespace essaypack
