/// Files in UTF-16, which some editors of Windows write.

#include "base/text.h"

namespace essaypack {
namespace {

enum class Order { none, little, big };

/// The 16 bits at `at`; one byte must follow.
char32_t unit_at(std::string_view raw, std::size_t at, Order order) {
  const auto first = static_cast<unsigned char>(raw[at]), second = static_cast<unsigned char>(raw[at + 1]);
  return static_cast<char32_t>(order == Order::little ? second << 8 | first : first << 8 | second);
}

bool is_first_half(char32_t unit) { return (unit & 0xFC00) == 0xD800; }
bool is_second_half(char32_t unit) { return (unit & 0xFC00) == 0xDC00; }

bool is_text_character(char32_t unit) {
  return unit == '\t' || unit == '\n' || unit == '\r' || (unit >= 0x20 && unit < 0x7F);
}

/// True for whole UTF-16 that begins with two ASCII characters, as a front matter does. Another text with NULs in it is
/// no UTF-16.
bool looks_like(std::string_view raw, Order order) {
  if (raw.size() < 4 || raw.size() % 2 != 0) return false;
  if (!is_text_character(unit_at(raw, 0, order)) || !is_text_character(unit_at(raw, 2, order))) return false;
  for (std::size_t at = 4; at < raw.size(); at += 2) {
    const char32_t unit = unit_at(raw, at, order);
    if (is_second_half(unit)) return false;
    if (is_first_half(unit) && (at + 2 >= raw.size() || !is_second_half(unit_at(raw, at += 2, order)))) return false;
  }
  return true;
}

/// By the byte order mark, else by what the bytes look like.
Order order_of(std::string_view raw) {
  if (raw.starts_with("\xFF\xFE")) return Order::little;
  if (raw.starts_with("\xFE\xFF")) return Order::big;
  for (const Order order : {Order::little, Order::big})
    if (looks_like(raw, order)) return order;
  return Order::none;
}

}  // namespace

std::optional<std::string> utf16_to_utf8(std::string_view raw) {
  const Order order = order_of(raw);
  if (order == Order::none) return std::nullopt;
  std::string out;
  out.reserve(raw.size());
  for (std::size_t at = 0; at + 1 < raw.size(); at += 2) {
    char32_t c = unit_at(raw, at, order);
    const bool is_pair = is_first_half(c) && at + 3 < raw.size() && is_second_half(unit_at(raw, at + 2, order));
    if (is_pair) c = 0x10000 + ((c - 0xD800) << 10) + (unit_at(raw, at += 2, order) - 0xDC00);
    append_utf8(out, c);
  }
  return out;
}

}  // namespace essaypack
