#include "site/language.h"

#include "base/text.h"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <memory>

namespace essaypack {
namespace {

constexpr std::size_t kEnough = 20'000;  ///< Bytes of text that settle the question.

/// What the scripts of a text tell.
struct Scripts {
  std::size_t han = 0, kana = 0, hangul = 0, letters = 0;
};

Scripts count_scripts(std::string_view text) {
  Scripts found;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!u_isalpha(static_cast<UChar32>(c))) continue;
    ++found.letters;
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
    if (script == USCRIPT_HAN)
      ++found.han;
    else if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA)
      ++found.kana;
    else if (script == USCRIPT_HANGUL)
      ++found.hangul;
  }
  return found;
}

/// How many characters of `text` ICU's conversion changes: those that exist in one script only.
std::size_t count_changed(const icu::UnicodeString& text, const char* conversion) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> converter(
      icu::Transliterator::createInstance(conversion, UTRANS_FORWARD, error));
  if (U_FAILURE(error) || !converter) return 0;
  icu::UnicodeString other = text;
  converter->transliterate(other);
  std::size_t changed = 0;
  for (int32_t i = 0; i < text.length() && i < other.length(); ++i) changed += text[i] != other[i];
  return changed;
}

}  // namespace

std::string detect_language(const std::vector<Post>& posts) {
  std::string text;
  for (const Post& post : posts) {
    if (text.size() > kEnough) break;
    text += post.title + "\n" + post.description + "\n";
  }
  const Scripts found = count_scripts(text);
  if (found.letters == 0) return "und";
  if (found.kana * 10 > found.letters) return "ja";
  if (found.hangul * 3 > found.letters) return "ko";
  if (found.han * 3 < found.letters) return "und";
  const icu::UnicodeString han = icu::UnicodeString::fromUTF8(text);
  const bool traditional = count_changed(han, "Traditional-Simplified") > count_changed(han, "Simplified-Traditional");
  return traditional ? "zh-TW" : "zh-CN";
}

}  // namespace essaypack
