#pragma once

/// Texts in a pair of quotes, single or double, as they are typed.

#include <string_view>

namespace essaypack {

/// True for a text that begins and ends with the same quote.
inline bool is_in_quotes(std::string_view text) {
  return text.size() > 1 && text.front() == text.back() && (text[0] == '"' || text[0] == '\'');
}
/// What stands between them; a text without stays.
inline std::string_view without_quotes(std::string_view text) {
  return is_in_quotes(text) ? text.substr(1, text.size() - 2) : text;
}

}  // namespace essaypack
