/// Whose tags a body has.

#include "content/tags/tag_scan.h"
#include "content/text/line_start.h"

#include "base/restricted_name.h"
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

bool is_known_shortcode(std::string_view name) { return find_shortcode(name) || is_called_as_secret(name); }

/// What begins at `{`: a tag that one of the generators has, or none.
TagLanguage language_at(std::string_view body, std::size_t at) {
  const std::string_view mark = body.substr(at, 3);
  if (mark == "{{<" || mark == "{{%")
    return is_known_shortcode(name_behind(body, at + 3)) ? TagLanguage::shortcodes : TagLanguage::none;
  if (mark.starts_with("{{")) {
    const std::string_view inside = trim(body.substr(at + 2, 20));
    return inside.starts_with("site.") || inside.starts_with("page.") ? TagLanguage::liquid : TagLanguage::none;
  }
  if (mark == "{# " || mark == "{#-" || mark == "{#\n") {
    constexpr std::size_t kLongestNote = 4'096;
    return body.substr(at, kLongestNote).find("#}") == body.npos ? TagLanguage::none : TagLanguage::nunjucks;
  }
  if (!mark.starts_with("{%")) return TagLanguage::none;
  const std::string name = name_behind(body, at + 2);
  if (find_tag(name) || is_called_as_secret(name)) return TagLanguage::nunjucks;
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

/// The kind of site whose tags they are; null where nobody knows the kinds.
const SiteKind* owner_of(TagLanguage language, const Config& config) {
  if (!config.kinds) return nullptr;
  const auto found = std::find_if(config.kinds->begin(), config.kinds->end(),
                                  [&](const SiteKind* kind) { return kind->rules.tags == language; });
  return found == config.kinds->end() ? nullptr : *found;
}

}  // namespace

TagLanguage tag_language_of(std::string_view body, const BodyContext& context) {
  if (!context.config.kind->rules.reads_tags) return TagLanguage::none;
  const TagLanguage own = context.config.kind->rules.tags;
  if (own == TagLanguage::nunjucks && !(context.config.nunjucks && context.post.nunjucks)) return TagLanguage::none;
  // Jekyll then shows tags as they are written; what YAML takes for false counts.
  if (own == TagLanguage::liquid) {
    const std::string renders = to_lower_ascii(context.post.fields.find("render_with_liquid").value_or(""));
    if (renders == "false" || renders == "no" || renders == "off") return TagLanguage::none;
  }
  if (own != TagLanguage::none) return own;
  const Guess guess = guess_language(body);
  if (guess.language == TagLanguage::none) return guess.language;
  const SiteKind* owner = owner_of(guess.language, context.config);
  if (owner)
    context.diagnostics.report(
        Kind::content_unknown_tag, context.places.at(guess.at),
        tr("the post has tags of {}, they are read as {} reads them", owner->title, owner->title),
        tr("write 'type: {}' into essaypack.yaml if the whole folder is of that kind", owner->name));
  return guess.language;
}

}  // namespace essaypack
