#pragma once

/// UTF-8 text: decoding, cleaning, normalisation, and the character classes that CJK typesetting asks about.

#include "base/ascii.h"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

constexpr bool is_trail(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// What `next_code_point` does with what it does not decode itself.
char32_t next_rare_code_point(std::string_view text, std::size_t& at);

/// Decodes the code point of `text` at `at` and moves `at` past it. Ill-formed bytes give U+FFFD, one for each maximal
/// subpart (Unicode 15, section 3.9, U+FFFD substitution). `at` must be less than `text.size()`.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  // Most of what is not ASCII: three bytes that can be neither overlong nor a surrogate.
  if (lead >= 0xE1 && lead <= 0xEC && at + 3 <= text.size() && is_trail(text[at + 1]) && is_trail(text[at + 2])) {
    const auto next = static_cast<unsigned char>(text[at + 1]), last = static_cast<unsigned char>(text[at + 2]);
    at += 3;
    return static_cast<char32_t>((lead & 0x0F) << 12 | (next & 0x3F) << 6 | (last & 0x3F));
  }
  return next_rare_code_point(text, at);
}

/// The code point that ends just before `at`, which moves to its start. `at` must be greater than 0.
char32_t previous_code_point(std::string_view text, std::size_t& at);

/// Appends `c` as UTF-8. Surrogates and values past U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t c);

/// The number of code points of `text`.
std::size_t count_code_points(std::string_view text);

/// What `clean_file_text` had to change. Offsets count bytes of the raw text; lines and columns are for people
/// (1-based; a column counts code points).
struct TextRepairs {
  bool bom = false;
  std::string encoding;      ///< What the bytes were if not UTF-8: `UTF-16`, `GBK`.
  std::size_t invalid = 0;   ///< Ill-formed sequences that became U+FFFD.
  std::size_t controls = 0;  ///< C0 controls (but tab and LF), U+007F to U+009F and noncharacters that were removed.
  int invalid_line = 0;      ///< The first of each kind; 0: none.
  int invalid_column = 0;
  int control_line = 0;
  int control_column = 0;
};

/// UTF-16, told by its byte order mark or its first characters, as UTF-8; what is no code point becomes U+FFFD. Nothing
/// if `raw` is none.
std::optional<std::string> utf16_to_utf8(std::string_view raw);

/// Bytes that are no UTF-8, in the encoding that ICU finds in them and that fits all of them; `name` is set to it.
/// Nothing if it is not sure.
std::optional<std::string> legacy_to_utf8(std::string_view raw, std::string& name);

/// File bytes as text: UTF-8 whatever it was, no BOM, LF line ends, well-formed UTF-8, no character that XML 1.0
/// forbids (production [2]) and no C1 control; U+0085, U+2028 and U+2029 become a space. The number of lines never
/// changes.
std::string clean_file_text(std::string_view raw, TextRepairs& repairs);

/// `text` without any character that XML 1.0 forbids, and well-formed. Every string passes here before it enters a DOM:
/// pugixml 1.13 writes forbidden characters through. Returns the argument's own bytes where nothing is wrong.
std::string xml_clean(std::string_view text);

/// Normalisation form C (ICU). Ill-formed input is cleaned first.
std::string nfc(std::string_view text);
/// The same without marks above and below letters: é is e.
std::string without_accents(std::string_view text);

/// True if every byte is below 0x80.
bool is_ascii(std::string_view text);
/// White space of any script (Unicode White_Space).
bool is_space(char32_t c);

std::string_view trim(std::string_view text);
/// True if `word` is one of `words`.
inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view one : words)
    if (word == one) return true;
  return false;
}
std::string to_lower_ascii(std::string_view text);
/// Lower case of any script (ICU, root locale).
std::string to_lower(std::string_view text);
/// Lower case of each code point by itself, as Go has it: `İ` is `i`, every `Σ` is `σ`.
std::string to_lower_each(std::string_view text);
std::string to_upper(std::string_view text);

/// One line: each run of white space becomes one space, none at the ends, and none between two CJK characters where a
/// line break stood (`joins_lines`).
std::string collapse_white_space(std::string_view text);

/// True if a line break between the two texts is none for a reader of CJK: both are what a reader sees on the two
/// sides, without white space at the break. `language` is BCP 47, empty if unknown.
bool joins_lines(std::string_view before, std::string_view after, std::string_view language);

/// East Asian Width W, F or H, and neither Hangul nor Emoji_Presentation ("CJK").
bool is_cjk(char32_t c);
/// Hangul of any block.
bool is_hangul(char32_t c);
/// Punctuation or symbol of width A (“ ” ‘ ’ … — ·), or emoji.
bool is_cjk_neutral(char32_t c);
/// Unicode general category P or S.
bool is_punctuation(char32_t c);
/// Variation selectors and combining marks, which line joining looks past.
bool is_mark_or_selector(char32_t c);

/// `&`, `<`, `>` and `"` as the entities of XML.
std::string escape_xml(std::string_view text);
void append_escaped(std::string& out, std::string_view text);

/// `U+4E2D`, for messages.
std::string code_point_name(char32_t c);

/// Cuts plain text to at most `limit` code points: at the end of a sentence (。！？… or . ! ?, with closing quotes) in
/// the last third, else at a word boundary (ICU) with `…` appended; never inside a grapheme cluster.
std::string cut_text(std::string_view text, std::size_t limit, std::string_view language);

/// Splits at each `separator`; empty parts are kept.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The entry of `words` nearest to `word` (edit distance at most a third of its length, at least 1), for "did you
/// mean".
std::optional<std::string> closest_word(std::string_view word, const std::vector<std::string>& words);

}  // namespace essaypack
