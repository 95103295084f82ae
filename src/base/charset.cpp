/// Files in the encodings of before UTF-8, which old blogs hold: GBK, Big5, Shift_JIS, EUC, windows-1252 and their
/// like.

#include "base/text.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

namespace essaypack {
namespace {

/// ICU looks at so many bytes.
constexpr std::size_t kSample = 8000;
/// Below this ICU guesses (of 100): wide characters are soon certain, a language in Latin letters takes more text.
constexpr std::int32_t kSureOfWide = 50, kSureOfNarrow = 30;
/// Words that a text must have in an encoding in which every byte has a meaning.
constexpr std::ptrdiff_t kFewWords = 4;

/// What ICU calls an encoding, the converter for it, and what people call it.
struct Charset {
  std::string_view name;
  const char* converter;
  const char* shown;
  bool is_wide = false;  ///< Most letters take two bytes, and many bytes mean nothing.
};
constexpr std::array<Charset, 13> kCharsets = {{{"GB18030", "gb18030", "GBK", true},
                                                {"windows-1252", "windows-1252", "windows-1252"},
                                                {"windows-1250", "windows-1250", "windows-1250"},
                                                {"ISO-8859-2", "iso-8859-2", "ISO-8859-2"},
                                                {"ISO-8859-1", "windows-1252", "windows-1252"},
                                                {"Big5", "windows-950", "Big5", true},
                                                {"Shift_JIS", "ibm-943_P15A-2003", "Shift_JIS", true},
                                                {"EUC-JP", "euc-jp", "EUC-JP", true},
                                                {"EUC-KR", "windows-949", "EUC-KR", true},
                                                {"KOI8-R", "koi8-r", "KOI8-R"},
                                                {"windows-1251", "windows-1251", "windows-1251"},
                                                {"windows-1253", "windows-1253", "windows-1253"},
                                                {"windows-1254", "windows-1254", "windows-1254"}}};
constexpr const Charset &kGbk = kCharsets[0], &kWindows1252 = kCharsets[1], &kWindows1250 = kCharsets[2],
                        &kLatin2 = kCharsets[3], &kLatin1 = kCharsets[4];

bool is_space_byte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The words of `raw` that are not ASCII: the others tell nothing, and there may be many of them.
std::string foreign_words(std::string_view raw) {
  std::string words;
  for (std::size_t at = 0; at < raw.size() && words.size() < kSample;) {
    std::size_t end = at;
    bool is_foreign = false;
    for (; end < raw.size() && !is_space_byte(raw[end]); ++end)
      is_foreign = is_foreign || static_cast<unsigned char>(raw[end]) >= 0x80;
    if (is_foreign) words.append(raw, at, std::min(end - at, kSample)).append(" ");
    at = end + 1;
  }
  return words;
}

/// A file that is UTF-8 but for some bytes stays what it is.
bool is_mostly_utf8(std::string_view sample) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < sample.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(sample, at);
    if (c == U'\uFFFD')
      ++bad;
    else if (at > start + 2)
      ++good;
  }
  return good >= bad;
}

/// `language` is that of a European text, `pl`.
const Charset* detect(std::string_view sample, std::string& language) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error), ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(std::min(sample.size(), kSample)), &error);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || !match) return nullptr;
  const char* name = ucsdet_getName(match, &error);
  const std::int32_t confidence = ucsdet_getConfidence(match, &error);
  const auto found =
      std::find_if(kCharsets.begin(), kCharsets.end(), [&](const Charset& one) { return name && one.name == name; });
  const char* spoken = ucsdet_getLanguage(match, &error);
  language = spoken ? spoken : "";
  if (U_FAILURE(error) || found == kCharsets.end()) return nullptr;
  return confidence >= (found->is_wide ? kSureOfWide : kSureOfNarrow) ? found : nullptr;
}

