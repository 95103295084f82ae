#pragma once

/// Looking for one of several bytes, at the speed of one table look-up a byte.

#include <array>
#include <cstddef>
#include <string_view>

namespace essaypack {

class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) has_[static_cast<unsigned char>(c)] = true;
  }
  constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }
  /// The first byte of the set at or after `from`; npos if there is none.
  std::size_t find(std::string_view text, std::size_t from) const {
    for (std::size_t at = from; at < text.size(); ++at)
      if (has(text[at])) return at;
    return std::string_view::npos;
  }

 private:
  std::array<bool, 256> has_{};
};

}  // namespace essaypack
