/// Whose tags a body has, and what stays of those that nobody knows.

#include "content/tags/tag_scan.h"
#include "content/text/line_start.h"

#include "base/text.h"
#include "content/lookup/body_context.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr int kMaxLooks = 500;  ///< At braces of one body.

std::string name_behind(std::string_view body, std::size_t at) {
  while (at < body.size() && (body[at] == ' ' || body[at] == '-')) ++at;
  std::size_t end = at;
  while (end < body.size() && end - at < 40 && is_ascii_name(body[end])) ++end;
  while (end > at && body[end - 1] == '-' && body.substr(end, 2) == "%}") --end;
  return to_lower_ascii(body.substr(at, end - at));
}

struct Guess {
  TagLanguage language = TagLanguage::none;
  std::size_t at = 0;
};

/// What begins at `{`: a tag that one of the generators has, or none.
TagLanguage language_at(std::string_view body, std::size_t at) {
  const std::string_view mark = body.substr(at, 3);
  if (mark == "{{<" || mark == "{{%")
    return find_shortcode(name_behind(body, at + 3)) ? TagLanguage::shortcodes : TagLanguage::none;
  if (mark.starts_with("{{")) {
    const std::string_view inside = trim(body.substr(at + 2, 20));
    return inside.starts_with("site.") || inside.starts_with("page.") ? TagLanguage::liquid : TagLanguage::none;
  }
  if (!mark.starts_with("{%")) return TagLanguage::none;
  const std::string name = name_behind(body, at + 2);
  if (find_tag(name)) return TagLanguage::nunjucks;
  return find_liquid_tag(name) || name == "comment" ? TagLanguage::liquid : TagLanguage::none;
}

/// The first tag outside code.
Guess guess_language(std::string_view body) {
  int looks = 0;
  bool in_span = false;
  for (std::size_t at = 0; at < body.size() && looks < kMaxLooks;) {
    if (at == 0 || body[at - 1] == '\n') {
      const LineStart start = look_at_line(body, at);
      const char mark = start.text < body.size() ? body[start.text] : ' ';
      bool is_closed = true;
      if (const std::size_t end = mark == '`' || mark == '~' ? end_of_fence(body, start, is_closed) : 0; end > 0) {
        at = end;
        continue;
      }
      in_span = false;
    }
    const std::size_t stop = std::min(body.find_first_of("{`\n", at), body.size());
    if (stop == body.size()) break;
    if (body[stop] == '`') in_span = !in_span;
    if (body[stop] == '{' && !in_span) {
      ++looks;
      if (const TagLanguage language = language_at(body, stop); language != TagLanguage::none) return {language, stop};
    }
    at = stop + 1;
  }
  return {};
}

const char* owner_of(TagLanguage language) {
  switch (language) {
    case TagLanguage::none:
      break;
    case TagLanguage::nunjucks:
      return "Hexo";
    case TagLanguage::liquid:
      return "Jekyll";
    case TagLanguage::shortcodes:
      return "Hugo";
    case TagLanguage::tera:
      return "Zola";
  }
  return "";
}

/// `color:red`, `size=2`: what a tag is told, not what it shows.
bool is_option(std::string_view word) {
  const std::size_t sign = word.find_first_of("=:");
  if (sign == 0 || sign == std::string_view::npos || sign + 1 == word.size() || word.substr(sign, 3) == "://")
    return false;
  return is_ascii_letter(word[0]) && std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(sign),
                                                 [](char c) { return is_ascii_name(c); });
}

/// What changes how a page is made, and shows nothing.
bool is_statement(std::string_view name) {
  return is_control_tag(name) ||
         is_one_of(name, {"set", "import", "from", "extends", "include", "block", "macro", "call", "filter", "switch",
                          "default", "asynceach", "asyncall", "elif", "elseif", "layout", "assign"});
}

}  // namespace

TagLanguage tag_language_of(std::string_view body, const BodyContext& context) {
  const TagLanguage own = context.config.kind->rules.tags;
  if (own == TagLanguage::nunjucks && !(context.config.nunjucks && context.post.nunjucks)) return TagLanguage::none;
  if (own != TagLanguage::none) return own;
  const Guess guess = guess_language(body);
  if (guess.language == TagLanguage::none) return guess.language;
  const std::string owner = owner_of(guess.language);
  context.diagnostics.report(
      Kind::content_unknown_tag, context.places.at(guess.at),
      "the post has tags of " + owner + ", they are read as " + owner + " reads them",
      "write 'type: " + to_lower_ascii(owner) + "' into essaypack.yaml if the whole folder is of that kind");
  return guess.language;
}

TagOutput make_unknown(const TagCall& call) {
  std::vector<std::string> words;
  std::string url;
  if (!is_statement(call.name)) {
    for (const std::string& word : call.words) {
      const bool is_address = looks_like_address(word);
      if (is_address && url.empty() && word.find("://") != std::string::npos) url = word;
      if (!is_address && !is_option(word)) words.push_back(word);
    }
    for (const auto& [key, value] : call.named)
      if (is_one_of(key, {"alt", "caption", "content", "description", "label", "text", "title"}))
        words.push_back(value);
  }
  drop_options(words);
  const std::string text = join_words(words, 0);
  if (!url.empty()) return inline_output(html_link(url, text.empty() ? url : text, ""), url);
  return text_output(text);
}

}  // namespace essaypack
