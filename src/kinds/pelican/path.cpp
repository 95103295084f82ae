/// Addresses as Pelican makes them (getpelican/pelican 4.8, `contents.py`, `utils.py`).

#include "base/path.h"
#include "base/language.h"
#include "base/strftime.h"
#include "base/text.h"
#include "kinds/letters.h"
#include "kinds/pelican/pelican.h"
#include "kinds/settings.h"
#include "site/path_parts.h"
#include "site/permalink.h"

#include <unicode/uchar.h>

namespace essaypack {
namespace {

/// `\w` of Python.
bool is_word(char32_t c) { return c == '_' || u_isalnum(static_cast<UChar32>(c)) != 0; }

std::string slug_of(const Post& post, const PelicanConfig& pelican) {
  if (!post.head_slug.empty()) return post.head_slug.str();
  std::string_view name = file_part(post.stem_path);
  if (pelican.slug_of_name) return pelican_slug(name, pelican);
  return pelican_slug(post.fields.find("title").value_or(post.title.view()), pelican);
}

/// `{slug}`, `{date:%Y}` and their kin; nothing for what is not known.
std::optional<std::string> value_of(std::string_view field, const Post& post, const PelicanConfig& pelican) {
  const std::size_t colon = field.find(':');
  const std::string_view name = field.substr(0, colon);
  if (name == "slug") return slug_of(post, pelican);
  if (name == "date") {
    if (!post.date) return {};
    return format_strftime(*post.date, colon == field.npos ? "%Y-%m-%d %H:%M:%S" : field.substr(colon + 1));
  }
  if (name == "category")
    return pelican_slug(post.categories.empty() ? pelican.default_category : post.categories[0].back(), pelican);
  if (name == "author")
    return post.authors.empty() ? std::optional<std::string>() : pelican_slug(post.authors[0].name, pelican);
  if (name == "lang") return to_lower_ascii(post.language.empty() ? pelican.default_language : post.language.str());
  if (const auto known = post.fields.find(name)) return std::string(*known);
  return {};
}

}  // namespace

bool is_pelican_translation(const Post& post, const PelicanConfig& pelican) {
  return !post.language_is_guess && !post.language.empty() &&
         to_lower_ascii(post.language) != to_lower_ascii(pelican.default_language);
}

std::string pelican_slug(std::string_view name, const PelicanConfig& pelican) {
  const std::string text = pelican.keeps_letters ? nfc(name) : letters_by_sound(nfc(name));
  std::string slug;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '-' || is_space(c)) {
      if (slug.empty() ? c == '-' : slug.back() != '-') slug += '-';
    } else if (is_word(c)) {
      append_utf8(slug, c);
    }
  }
  // white space at the end goes before what is left becomes dashes
  if (!text.empty() && slug.ends_with('-') && is_space(static_cast<unsigned char>(text.back()))) slug.pop_back();
  return pelican.keeps_case ? slug : to_lower(slug);
}

std::optional<std::string> make_pelican_path(const Post& post, const Config& config, Diagnostics& diagnostics) {
  const PelicanConfig& pelican = settings_of<PelicanConfig>(config);
  if (!post.head_permalink.empty()) return written_path(post.head_permalink, config);
  const bool is_page = post.kind == PostKind::page;
  if (!config.permalink.empty() && !is_page) return fill_permalink(config.permalink, post, config, diagnostics);
  const bool is_translation = is_pelican_translation(post, pelican);
  const std::string& pattern = is_page ? (is_translation ? pelican.page_lang_url : pelican.page_url)
                                       : (is_translation ? pelican.article_lang_url : pelican.article_url);
  std::string path;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at), close = pattern.find('}', open);
    path += pattern.substr(at, open - at);
    if (open == pattern.npos || close == pattern.npos) break;
    const std::string field = pattern.substr(open + 1, close - open - 1);
    const std::optional<std::string> value = value_of(field, post, pelican);
    if (!value) {
      diagnostics.report(Kind::permalink_missing_value, {post.source, 1, 1},
                         tr("the address asks for '{}', which the post does not have", "{" + std::string(field) + "}"),
                         tr("write it into the head, or 'Slug:' and another ARTICLE_URL"));
      return {};
    }
    path += *value;
    at = close + 1;
  }
  path = tidy_path(path);
  if (path == "index.html" || path.ends_with("/index.html"))
    path.resize(path.size() - std::string_view("index.html").size());
  return path;
}

}  // namespace essaypack
