#pragma once

/// Fields of objects in JSON, whose types change from one version of a platform to the next.

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace essaypack {

/// A field, or null.
inline const nlohmann::json& json_field(const nlohmann::json& object, const char* key) {
  static const nlohmann::json kNone;
  if (!object.is_object()) return kNone;
  const auto found = object.find(key);
  return found == object.end() ? kNone : *found;
}

/// The text of a field; a number or a truth as it is written, empty for others.
inline std::string json_text(const nlohmann::json& object, const char* key) {
  const nlohmann::json& value = json_field(object, key);
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() || value.is_boolean() ? value.dump() : std::string();
}

/// True for `true`, `1` and the same as texts.
inline bool json_flag(const nlohmann::json& object, const char* key) {
  const std::string text = json_text(object, key);
  return text == "true" || text == "1";
}

/// True for whatever is not known to mean no, where yes keeps something back.
inline bool json_may_be_on(const nlohmann::json& object, const char* key) {
  const nlohmann::json& value = json_field(object, key);
  std::string text(trim(json_text(object, key)));
  return !(value.is_null() || (value.is_string() && text.empty()) || is_one_of(to_lower_ascii(text), {"false", "0"}));
}

}  // namespace essaypack
