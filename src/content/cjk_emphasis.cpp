#include "base/text.h"
#include "content/prepass.h"

namespace essaypack {

namespace {

/// The blocks that nearly every Chinese or Japanese character comes from.
bool is_common_cjk(char32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3001 && c <= 0x30FF) || (c >= 0xFF01 && c <= 0xFF60); }

bool counts_as_cjk(char32_t c) {
  if (c < 0x1100) return false;
  return is_common_cjk(c) || (c >= 0xE0100 && c <= 0xE01EF) || is_cjk(c) || is_hangul(c);
}

bool is_curly_quote(char32_t c) { return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D; }

bool is_white(char32_t c) { return c < 0x80 ? is_ascii_space(static_cast<char>(c)) : is_space(c); }

}  // namespace

bool needs_guard(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin == 0 || end >= text.size()) return false;
  std::size_t at = begin;
  char32_t before = previous_code_point(text, at);
  if (before == '\n' || is_white(before)) return false;
  bool cjk = false;
  if (before >= 0xFE00 && before <= 0xFE0E && at > 0) {
    const bool second_form = before == 0xFE01;
    before = previous_code_point(text, at);
    cjk = second_form && is_curly_quote(before);
  }
  at = end;
  const char32_t after = next_code_point(text, at);
  if (is_white(after)) return false;
  if (cjk || counts_as_cjk(before) || counts_as_cjk(after)) return true;
  return is_curly_quote(after) && text.substr(at, 3) == "\xEF\xB8\x81";
}

}  // namespace essaypack
