#pragma once

/// YAML, TOML and JSON as one small tree that keeps each scalar's text and place. YAML goes through yaml-cpp's events,
/// never its nodes: yaml-cpp 0.7 keeps the first of two equal keys without a word and leaves `<<` unmerged, and walking
/// nodes behind aliases can take for ever.

#include "base/message.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// A value with its place in the text that was parsed (1-based; columns count code points).
struct Value {
  enum class Type { null, scalar, list, map };
  struct Member;
  Type type = Type::null;
  std::string text;             ///< A scalar as written (escapes resolved, folded); a null keeps what stood there.
  bool quoted = false;          ///< The scalar stood in quotes or was a block scalar.
  bool odd_tag = false;         ///< An unknown tag (`!important`) was dropped here.
  bool anchored = false;        ///< An anchor was consumed here.
  std::vector<Value> items;     ///< Of a list.
  std::vector<Member> members;  ///< Of a map, in order; of equal keys the last one.
  int line = 0;
  int column = 0;

  bool is_null() const { return type == Type::null; }
  bool is_scalar() const { return type == Type::scalar; }
  bool is_list() const { return type == Type::list; }
  bool is_map() const { return type == Type::map; }
  /// The member of that key; null if there is none or this is no map.
  const Value* find(std::string_view key) const;
};
struct Value::Member {
  std::string key;
  int line = 0;
  int column = 0;
  Value value;
};

/// Bounds for hostile input.
struct ValueLimits {
  std::size_t bytes = 256 * 1024;
  int depth = 64;
  std::size_t nodes = 10'000;  ///< After aliases are followed.
  std::size_t aliases = 100;
};

struct DuplicateKey {
  std::string key;
  int first_line = 0;
  int second_line = 0;
  int second_column = 0;
};

/// A parsed document, or why there is none.
struct ParsedValue {
  std::optional<Value> value;
  Message error;  ///< Lower case, for a message; empty if there is a value.
  int line = 0;   ///< Of the error.
  int column = 0;
  bool too_complex = false;  ///< The error is a bound of `ValueLimits`.
  std::vector<DuplicateKey> duplicates;
};

/// The one document of `text` (a second one is an error). An empty or comment-only text gives a null value.
ParsedValue parse_yaml(std::string_view text, const ValueLimits& limits = {});
/// RFC 8259 JSON.
ParsedValue parse_json(std::string_view text, const ValueLimits& limits = {});
/// TOML 1.0.
ParsedValue parse_toml(std::string_view text, const ValueLimits& limits = {});

/// `true/false/yes/no/on/off/y/n` in any case, `1`, `0`; nothing for other words.
std::optional<bool> parse_bool(std::string_view text);

}  // namespace essaypack
