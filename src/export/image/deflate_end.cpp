#include "export/image/deflate_end.h"

#include <algorithm>
#include <array>

namespace essaypack {
namespace {

constexpr int kMostBits = 15;

/// Bits, the lowest of each byte first.
class Bits {
 public:
  explicit Bits(std::string_view bytes, std::size_t at) : bytes_(bytes), next_(at) {}

  /// The next `count` bits, at most 16, as a number; behind the end they are zeros.
  std::uint32_t peek(int count) {
    while (held_ < count) {
      if (next_ < bytes_.size()) value_ |= std::uint64_t{static_cast<unsigned char>(bytes_[next_])} << held_;
      ++next_;
      held_ += 8;
    }
    return static_cast<std::uint32_t>(value_ & ((std::uint64_t{1} << count) - 1));
  }
  void skip(int count) {
    value_ >>= count;
    held_ -= count;
  }
  std::uint32_t take(int count) {
    const std::uint32_t value = peek(count);
    skip(count);
    return value;
  }
  /// Drops what is left of a byte; the place of the next.
  std::size_t align() {
    skip(held_ % 8);
    return next_ - static_cast<std::size_t>(held_ / 8);
  }
  void jump(std::size_t at) { next_ = at, value_ = 0, held_ = 0; }
  /// True if more was taken than there is.
  bool is_past_end() const { return next_ - static_cast<std::size_t>(held_ / 8) > bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t next_;
  std::uint64_t value_ = 0;
  int held_ = 0;
};

/// A canonical code by the lengths of its symbols [RFC 1951, 3.2.2].
class Code {
 public:
  /// False for lengths of which there are too many.
  bool set(const std::uint8_t* lengths, int count) {
    counts_.fill(0);
    for (int symbol = 0; symbol < count; ++symbol) ++counts_[lengths[symbol]];
    counts_[0] = 0;
    std::array<int, kMostBits + 2> first{};
    int room = 1;
    for (int length = 1; length <= kMostBits; ++length) {
      room = room * 2 - counts_[length];
      if (room < 0) return false;
      first[length + 1] = first[length] + counts_[length];
    }
    for (int symbol = 0; symbol < count; ++symbol)
      if (lengths[symbol] != 0) symbols_[first[lengths[symbol]]++] = static_cast<std::uint16_t>(symbol);
    fill_short();
    return true;
  }

  /// The next symbol; -1 for bits that are none.
  int read(Bits& bits) const {
    const std::uint32_t next = bits.peek(kMostBits);
    if (const std::uint16_t entry = short_[next & (kShort - 1)]) {
      bits.skip(entry >> 12);
      return entry & 0xFFF;
    }
    int code = 0, first = 0, index = 0;
    for (int length = 1; length <= kMostBits; ++length) {
      code |= static_cast<int>(next >> (length - 1)) & 1;
      if (code - first < counts_[length]) {
        bits.skip(length);
        return symbols_[index + code - first];
      }
      index += counts_[length];
      first = (first + counts_[length]) * 2;
      code *= 2;
    }
    return -1;
  }

 private:
  static constexpr int kShortBits = 9;
  static constexpr std::uint32_t kShort = 1 << kShortBits;

  /// A table of all short codes: their length in the upper four bits, 0 for what is longer.
  void fill_short() {
    short_.fill(0);
    int code = 0, index = 0;
    for (int length = 1; length <= kShortBits; ++length, code *= 2)
      for (int i = 0; i < counts_[length]; ++i, ++code, ++index) {
        std::uint32_t turned = 0;
        for (int bit = 0; bit < length; ++bit)
          turned |= static_cast<std::uint32_t>(code >> bit & 1) << (length - 1 - bit);
        for (std::uint32_t at = turned; at < kShort; at += std::uint32_t{1} << length)
          short_[at] = static_cast<std::uint16_t>(length << 12 | symbols_[index]);
      }
  }

  std::array<int, kMostBits + 1> counts_{};
  std::array<std::uint16_t, 288> symbols_{};
  std::array<std::uint16_t, kShort> short_{};
};

struct Codes {
  Code literals, distances;

