#include "content/tags/tag_arguments.h"

#include "base/quotes.h"
#include "base/text.h"

#include <algorithm>
#include <optional>

namespace essaypack {

namespace {

constexpr std::size_t npos = std::string_view::npos;

/// Kinds and colours, which may stand before a text without anything between.
constexpr std::string_view kStyles =
    " black blue bug caution cyan danger default disabled error example flat gray green grey important indigo info "
    "inline iconfont modern no-icon note orange pink primary purple question quote red simple success tip warning "
    "white yellow ";

/// What says how a text looks where a comma or colons follow it.
constexpr std::string_view kLooks =
    " accent amber aqua auto big bold both bottom brown center centre check checked checkbox circle close code dark "
    "deeporange deeppurple done download fill fold gold guide h1 h2 h3 h4 h5 h6 half huge idea large left light "
    "lightblue lightgreen lime link logo mini minus navy open outline paint plus radio regular right rounded silver "
    "small square sync teal theme times todo top ultra undo up violet warn ";

/// Keys whose values are texts, in which a comma is one.
constexpr std::string_view kTexts = " alt caption desc description footer label text title ";

/// The closing quote of the one at `at`: it stands before white space or the end, for `it's` and `"a"b` are words. Hexo
/// reads `\"` as a quote in a text.
std::size_t end_of_quote(std::string_view text, std::size_t at) {
  std::size_t end = text.find(text[at], at + 1);
  while (end != npos && text[end - 1] == '\\') end = text.find(text[at], end + 1);
  return end != npos && (end + 1 == text.size() || is_ascii_space(text[end + 1])) ? end : npos;
}

/// A text from between quotes, its `\"` and `\'` as quotes.
std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_escape = text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\'');
    out += text[is_escape ? ++at : at];
  }
  return out;
}

/// `key` of `key:value` or `key=value`; empty where none of `keys` stands there.
std::string_view key_of(std::string_view word, std::string_view keys) {
  const std::size_t sign = word.find_first_of(":=");
  if (sign == npos || sign > 20 || word.substr(sign, 3) == "://" || word.substr(sign, 2) == "::") return {};
  const std::string_view key = word.substr(0, sign);
  return is_listed(key, keys) ? key : std::string_view();
}

/// Words, in which quotes may also begin behind the sign of a key.
std::vector<std::string> words_of(std::string_view text, std::string_view keys) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii_space(text[at])) {
      ++at;
      continue;
    }
    std::size_t quote = at;
    if (const std::string_view key = key_of(text.substr(at, 24), keys); !key.empty()) quote = at + key.size() + 1;
    if (quote < text.size() && (text[quote] == '"' || text[quote] == '\''))
      if (const std::size_t end = end_of_quote(text, quote); end != npos) {
        words.push_back(std::string(text.substr(at, quote - at)) + unescape(text.substr(quote + 1, end - quote - 1)));
        at = end + 1;
        continue;
      }
    const std::size_t begin = at;
    while (at < text.size() && !is_ascii_space(text[at])) ++at;
    words.emplace_back(text.substr(begin, at - begin));
  }
  return words;
}

std::vector<std::string> split_at(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(separator, from), text.size());
    parts.emplace_back(without_quotes(trim(text.substr(from, end - from))));
    from = end + separator.size();
  }
  return parts;
}

std::string value_of(const std::vector<std::pair<std::string, std::string>>& named, std::string_view key) {
  for (const auto& [name, value] : named)
    if (name == key) return value;
  return {};
}

/// True where the first word with a key follows words, not a separator: what commas there are belong to a text.
bool has_keyed_words(const std::vector<std::string>& words, std::string_view keys) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (key_of(words[at], keys).empty()) continue;
    if (at == 0) return true;
    const std::string& before = words[at - 1];
    return !before.ends_with(',') && !before.ends_with("::") && before != "|";
  }
  return false;
}

/// Sorts parts into those with a key and the others; what follows a text with a key is a part of it.
ThemeArguments sort_parts(std::vector<std::string> parts, ThemeArguments::Form form, std::string_view keys) {
  ThemeArguments found;
  found.form = form;
  bool in_text = false;
  for (std::string& part : parts) {
    if (const std::string key(key_of(part, keys)); !key.empty()) {
      found.named.emplace_back(key,
                               std::string(trim(without_quotes(trim(std::string_view(part).substr(key.size() + 1))))));
      in_text = form == ThemeArguments::Form::commas && is_listed(key, kTexts);
    } else if (in_text && !part.empty()) {
      found.named.back().second += ", " + part;
    } else {
      found.parts.push_back(std::move(part));
    }
  }
  return found;
}

}  // namespace

