#pragma once

/// The characters of ASCII, whatever the locale; none of any other script belongs to these classes.

namespace essaypack {

constexpr bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
constexpr bool is_ascii_alnum(char32_t c) { return is_digit(c) || is_ascii_letter(c); }
constexpr bool is_ascii_word(char32_t c) { return is_ascii_alnum(c) || c == '_'; }
/// What names of tags, keys and classes are made of.
constexpr bool is_ascii_name(char32_t c) { return is_ascii_word(c) || c == '-'; }
/// Space, tab, line ends, vertical tab and form feed.
constexpr bool is_ascii_space(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; }

/// The value of a hex digit; -1: it is none.
constexpr int hex_value(char32_t c) {
  if (is_digit(c)) return static_cast<int>(c - '0');
  const char32_t lower = c | 32;
  return lower >= 'a' && lower <= 'f' ? static_cast<int>(lower - 'a') + 10 : -1;
}

}  // namespace essaypack