  bool set_fixed() {
    std::array<std::uint8_t, 288> lengths{};
    for (int symbol = 0; symbol < 288; ++symbol)
      lengths[symbol] = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
    std::array<std::uint8_t, 30> distance{};
    distance.fill(5);
    return literals.set(lengths.data(), 288) && distances.set(distance.data(), 30);
  }

  bool read(Bits& bits) {
    const int count_literals = static_cast<int>(bits.take(5)) + 257,
              count_distances = static_cast<int>(bits.take(5)) + 1, count_lengths = static_cast<int>(bits.take(4)) + 4;
    if (count_literals > 286 || count_distances > 30) return false;
    constexpr std::uint8_t kOrder[] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    std::array<std::uint8_t, 19> own{};
    for (int i = 0; i < count_lengths; ++i) own[kOrder[i]] = static_cast<std::uint8_t>(bits.take(3));
    Code code;
    if (!code.set(own.data(), 19)) return false;
    std::array<std::uint8_t, 316> lengths{};
    const int count = count_literals + count_distances;
    for (int at = 0; at < count;) {
      const int symbol = code.read(bits);
      if (symbol < 0 || bits.is_past_end()) return false;
      if (symbol < 16) {
        lengths[at++] = static_cast<std::uint8_t>(symbol);
        continue;
      }
      if (symbol == 16 && at == 0) return false;
      const std::uint8_t length = symbol == 16 ? lengths[at - 1] : std::uint8_t{0};
      const int repeat = static_cast<int>(symbol == 16   ? 3 + bits.take(2)
                                          : symbol == 17 ? 3 + bits.take(3)
                                                         : 11 + bits.take(7));
      if (at + repeat > count) return false;
      for (int i = 0; i < repeat; ++i) lengths[at++] = length;
    }
    return lengths[256] != 0 && literals.set(lengths.data(), count_literals) &&
           distances.set(lengths.data() + count_literals, count_distances);
  }
};

/// A block of codes, up to its end. False if it is broken.
bool pass_codes(Bits& bits, const Codes& codes, std::uint64_t& unpacked) {
  constexpr std::uint16_t kLengths[] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                        31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
  constexpr std::uint8_t kLengthBits[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                          2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
  while (!bits.is_past_end()) {
    const int symbol = codes.literals.read(bits);
    if (symbol == 256) return !bits.is_past_end();
    if (symbol < 0 || symbol > 285) return false;
    if (symbol < 256) {
      ++unpacked;
      continue;
    }
    unpacked += kLengths[symbol - 257] + bits.take(kLengthBits[symbol - 257]);
    const int distance = codes.distances.read(bits);
    if (distance < 0 || distance > 29) return false;
    if (distance > 3) bits.take((distance - 2) / 2);
  }
  return false;
}

}  // namespace

std::optional<DeflateEnd> find_zlib_end(std::string_view bytes) {
  constexpr std::size_t kHead = 2, kCheck = 4;
  if (bytes.size() < kHead + kCheck || (bytes[0] & 15) != 8 || (bytes[1] & 32) != 0) return {};
  Bits bits(bytes, kHead);
  DeflateEnd end;
  for (bool is_last = false; !is_last;) {
    is_last = bits.take(1) != 0;
    const std::uint32_t type = bits.take(2);
    if (type == 3 || bits.is_past_end()) return {};
    if (type == 0) {
      const std::size_t at = bits.align();
      if (at + 4 > bytes.size()) return {};
      const auto byte = [&](std::size_t i) {
        return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i]));
      };
      const std::size_t size = byte(0) | byte(1) << 8;
      if (size > bytes.size() - at - 4) return {};
      end.unpacked += size;
      bits.jump(at + 4 + size);
      continue;
    }
    Codes codes;
    if (!(type == 1 ? codes.set_fixed() : codes.read(bits)) || !pass_codes(bits, codes, end.unpacked)) return {};
  }
  end.size = bits.align() + kCheck;
  return end.size <= bytes.size() ? std::optional(end) : std::nullopt;
}

}  // namespace essaypack
