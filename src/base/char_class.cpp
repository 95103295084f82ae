/// The character classes of text.h, by the properties of ICU's Unicode data.

#include "base/text.h"

#include <unicode/uchar.h>

namespace essaypack {

namespace {

UEastAsianWidth width(char32_t c) {
  return static_cast<UEastAsianWidth>(u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH));
}

bool is_wide(UEastAsianWidth w) { return w == U_EA_WIDE || w == U_EA_FULLWIDTH || w == U_EA_HALFWIDTH; }

bool is_emoji(char32_t c) {
  // The digits, `#` and `*` have the property too, as the bases of keycaps.
  return c > 0x7F && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI);
}

}  // namespace

bool is_space(char32_t c) {
  if (c < 0x80) return is_ascii_space(static_cast<char>(c));
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_hangul(char32_t c) {
  return (c >= 0x1100 && c <= 0x11FF) || c == 0x302E || c == 0x302F || (c >= 0x3131 && c <= 0x318E) ||
         (c >= 0x3200 && c <= 0x321E) || (c >= 0x3260 && c <= 0x327E) || (c >= 0xA960 && c <= 0xA97C) ||
         (c >= 0xAC00 && c <= 0xD7FB) || (c >= 0xFFA0 && c <= 0xFFDC);
}

bool is_cjk(char32_t c) {
  if (c < 0x1100) return false;  // nothing below Hangul is wide
  if (c >= 0x3400 && c <= 0x9FFF) return true;
  return is_wide(width(c)) && !is_hangul(c) && !u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_PRESENTATION);
}

bool is_cjk_neutral(char32_t c) {
  if (c < 0xA0) return false;
  return (is_punctuation(c) && width(c) == U_EA_AMBIGUOUS) || is_emoji(c);
}

bool is_punctuation(char32_t c) {
  if (c < 0x80) return c > 0x20 && c != 0x7F && !is_ascii_alnum(c);
  if (c >= 0x3400 && c <= 0x9FFF && (c < 0x4DC0 || c >= 0x4E00)) return false;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_P_MASK | U_GC_S_MASK)) != 0;
}

bool is_mark_or_selector(char32_t c) {
  if (c < 0x300 || (c >= 0x3400 && c <= 0x9FFF)) return false;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

}  // namespace essaypack
