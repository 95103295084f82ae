/// White space in one line of text, and where a line break between two characters is none.

#include "base/line_join.h"
#include "base/text.h"

#include <array>

namespace essaypack {

namespace {

/// How far the search for a CJK character goes past neutral ones and marks: far enough for any prose, and bounded.
constexpr int kMaxLook = 64;

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
  BreakSide left;
  std::size_t at = before.size();
  for (int i = 0; i < kMaxLook && at > 0; ++i) {
    const char32_t c = previous_code_point(before, at);
    if (!is_mark_or_selector(c) && !left.take(c)) break;
  }
  BreakSide right;
  at = 0;
  for (int i = 0; i < kMaxLook && at < after.size(); ++i) {
    const char32_t c = next_code_point(after, at);
    if (is_mark_or_selector(c) && !right.is_empty()) continue;
    if (!right.take(c)) break;
  }
  return joins_lines(left, right, has_cjk_breaks(language));
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
