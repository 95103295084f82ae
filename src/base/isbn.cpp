#include "base/isbn.h"

#include "base/text.h"

namespace essaypack {
namespace {

constexpr std::size_t kLong = 13, kShort = 10;

/// The last digit of thirteen, by the twelve before it.
char check_digit(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i + 1 < kLong; ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool is_sound_short(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < kShort; ++i)
    sum += (digits[i] == 'X' ? 10 : digits[i] - '0') * static_cast<int>(kShort - i);
  return sum % 11 == 0;
}

}  // namespace

std::optional<std::string> parse_isbn(std::string_view text) {
  text = trim(text);
  if (to_lower_ascii(text.substr(0, 4)) == "isbn") text = trim(text.substr(4));
  if (!text.empty() && text[0] == ':') text = trim(text.substr(1));
  std::string digits;
  for (const char c : text) {
    if (c == '-' || c == ' ') continue;
    const bool is_ten = (c == 'X' || c == 'x') && digits.size() == kShort - 1;
    if ((c < '0' || c > '9') && !is_ten) return std::nullopt;
    digits += is_ten ? 'X' : c;
  }
  if (digits.size() == kShort && is_sound_short(digits)) {
    digits = "978" + digits;
    digits.back() = check_digit(digits);
    return digits;
  }
  const bool is_book = digits.starts_with("978") || digits.starts_with("979");
  if (digits.size() != kLong || !is_book || digits.back() != check_digit(digits)) return std::nullopt;
  return digits;
}

}  // namespace essaypack
