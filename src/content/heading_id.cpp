#include "content/heading_id.h"

#include "base/text.h"
#include "site/permalink.h"

namespace essaypack {

namespace {

/// Lower case; white space becomes `-`; letters, digits, `-` and `_` stay, the rest goes.
std::string github_id(std::string_view text) {
  const std::string lower = to_lower(trim(text));
  std::string out;
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t c = next_code_point(lower, at);
    if (is_space(c)) out += '-';
    else if (c == '-' || c == '_' || !is_punctuation(c)) append_utf8(out, c);
  }
  return out;
}

}  // namespace

std::string loose_id(std::string_view id) {
  const std::string lower = to_lower(id);
  std::string out;
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t c = next_code_point(lower, at);
    if (!is_space(c) && !is_punctuation(c)) append_utf8(out, c);
  }
  return out;
}

std::string heading_id(std::string_view text, const Config& config) {
  switch (config.type) {
    case SiteType::hexo:
    case SiteType::plain: return slugize(text, config.markdown.heading_ids);
    case SiteType::jekyll: {
      std::string id = github_id(text);
      // kramdown's ids begin with a letter.
      const std::size_t letter = id.find_first_not_of("0123456789-_");
      return id.erase(0, letter == std::string::npos ? 0 : letter);
    }
    case SiteType::hugo: return github_id(text);
  }
  return {};
}

}  // namespace essaypack
