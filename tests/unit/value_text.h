#pragma once

/// Values as one line of text, for comparisons.

#include "base/value/yaml.h"

#include <string>

inline std::string describe(const essaypack::Value& value) {
  using essaypack::Value;
  std::string text = value.anchored ? "&" : "";
  if (value.odd_tag) text += "!";
  if (value.is_null()) text += "null '" + value.text + "'";
  if (value.is_scalar() && !value.quoted) text += value.text;
  if (value.is_scalar() && value.quoted) {
    text += '"';
    for (const char c : value.text) text += c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string(1, c);
    text += '"';
  }
  if (value.is_list()) {
    text += "[";
    for (const Value& item : value.items) text += (&item == &value.items[0] ? "" : ", ") + describe(item);
    text += "]";
  }
  if (value.is_map()) {
    text += "{";
    for (const Value::Member& member : value.members)
      text += (&member == &value.members[0] ? "" : ", ") + member.key + "@" + std::to_string(member.line) + ":" +
              std::to_string(member.column) + ": " + describe(member.value);
    text += "}";
  }
  return text + "@" + std::to_string(value.line) + ":" + std::to_string(value.column);
}

inline std::string describe(const essaypack::ParsedValue& result) {
  if (!result.value)
    return "error " + std::to_string(result.line) + ":" + std::to_string(result.column) +
           (result.too_complex ? " (too complex): " : ": ") + result.error.english();
  std::string text = describe(*result.value);
  for (const essaypack::DuplicateKey& key : result.duplicates)
    text += " twice " + key.key + ": " + std::to_string(key.first_line) + ", " + std::to_string(key.second_line) + ":" +
            std::to_string(key.second_column);
  return text;
}
