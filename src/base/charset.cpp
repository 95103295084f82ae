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
constexpr std::array<Charset, 12> kCharsets = {{{"GB18030", "gb18030", "GBK", true},
                                                {"Big5", "windows-950", "Big5", true},
                                                {"Shift_JIS", "ibm-943_P15A-2003", "Shift_JIS", true},
                                                {"EUC-JP", "euc-jp", "EUC-JP", true},
                                                {"EUC-KR", "windows-949", "EUC-KR", true},
                                                {"KOI8-R", "koi8-r", "KOI8-R"},
                                                {"ISO-8859-1", "windows-1252", "windows-1252"},
                                                {"windows-1252", "windows-1252", "windows-1252"},
                                                {"windows-1250", "windows-1250", "windows-1250"},
                                                {"windows-1251", "windows-1251", "windows-1251"},
                                                {"windows-1253", "windows-1253", "windows-1253"},
                                                {"windows-1254", "windows-1254", "windows-1254"}}};

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

const Charset* detect(std::string_view sample) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error), ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(std::min(sample.size(), kSample)), &error);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || !match) return nullptr;
  const char* name = ucsdet_getName(match, &error);
  const std::int32_t confidence = ucsdet_getConfidence(match, &error);
  const auto found =
      std::find_if(kCharsets.begin(), kCharsets.end(), [&](const Charset& one) { return name && one.name == name; });
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
  const Charset* charset = detect(words);
  if (!charset) charset = detect(raw);
  // of letters of Europe every second one would have to be foreign; Russian in KOI8-R looks like that
  const bool may_be_wide = !charset || charset->name.starts_with("ISO-8859") || charset->name == "windows-1252";
  if (may_be_wide && looks_like_gbk(words)) charset = &kCharsets[0];
  if (!charset || (!charset->is_wide && std::count(words.begin(), words.end(), ' ') < kFewWords)) return std::nullopt;
  std::optional<std::string> text = convert(raw, charset->converter);
  if (text) name = charset->shown;
  return text;
}

}  // namespace essaypack
