#include "base/attribute_list.h"

#include "base/hidden_style.h"
#include "base/text.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace essaypack {

namespace {

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

/// Attributes of HTML that have no value.
constexpr std::string_view kBareAttributes[] = {
    "allowfullscreen", "async",    "autofocus", "autoplay",  "checked",  "controls",   "default",
    "defer",           "disabled", "download",  "draggable", "hidden",   "inert",      "ismap",
    "itemscope",       "loop",     "multiple",  "muted",     "nomodule", "novalidate", "open",
    "popover",         "readonly", "required",  "reversed",  "selected"};

bool is_bare_attribute(const std::string& name) {
  return name.starts_with("data-") || name.starts_with("aria-") ||
         std::find(std::begin(kBareAttributes), std::end(kBareAttributes), name) != std::end(kBareAttributes);
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

bool is_prose(std::string_view list) {
  bool has_unknown = false;
  while (!(list = trim(list)).empty()) {
    const std::string_view written = list.substr(0, list.find_first_of(" \t"));
    const std::optional<AttributeWord> word = take_attribute(list);
    const bool has_sign = written[0] == '.' || written[0] == '#' || written.find('=') != written.npos;
    if (has_sign || (word && !word->is_bare)) return false;
    has_unknown = has_unknown || !word || !is_bare_attribute(to_lower_ascii(word->name));
    if (!word) list = list.substr(std::min(list.find_first_of(" \t"), list.size()));
  }
  return has_unknown;
}

bool hides_by_list(std::string_view list, BareWords bare) {
  while (!list.empty()) {
    const std::optional<AttributeWord> word = take_attribute(list);
    if (!word)
      list = trim(list.substr(std::min(list.find_first_of(" \t"), list.size())));
    else if ((!word->is_bare || bare == BareWords::attributes) &&
             hides_by_attribute(to_lower_ascii(word->name), word->value))
      return true;
  }
  return false;
}

}  // namespace essaypack