bool is_listed(std::string_view word, std::string_view list) {
  return !word.empty() && list.find(" " + std::string(word) + " ") != npos;
}

bool is_icon(std::string_view word) {
  if (word.find(" fa-") != npos || word.find("font ") != npos) return true;
  return is_listed(word, " fa fas far fab fal fad iconfont icon anzhiyufont ") || word.starts_with("fa-") ||
         word.starts_with("icon-") || word.starts_with("anzhiyu-icon-");
}

bool is_style(std::string_view word) { return is_listed(word, kStyles) || is_icon(word); }

bool is_identifier(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_name(c) && (c < 'A' || c > 'Z'); });
}

bool is_length(std::string_view word) {
  const std::size_t end = std::min(word.find_first_not_of("0123456789."), word.size());
  return end > 0 && is_digit(word[0]) && (end == word.size() || is_listed(word.substr(end), " px em rem % vh vw "));
}

bool is_look(std::string_view word) {
  if (is_style(word) || is_listed(word, kLooks)) return true;
  if (word.starts_with('#') && (word.size() == 4 || word.size() == 7 || word.size() == 9))
    return word.find_first_not_of("0123456789abcdefABCDEF", 1) == npos;
  for (const std::string_view colour : {"rgb(", "rgba(", "hsl(", "hsla(", "var(--"})
    if (word.starts_with(colour)) return true;
  return false;
}

bool says_looks(std::string_view text) {
  if (is_look(trim(text))) return true;
  const std::vector<std::string> words = split_words(text);
  return std::all_of(words.begin(), words.end(), [](const std::string& word) { return is_look(word); });
}

std::string ThemeArguments::named_by(std::string_view key) const { return value_of(named, key); }
std::string StyledArguments::named_by(std::string_view key) const { return value_of(named, key); }

std::string ThemeArguments::text(std::size_t from) const {
  const char* between = form == Form::commas ? ", " : " ";
  std::string joined;
  for (std::size_t at = from; at < parts.size(); ++at)
    if (!parts[at].empty()) joined += (joined.empty() ? "" : between) + parts[at];
  return joined;
}

ThemeArguments read_words(std::string_view text, std::string_view keys) {
  return sort_parts(words_of(text, keys), ThemeArguments::Form::words, keys);
}

ThemeArguments read_list(std::string_view text, std::string_view keys, Commas commas) {
  using Form = ThemeArguments::Form;
  const bool may_have_keys = text.find_first_of(":=") != npos;
  if (!may_have_keys || !has_keyed_words(words_of(text, keys), keys)) {
    if (text.find("::") != npos) return sort_parts(split_at(text, "::"), Form::colons, keys);
    if (text.find(" | ") != npos) return sort_parts(split_at(text, " | "), Form::bars, keys);
    const std::string_view comma = commas == Commas::any ? "," : ", ";
    if (text.find(comma) != npos) return sort_parts(split_at(text, comma), Form::commas, keys);
  }
  return read_words(text, keys);
}

StyledArguments read_styled(std::string_view text, std::string_view keys) {
  StyledArguments found;
  ThemeArguments words = read_words(text, keys);
  if (words.named.empty()) {
    for (const std::string_view separator : {"::", ","}) {
      const std::size_t at = text.find(separator);
      if (at == npos || !says_looks(text.substr(0, at))) continue;
      found.styles = split_words(text.substr(0, at));
      found.text = without_quotes(trim(text.substr(at + separator.size())));
      found.is_list = true;
      return found;
    }
  }
  found.named = std::move(words.named);
  std::size_t first = 0;
  while (first < words.parts.size() && is_style(words.parts[first])) found.styles.push_back(words.parts[first++]);
  found.text = words.text(first);
  return found;
}

std::vector<std::string> split_words(std::string_view text) { return words_of(text, {}); }

std::vector<std::string> split_commas(std::string_view text) { return split_at(text, ","); }

std::string join_words(const std::vector<std::string>& words, std::size_t from) {
  std::string joined;
  for (std::size_t at = from; at < words.size(); ++at) joined += (joined.empty() ? "" : " ") + words[at];
  return joined;
}

bool looks_like_address(std::string_view word) {
  if (word.empty()) return false;
  if (word[0] == '/' || word[0] == '#' || word.starts_with("./") || word.starts_with("../")) return true;
  if (word.find("://") != npos || word.starts_with("mailto:")) return true;
  const std::size_t dot = word.rfind('.');
  if (dot == npos || dot == 0 || word.size() - dot < 3 || word.size() - dot > 6) return false;
  return std::all_of(word.begin() + static_cast<std::ptrdiff_t>(dot) + 1, word.end(),
                     [](char c) { return is_ascii_alnum(c); });
}

}  // namespace essaypack
