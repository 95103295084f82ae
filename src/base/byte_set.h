#pragma once

/// Looking for one of several bytes, at the speed of one table look-up a byte.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace essaypack {

/// A set of ASCII bytes.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) has_[static_cast<unsigned char>(c)] = true;
  }
  constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }
  /// The first byte of the set at or after `from`; npos if there is none.
  std::size_t find(std::string_view text, std::size_t from) const {
    std::size_t at = from;
    for (;;) {
      // Eight bytes of CJK text at a time.
      for (std::uint64_t word; at + sizeof word <= text.size(); at += sizeof word) {
        std::memcpy(&word, text.data() + at, sizeof word);
        if ((word & kHighBits) != kHighBits) break;
      }
      const std::size_t stop = at + sizeof(std::uint64_t) < text.size() ? at + sizeof(std::uint64_t) : text.size();
      for (; at < stop; ++at)
        if (has(text[at])) return at;
      if (at >= text.size()) return std::string_view::npos;
    }
  }

 private:
  static constexpr std::uint64_t kHighBits = 0x8080808080808080U;

  std::array<bool, 256> has_{};
};

}  // namespace essaypack
