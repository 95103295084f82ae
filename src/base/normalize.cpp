/// Normalisation and case of text.h, through ICU, with a way round it for plain text.

#include "base/text.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <climits>

namespace essaypack {

namespace {

/// True for a code point of three bytes that is in NFC whatever stands beside it, as far as ranges can tell.
bool is_plain(unsigned code) {
  if (code < 0x2010 || (code > 0x203F && code < 0x3000)) return false;
  if (code < 0x3400) return !(code >= 0x302A && code <= 0x302F) && code != 0x3099 && code != 0x309A;
  return code < 0xA000 || (code >= 0xFF00 && code <= 0xFFEF);
}

/// True if `text` is well-formed and holds nothing but code points that are in NFC whatever stands beside them, as far
/// as a look at the bytes can tell: all below U+0300, CJK punctuation, kana, ideographs, full-width forms, U+1F000 to
/// U+1FFFF.
bool is_plainly_nfc(std::string_view text) {
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  const auto trail = [&](std::size_t at) { return (byte(at) & 0xC0) == 0x80; };
  for (std::size_t at = 0; at < text.size();) {
    const unsigned lead = byte(at);
    if (lead < 0x80) {
      ++at;
    } else if (lead >= 0xC2 && lead <= 0xCB) {
      if (!trail(at + 1)) return false;
      at += 2;
    } else if (lead >= 0xE2 && lead <= 0xEF) {
      const unsigned code = (lead & 0xFU) << 12 | (byte(at + 1) & 0x3FU) << 6 | (byte(at + 2) & 0x3FU);
      if (!trail(at + 1) || !trail(at + 2) || !is_plain(code)) return false;
      at += 3;
    } else {
      if (lead != 0xF0 || byte(at + 1) != 0x9F || !trail(at + 2) || !trail(at + 3)) return false;
      at += 4;
    }
  }
  return true;
}

std::string well_formed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_utf8(out, next_code_point(text, at));
  return out;
}

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

}  // namespace

std::string nfc(std::string_view text) {
  if (text.size() > INT_MAX / 4 || is_plainly_nfc(text)) return std::string(text);
  const std::string clean = well_formed(text);
  static const icu::Normalizer2* const normalizer = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  UErrorCode status = U_ZERO_ERROR;
  if (!normalizer || normalizer->isNormalizedUTF8(piece(clean), status)) return clean;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, piece(clean), sink, nullptr, status);
  return U_SUCCESS(status) ? out : clean;
}

std::string to_lower(std::string_view text) {
  if (text.size() > INT_MAX / 4 || is_ascii(text)) return to_lower_ascii(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("", 0, piece(text), sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

std::string to_lower_each(std::string_view text) {
  if (is_ascii(text)) return to_lower_ascii(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();)
    append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_code_point(text, at)))));
  return out;
}

std::string to_upper(std::string_view text) {
  std::string out;
  if (text.size() > INT_MAX / 4) return std::string(text);
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper("", 0, piece(text), sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

std::string without_accents(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  std::string apart;
  icu::StringByteSink<std::string> sink(&apart);
  normalizer->normalizeUTF8(0, piece(text), sink, nullptr, status);
  if (U_FAILURE(status)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < apart.size();) {
    const char32_t c = next_code_point(apart, at);
    if (u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK) append_utf8(out, c);
  }
  return nfc(out);
}

}  // namespace essaypack
