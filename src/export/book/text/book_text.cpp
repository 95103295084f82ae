#include "export/book/chapter/chapter.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace essaypack {
namespace {

/// What a byte at the start of a character means for the book.
enum class Role : unsigned char {
  gap,       ///< ASCII that is no letter, and punctuation of three bytes.
  letter,    ///< ASCII letter or digit.
  reserved,  ///< `&`, `<`, `>`, `"`.
  two,       ///< First of two bytes: a letter of some alphabet, or U+00AD.
  e2,        ///< General punctuation, U+200B.
  e3,        ///< CJK punctuation and kana.
  han,       ///< First of the three bytes of a Han character or Hangul syllable.
  other,     ///< First of four bytes, and everything else.
};

constexpr std::array<Role, 256> kRoles = [] {
  std::array<Role, 256> roles{};
  for (int c = 0; c < 256; ++c) {
    const bool letter = is_ascii_alnum(c);
    roles[c] = c == '&' || c == '<' || c == '>' || c == '"' ? Role::reserved
               : letter                                     ? Role::letter
               : c < 0x80                                   ? Role::gap
               : c < 0xC2                                   ? Role::other
               : c < 0xE0                                   ? Role::two
               : c == 0xE2                                  ? Role::e2
               : c == 0xE3                                  ? Role::e3
               : c >= 0xE4 && c <= 0xED                     ? Role::han
                                                            : Role::other;
  }
  return roles;
}();

std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    default:
      return "&quot;";
  }
}

constexpr std::string_view kSoftHyphen = "\xC2\xAD", kZeroWidthSpace = "\xE2\x80\x8B";

/// The length of a character at `at` that the book's XHTML leaves out; 0: none stands there.
std::size_t left_out_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == kSoftHyphen) return 2;
  return text.substr(at, 3) == kZeroWidthSpace ? 3 : 0;
}

}  // namespace

std::size_t append_book_text(std::string& out, std::string_view text) {
  std::size_t words = 0, done = 0;
  bool in_word = false;
  const auto replace = [&](std::size_t at, std::size_t length, std::string_view by) {
    out.append(text, done, at - done);
    out += by;
    done = at + length;
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t step = 1;
    bool letter = false;
    switch (kRoles[static_cast<unsigned char>(text[at])]) {
      case Role::gap:
        break;
      case Role::reserved:
        replace(at, 1, entity_of(text[at]));
        break;
      case Role::letter:
        letter = true;
        break;
      case Role::two:
        step = 2;
        letter = true;
        if (left_out_at(text, at) == 2) replace(at, 2, {}), letter = in_word;
        break;
      case Role::e2:
        step = 3;
        if (left_out_at(text, at) == 3) replace(at, 3, {}), letter = in_word;
        break;
      case Role::e3:
        step = 3;
        if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0x81) ++words;
        break;
      case Role::han:
        step = 3;
        ++words;
        break;
      case Role::other:
        break;
    }
    if (letter && !in_word) ++words;
    in_word = letter;
    at += step;
  }
  out.append(text, std::min(done, text.size()));
  return words;
}

std::string make_label(std::string_view text, std::string_view fallback) {
  std::string shown;
  if (text.find(kSoftHyphen) != text.npos || text.find(kZeroWidthSpace) != text.npos) {
    for (std::size_t at = 0; at < text.size();) {
      if (const std::size_t length = left_out_at(text, at))
        at += length;
      else
        shown += text[at++];
    }
    text = shown;
  }
  std::string label = collapse_white_space(xml_clean(text));
  return label.empty() ? std::string(fallback) : label;
}

}  // namespace essaypack
