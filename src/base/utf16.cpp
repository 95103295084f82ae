/// Files in UTF-16, which some editors of Windows write.

#include "base/text.h"

namespace essaypack {
namespace {

enum class Order { none, little, big };

/// By the byte order mark, else by two ASCII characters at the start, as a front matter has them.
Order order_of(std::string_view raw) {
  if (raw.starts_with("\xFF\xFE")) return Order::little;
  if (raw.starts_with("\xFE\xFF")) return Order::big;
  if (raw.size() < 4) return Order::none;
  if (raw[0] && !raw[1] && raw[2] && !raw[3]) return Order::little;
  return !raw[0] && raw[1] && !raw[2] && raw[3] ? Order::big : Order::none;
}

}  // namespace

std::optional<std::string> utf16_to_utf8(std::string_view raw) {
  const Order order = order_of(raw);
  if (order == Order::none) return std::nullopt;
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(raw[at]), second = static_cast<unsigned char>(raw[at + 1]);
    return static_cast<char32_t>(order == Order::little ? second << 8 | first : first << 8 | second);
  };
  std::string out;
  out.reserve(raw.size());
  for (std::size_t at = 0; at + 1 < raw.size(); at += 2) {
    char32_t c = unit(at);
    const bool is_pair = c >= 0xD800 && c < 0xDC00 && at + 3 < raw.size() && (unit(at + 2) & 0xFC00) == 0xDC00;
    if (is_pair) c = 0x10000 + ((c - 0xD800) << 10) + (unit(at += 2) - 0xDC00);
    append_utf8(out, c);
  }
  return out;
}

}  // namespace essaypack
