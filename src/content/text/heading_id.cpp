#include "content/text/heading_id.h"

#include "base/attribute_list.h"
#include "base/hidden_style.h"
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
    if (is_space(c))
      out += '-';
    else if (c == '-' || c == '_' || !is_punctuation(c))
      append_utf8(out, c);
  }
  return out;
}

/// `#id`, `.class` and `key=value`, at least one. False for anything else.
bool read_list(std::string_view text, HeadingAttributes& found) {
  for (text = trim(text); !text.empty(); text = trim(text)) {
    const std::optional<AttributeWord> word = take_attribute(text);
    if (!word || word->is_bare) return false;
    if ((word->name == "#" || word->name == "id") && found.id.empty()) found.id = std::string(word->value);
    found.hides = found.hides || hides_by_attribute(word->name, word->value);
  }
  return true;
}

}  // namespace

std::optional<HeadingAttributes> read_heading_attributes(std::string_view text, HeadingLists lists) {
  text = trim(text);
  const std::size_t open = text.rfind('{');
  if (open == std::string_view::npos || text.back() != '}') return {};
  std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  if (inside.find('}') != std::string_view::npos) return {};
  HeadingAttributes found{open, {}};
  if (inside.size() > 1 && inside[0] == '#' && inside.find_first_of(" \t") == std::string_view::npos) {
    found.id = std::string(inside.substr(1));
    return found;
  }
  if (lists == HeadingLists::id_alone) return {};
  if (!inside.empty() && inside[0] == ':') inside.remove_prefix(1);
  if (trim(inside).empty() || !read_list(inside, found) || found.id.find_first_of(" \t") != std::string::npos)
    return {};
  return found;
}

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
  switch (config.kind->rules.heading_ids) {
    case HeadingIds::slug:
      return slugize(text, config.markdown.headings.ids);
    case HeadingIds::kramdown: {
      std::string id = github_id(text);
      // kramdown's ids begin with a letter.
      const std::size_t letter = id.find_first_not_of("0123456789-_");
      return id.erase(0, letter == std::string::npos ? 0 : letter);
    }
    case HeadingIds::github:
      return github_id(text);
  }
  return {};
}

}  // namespace essaypack
