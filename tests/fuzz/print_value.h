#pragma once

/// Values as JSON, and what holds for every tree of them.

#include "fuzz.h"

#include "base/json_lines.h"
#include "base/text.h"
#include "base/value/yaml.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace essaypack::fuzz {

inline bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

/// All scalars as strings.
inline std::string print_json(const Value& value) {
  switch (value.type) {
    case Value::Type::null:
      return "null";
    case Value::Type::scalar:
      return json_quoted(value.text);
    case Value::Type::list: {
      std::string text = "[";
      for (const Value& item : value.items) text += (text.size() > 1 ? "," : "") + print_json(item);
      return text + "]";
    }
    case Value::Type::map: {
      std::string text = "{";
      for (const Value::Member& member : value.members)
        text += (text.size() > 1 ? "," : "") + json_quoted(member.key) + ":" + print_json(member.value);
      return text + "}";
    }
  }
  return {};
}

inline int depth_of(const Value& value) {
  int deepest = 0;
  for (const Value& item : value.items) deepest = std::max(deepest, depth_of(item));
  for (const Value::Member& member : value.members) deepest = std::max(deepest, depth_of(member.value));
  return deepest + 1;
}

inline void check_place(int line, int column, int lines) {
  expect(line >= 0 && line <= lines && column >= 0, "a place is in the text");
}

inline void check_places(const Value& value, int lines) {
  check_place(value.line, value.column, lines);
  for (const Value& item : value.items) check_places(item, lines);
  for (const Value::Member& member : value.members) {
    check_place(member.line, member.column, lines);
    check_places(member.value, lines);
  }
}

/// Either a value or a message of one line, with places in the text.
inline void check_places(const ParsedValue& parsed, std::string_view text) {
  const int lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
  expect(parsed.value.has_value() == parsed.error.empty(), "either a value or a message");
  expect(parsed.error.english().find('\n') == std::string::npos, "the message is one line", parsed.error.english());
  check_place(parsed.line, parsed.column, lines);
  if (parsed.value) check_places(*parsed.value, lines);
}

}  // namespace essaypack::fuzz
