#include "content/text/heading_id.h"

#include "base/text.h"
#include "content/text/hidden_style.h"
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

/// Straight quotes, and what smart punctuation makes of them.
constexpr std::string_view kQuotes[][2] = {{"\"", "\""}, {"'", "'"},   {"“", "”"}, {"‘", "’"},
                                           {"「", "」"}, {"『", "』"}, {"«", "»"}};

bool is_key(std::string_view word) {
  if (word.empty() || !(is_ascii_letter(word[0]) || word[0] == '_' || word[0] == ':')) return false;
  for (const char c : word)
    if (!is_ascii_name(c) && c != ':' && c != '.') return false;
  return true;
}

/// Takes a value, quoted or up to white space, off the front of `text`. False if there is none.
bool take_value(std::string_view& text, std::string_view& value) {
  for (const auto& [open, close] : kQuotes) {
    if (!text.starts_with(open)) continue;
    const std::size_t end = text.find(close, open.size());
    if (end == std::string_view::npos) return false;
    value = text.substr(open.size(), end - open.size());
    text.remove_prefix(end + close.size());
    return text.empty() || is_ascii_space(text[0]);
  }
  value = text.substr(0, text.find_first_of(" \t"));
  text.remove_prefix(value.size());
  return !value.empty();
}

/// `#id`, `.class` and `key=value`, at least one. False for anything else.
bool read_list(std::string_view text, HeadingAttributes& found) {
  for (text = trim(text); !text.empty(); text = trim(text)) {
    const std::optional<AttributeWord> word = take_attribute(text);
    if (!word || word->is_bare) return false;
    if ((word->name == "#" || word->name == "id") && found.id.empty()) found.id = std::string(word->value);
    found.hides = found.hides || hides(*word);
  }
  return true;
}

}  // namespace

std::optional<AttributeWord> take_attribute(std::string_view& text) {
  text = trim(text);
  if (text.empty()) return {};
  AttributeWord word;
  if (text[0] == '#' || text[0] == '.') {
    word.name = text.substr(0, 1);
    text.remove_prefix(1);
    word.value = text.substr(0, text.find_first_of(" \t"));
    text.remove_prefix(word.value.size());
    return word.value.empty() ? std::nullopt : std::optional(word);
  }
  word.name = text.substr(0, text.find_first_of("= \t"));
  if (!is_key(word.name)) return {};
  text.remove_prefix(word.name.size());
  word.is_bare = !text.starts_with('=');
  if (word.is_bare) return word;
  text.remove_prefix(1);
  if (!take_value(text, word.value)) return {};
  return word;
}

bool hides(const AttributeWord& attribute) {
  if (attribute.name == "hidden") return to_lower_ascii(attribute.value) != "until-found";
  return attribute.name == "style" && hides_by_style(attribute.value);
}

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
      return slugize(text, config.markdown.heading_ids);
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
