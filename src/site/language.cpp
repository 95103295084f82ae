#include "site/language.h"

#include "base/language.h"
#include "base/prose_language.h"
#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <map>

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

}  // namespace

std::string detect_language(const std::vector<Post>& posts) {
  std::map<std::string, std::size_t> counts;
  for (const Post& post : posts)
    if (!post.language.empty()) ++counts[post.language];
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most != counts.end()) return most->first;
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
  return chinese_of(text);
}

void settle_languages(std::vector<Post>& posts, const std::string& site_language) {
  for (Post& post : posts)
    if (post.language_is_guess && primary_language(post.language.str()) == primary_language(site_language))
      post.language = CompactText();
}

}  // namespace essaypack