/// Nothing if a byte has no meaning in that encoding.
std::optional<std::string> convert(std::string_view raw, const char* from) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> source(ucnv_open(from, &error), ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> target(ucnv_open("UTF-8", &error), ucnv_close);
  if (U_FAILURE(error)) return std::nullopt;
  ucnv_setToUCallBack(source.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  std::string out(raw.size() * 3 + 16, '\0');
  char* end = out.data();
  const char* at = raw.data();
  ucnv_convertEx(target.get(), source.get(), &end, out.data() + out.size(), &at, raw.data() + raw.size(), nullptr,
                 nullptr, nullptr, nullptr, true, true, &error);
  if (U_FAILURE(error)) return std::nullopt;
  out.resize(static_cast<std::size_t>(end - out.data()));
  return out;
}

/// True where a byte of `bytes` stands in a word; where `inside`, between two letters.
bool has_letter_of(std::string_view words, std::string_view bytes, bool inside) {
  const auto is_letter = [&](std::size_t at) {
    return at < words.size() && (is_ascii_letter(words[at]) || static_cast<unsigned char>(words[at]) >= 0xC0);
  };
  for (std::size_t at = words.find_first_of(bytes); at != words.npos; at = words.find_first_of(bytes, at + 1))
    if (!inside || (at > 0 && is_letter(at - 1) && is_letter(at + 1))) return true;
  return false;
}

/// ICU takes short texts of western Europe for such of the east. There are letters of the west that `language`, which
/// it names, does not have in their place, and no letter of the east in the place of a sign.
bool is_western(std::string_view words, std::string_view language) {
  constexpr std::string_view kEastern =
      "\x8A\x8D\x8E\x8F\x9A\x9D\x9E\x9F\xA5\xA6\xB1\xB3\xB5\xB6\xB9\xBA\xBB\xBC\xBE\xBF\xFE";
  struct Western {
    std::string_view language, bytes;
  };
  constexpr Western kWestern[] = {{"cs", "\xC0\xC3\xC5\xC7\xCA\xD1\xE0\xE3\xE5\xE7\xEA\xF1\xF5\xFB"},
                                  {"hu", "\xC0\xC5\xC7\xC8\xCA\xD1\xD8\xE0\xE3\xE5\xE7\xE8\xEA\xF1\xF8\xF9"},
                                  {"pl", "\xC0\xC3\xC5\xC7\xC8\xD8\xE0\xE3\xE5\xE7\xE8\xF5\xF8\xF9\xFB"},
                                  {"ro", "\xC0\xC5\xC7\xC8\xCA\xD1\xD8\xE0\xE5\xE7\xE8\xEA\xF1\xF5\xF8\xF9\xFB"}};
  for (const Western& one : kWestern)
    if (one.language == language)
      return has_letter_of(words, one.bytes, false) && !has_letter_of(words, kEastern, true);
  return false;
}

/// ICU does not know Croatian and Slovenian, whose š and ž are in both encodings, and whose č and ć are not; ł, ą, ż
/// and ş would be signs in the middle of a word.
bool is_eastern(std::string_view words) {
  if (has_letter_of(words, "\xB3\xB9\xBA\xBF", true)) return true;
  return has_letter_of(words, "\x9A\x9E", false) && has_letter_of(words, "\xC8\xE6\xE8", false) &&
         !has_letter_of(words, "\xC0\xC7\xCA\xE0\xE3\xE4\xE5\xE7\xEA\xF1\xF5\xF6\xF8", false);
}

/// A short Chinese text tells ICU too little: two bytes for each character, nearly all of them the common ones of GB
/// 2312 (its first level, and its punctuation), and no kana, which Japanese would have.
bool looks_like_gbk(std::string_view words) {
  std::size_t common = 0, rare = 0, chinese = 0;
  for (std::size_t at = 0; at < words.size();) {
    const auto lead = static_cast<unsigned char>(words[at]);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const auto trail = at + 1 < words.size() ? static_cast<unsigned char>(words[at + 1]) : 0;
    if (trail < 0x40 || lead == 0xA4 || lead == 0xA5) return false;
    const bool is_gb2312 = trail >= 0xA1;
    if (is_gb2312 && lead >= 0xB0 && lead <= 0xD7)
      ++common, chinese += lead > 0xC8 ? 1 : 0;
    else if (!is_gb2312 || lead < 0xA1 || lead > 0xA3)
      ++rare;
    at += 2;
  }
  // syllables of Korean end at 0xC8, and two characters may be Japanese
  return common >= 4 && chinese > 0 && rare * 8 <= common;
}

}  // namespace

std::optional<std::string> legacy_to_utf8(std::string_view raw, std::string& name) {
  if (raw.find('\0') != std::string_view::npos) return std::nullopt;
  const std::string words = foreign_words(raw);
  if (is_mostly_utf8(words)) return std::nullopt;
  std::string language;
  const Charset* charset = detect(words, language);
  if (!charset) charset = detect(raw, language);
  // of letters of Europe every second one would have to be foreign; Russian in KOI8-R looks like that
  const bool may_be_wide = !charset || charset->name.starts_with("ISO-8859") || charset->name == "windows-1252";
  if (may_be_wide && looks_like_gbk(words)) charset = &kGbk;
  if (charset == &kLatin2 || charset == &kWindows1250) {
    if (is_western(words, language)) charset = &kWindows1252;
  } else if ((charset == &kWindows1252 || charset == &kLatin1) && is_eastern(words)) {
    charset = &kWindows1250;
  }
  if (!charset || (!charset->is_wide && std::count(words.begin(), words.end(), ' ') < kFewWords)) return std::nullopt;
  std::optional<std::string> text = convert(raw, charset->converter);
  if (text) name = charset->shown;
  return text;
}

}  // namespace essaypack
