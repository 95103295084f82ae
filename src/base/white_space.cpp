/// White space in one line of text, and where a line break between two characters is none.

#include "base/text.h"

#include <array>

namespace essaypack {

namespace {

/// How far the search for a CJK character goes past neutral ones and marks: far enough for any prose, and bounded.
constexpr int kMaxLook = 64;

/// The character before `at` that counts, past marks and selectors; 0 at the edge.
char32_t visible_before(std::string_view text, std::size_t& at) {
  for (int i = 0; i < kMaxLook && at > 0; ++i) {
    const char32_t c = previous_code_point(text, at);
    if (!is_mark_or_selector(c)) return c;
  }
  return 0;
}

bool shows_cjk_before(std::string_view text) {
  std::size_t at = text.size();
  for (int i = 0; i < kMaxLook && at > 0; ++i) {
    const char32_t c = visible_before(text, at);
    if (is_cjk(c)) return true;
    if (!is_cjk_neutral(c)) return false;
  }
  return false;
}

bool shows_cjk_after(std::string_view text) {
  std::size_t at = 0;
  for (int i = 0; i < kMaxLook && at < text.size(); ++i) {
    const char32_t c = next_code_point(text, at);
    if (is_cjk(c)) return true;
    if (!is_cjk_neutral(c) && !is_mark_or_selector(c)) return false;
  }
  return false;
}

bool has_cjk_breaks(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  return primary.empty() || primary == "zh" || primary == "ja" || primary == "yue" || primary == "ii";
}

/// The bytes that can begin a white space character.
constexpr std::array<bool, 256> kMayBeSpace = [] {
  std::array<bool, 256> may{};
  for (const std::size_t c : {0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0xC2, 0xE1, 0xE2, 0xE3}) may[c] = true;
  return may;
}();

/// The length of the white space character at `at`, 0 if there is none.
std::size_t space_length(std::string_view text, std::size_t at) {
  if (!kMayBeSpace[static_cast<unsigned char>(text[at])]) return 0;
  std::size_t next = at;
  return is_space(next_code_point(text, next)) ? next - at : 0;
}

bool is_line_break(std::string_view text, std::size_t at) {
  return text[at] == '\n' || text[at] == '\r' || text.substr(at, 2) == "\xC2\x85" ||
         text.substr(at, 3) == "\xE2\x80\xA8" || text.substr(at, 3) == "\xE2\x80\xA9";
}

}  // namespace

bool joins_lines(std::string_view before, std::string_view after, std::string_view language) {
  std::size_t at = before.size();
  const char32_t left = visible_before(before, at);
  at = 0;
  const char32_t right = after.empty() ? 0 : next_code_point(after, at);
  if (left == 0 || right == 0) return false;
  if (left == 0x200B || right == 0x200B) return true;
  const bool left_cjk = is_cjk(left);
  const bool right_cjk = is_cjk(right);
  if (left_cjk && right_cjk) return true;
  if (!has_cjk_breaks(language)) return false;
  if (!(left_cjk || is_cjk_neutral(left)) || !(right_cjk || is_cjk_neutral(right))) return false;
  return shows_cjk_before(before) || shows_cjk_after(after);
}

std::string collapse_white_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = space_length(text, at);
    if (length == 0) {
      ++at;
      continue;
    }
    out.append(text, done, at - done);
    bool broken = false;
    for (; at < text.size() && (length = space_length(text, at)) > 0; at += length)
      broken = broken || is_line_break(text, at);
    done = at;
    if (!out.empty() && at < text.size() && !(broken && joins_lines(out, text.substr(at), ""))) out += ' ';
  }
  return out.append(text, done);
}

}  // namespace essaypack
