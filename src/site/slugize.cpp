#include "base/text.h"
#include "site/permalink.h"

#include <unicode/unorm2.h>

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

/// Letters without a canonical decomposition, sorted.
struct Letter {
  char32_t from;
  std::string_view to;
};
constexpr Letter kLetters[] = {
    {0x00C6, "AE"}, {0x00D8, "O"},  {0x00DF, "s"},  {0x00E6, "ae"}, {0x00F8, "o"},  {0x0110, "D"},  {0x0111, "d"},
    {0x0126, "H"},  {0x0127, "h"},  {0x0131, "i"},  {0x013F, "L"},  {0x0140, "l"},  {0x0141, "L"},  {0x0142, "l"},
    {0x0149, "n"},  {0x0152, "OE"}, {0x0153, "oe"}, {0x0166, "T"},  {0x0167, "t"},  {0x017F, "l"},  {0x01C4, "DZ"},
    {0x01C5, "Dz"}, {0x01C6, "dz"}, {0x01C7, "LJ"}, {0x01C8, "Lj"}, {0x01C9, "lj"}, {0x01CA, "NJ"}, {0x01CB, "Nj"},
    {0x01CC, "nj"}, {0x01F1, "DZ"}, {0x01F2, "Dz"}, {0x01F3, "dz"}, {0x1E9E, "S"}};

std::string_view find_letter(char32_t c) {
  const auto at = std::lower_bound(std::begin(kLetters), std::end(kLetters), c,
                                   [](const Letter& letter, char32_t value) { return letter.from < value; });
  return at != std::end(kLetters) && at->from == c ? at->to : std::string_view();
}

/// The first letter of the canonical decomposition; `c` itself if it has none.
char32_t base_letter(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) return c;
  UChar decomposed[8];
  const int32_t length = unorm2_getDecomposition(normalizer, UChar32(c), decomposed, 8, &status);
  return U_FAILURE(status) || length <= 0 ? c : char32_t(decomposed[0]);
}

bool is_decomposed(char32_t c) { return (c >= 0xC0 && c <= 0x24F) || (c >= 0x1E00 && c <= 0x1EFF); }

/// `c` without its circle, its full width and its diacritics: by the table of letters, else by its decomposition.
void append_plain_letter(std::string& out, char32_t c) {
  if (c >= 0x24B6 && c <= 0x24CF) c = U'A' + (c - 0x24B6);
  if (c >= 0x24D0 && c <= 0x24E9) c = U'a' + (c - 0x24D0);
  if (c >= 0xFF21 && c <= 0xFF3A) c = U'A' + (c - 0xFF21);
  if (c >= 0xFF41 && c <= 0xFF5A) c = U'a' + (c - 0xFF41);
  if (is_decomposed(c)) {
    if (find_letter(c).empty()) c = base_letter(c);
    if (const std::string_view letters = find_letter(c); !letters.empty()) {
      out += letters;
      return;
    }
  }
  append_utf8(out, c);
}

/// What becomes a dash. U+FEFF is white space to JavaScript, which wrote the addresses.
bool is_separator(char32_t c) {
  if (c > 0x7F) return c == 0xFEFF || is_space(c);
  constexpr std::string_view kMarks = " ~`!@#$%^&*()-_+=[]{}|\\;:\"'<>,.?/";
  return kMarks.find(char(c)) != std::string_view::npos;
}

}  // namespace

std::string slugize(std::string_view text, LetterCase letter_case) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x20) continue;
    if (is_separator(c)) {
      pending = !out.empty();
      continue;
    }
    if (pending) out += '-';
    pending = false;
    if (c < 0x80)
      out += char(c);
    else
      append_plain_letter(out, c);
  }
  if (letter_case == LetterCase::lower) return to_lower(out);
  if (letter_case == LetterCase::upper) return to_upper(out);
  return out;
}

std::string term_slug(std::string_view name, const std::map<std::string, std::string>& renames,
                      LetterCase letter_case) {
  if (renames.empty()) return slugize(name, letter_case);
  const auto renamed = renames.find(std::string(name));
  return slugize(renamed == renames.end() ? name : std::string_view(renamed->second), letter_case);
}

}  // namespace essaypack
