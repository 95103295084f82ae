#pragma once

/// What the readers of YAML, JSON and TOML share.

#include "base/value/yaml.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A mistake, as the readers return it.
ParsedValue value_error(Message message, int line, int column);
/// A bound of `ValueLimits` is exceeded.
ParsedValue value_too_complex(Message message, int line, int column);

/// Names of bounds, for messages: "more than 64 levels deep".
Message too_deep(const ValueLimits& limits);
Message too_many_values(const ValueLimits& limits);
Message too_many_bytes(const ValueLimits& limits);

/// What a library says of a fault: yaml-cpp's words in the user's language, others as they are.
Message said_by_library(std::string text);

/// Keeps the last of equal keys, at its own place, and notes each repetition.
void drop_duplicates(std::vector<Value::Member>& members, std::vector<DuplicateKey>& duplicates);

/// Takes out the control characters (all but tab and LF) that an escape such as `\0` can bring into a scalar.
void drop_controls(std::string& text);

/// The 1-based column of `offset` in code points, given the offset at which its line begins.
int column_of(std::string_view text, std::size_t line_start, std::size_t offset);

/// Line and column of a byte offset.
struct LineColumn {
  int line = 1;
  int column = 1;
};
LineColumn place_of(std::string_view text, std::size_t offset);

}  // namespace essaypack
