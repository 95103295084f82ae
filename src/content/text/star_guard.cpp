#include "content/text/star_guard.h"

#include "base/text.h"

namespace essaypack {

namespace {

using namespace std::string_view_literals;

/// The blocks that nearly every Chinese or Japanese character comes from.
bool is_common_cjk(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3001 && c <= 0x30FF) || (c >= 0xFF01 && c <= 0xFF60);
}

bool counts_as_cjk(char32_t c) {
  if (c < 0x1100) return false;
  return is_common_cjk(c) || (c >= 0xE0100 && c <= 0xE01EF) || is_cjk(c) || is_hangul(c);
}

bool is_curly_quote(char32_t c) { return c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D; }

/// What no emphasis begins with: it ends a phrase, or parts two.
bool is_end_mark(char32_t c) {
  return U"、，。；：！？”’」』）》〉】〕］｝〗〙〛)]},;"sv.find(c) != std::u32string_view::npos;
}
/// What no emphasis ends with.
bool is_start_mark(char32_t c) { return U"“‘「『（《〈【〔［｛〖〘〚([{"sv.find(c) != std::u32string_view::npos; }

/// Stars in quotation marks or brackets with nothing else are spoken of: `“*”`, `（**）`, `"*"`.
bool is_mention(char32_t before, char32_t after) {
  if (before == after) return before == '"' || before == '\'';
  const std::size_t pair = U"“‘「『（《〈【〔［｛〖〘〚([{"sv.find(before);
  return pair != std::u32string_view::npos && after == U"”’」』）》〉】〕］｝〗〙〛)]}"sv[pair];
}

bool is_white(char32_t c) { return c < 0x80 ? is_ascii_space(static_cast<char>(c)) : is_space(c); }

/// True if CJK text stands before `begin` or behind `end`.
bool stands_in_cjk(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0 && counts_as_cjk(previous_code_point(text, begin))) return true;
  return end < text.size() && counts_as_cjk(next_code_point(text, end));
}

}  // namespace

StarGuard find_guard(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin == 0 || end >= text.size()) return StarGuard::none;
  std::size_t at = begin;
  char32_t before = previous_code_point(text, at);
  if (before == '\n' || is_white(before)) return StarGuard::none;
  const std::size_t mark = at;
  bool cjk = false;
  if (before >= 0xFE00 && before <= 0xFE0E && at > 0) {
    const bool second_form = before == 0xFE01;
    before = previous_code_point(text, at);
    cjk = second_form && is_curly_quote(before);
  }
  at = end;
  const char32_t after = next_code_point(text, at);
  if (is_white(after)) return StarGuard::none;
  // `“你好”**world`, `world**“你好”`: a quotation mark is of the script that it quotes
  std::size_t outer = mark, inner = at;
  if (is_curly_quote(before) && outer > 0) cjk = cjk || counts_as_cjk(previous_code_point(text, outer));
  if (is_curly_quote(after) && inner < text.size()) cjk = cjk || counts_as_cjk(next_code_point(text, inner));
  if (is_mention(before, after) && stands_in_cjk(text, mark, at)) return StarGuard::text;
  cjk = cjk || counts_as_cjk(before) || counts_as_cjk(after) ||
        (is_curly_quote(after) && text.substr(at, 3) == "\xEF\xB8\x81");
  if (!cjk) return StarGuard::none;
  const bool opens = !is_end_mark(after), closes = !is_start_mark(before);
  if (opens && closes) return StarGuard::both;
  if (!opens && !closes) return StarGuard::text;
  // A letter on one side alone makes the run flank the other.
  if (closes) return is_punctuation(before) ? StarGuard::before : StarGuard::none;
  return is_punctuation(after) ? StarGuard::after : StarGuard::none;
}

}  // namespace essaypack
