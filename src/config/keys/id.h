#pragma once

/// Names that the user gives to a book or a feed, and that stand in those of files.

#include <string_view>

namespace essaypack {

/// Up to 64 letters, digits, `.`, `_` and `-`.
inline bool is_id(std::string_view text) {
  if (text.empty() || text.size() > 64 || text[0] == '.' || text[0] == '-') return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == text.npos;
}

}  // namespace essaypack
