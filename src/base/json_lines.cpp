#include "base/json_lines.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace essaypack {

std::string json_quoted(std::string_view text) {
  const bool is_plain = std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte >= 0x7f || byte == '"' || byte == '\\';
  });
  if (is_plain) return std::string("\"").append(text).append("\"");
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

JsonLines::JsonLines(std::string_view format, std::string_view name) {
  text_.append("{").append(json_quoted(format)).append(": 1, ").append(json_quoted(name)).append(": {");
}

void JsonLines::add(std::string_view key, std::string_view value) {
  text_.append(separator_).append(json_quoted(key)).append(": ").append(value);
  separator_ = ",\n";
}

std::string JsonLines::take() { return std::move(text_.append("\n}}\n")); }

}  // namespace essaypack
