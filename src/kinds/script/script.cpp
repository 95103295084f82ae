#include "kinds/script/script.h"

#include "base/text.h"
#include "kinds/script/script_tokens.h"

#include <algorithm>

namespace essaypack {

Script::Script(std::string_view source) : tokens_(read_script_tokens(source)) {}

int Script::line_of(std::string_view word) const {
  const auto found = std::find_if(tokens_.begin(), tokens_.end(),
                                  [&](const ScriptToken& token) { return token.is_word() && token.text == word; });
  return found == tokens_.end() ? 0 : found->line;
}

std::optional<std::size_t> Script::value_place(std::size_t at) const {
  if (is_sign(at, ']')) ++at;  // `["member"]: value`
  if (is_sign(at, ':') || (is_sign(at, '=') && !is_sign(at + 1, '=') && !is_sign(at + 1, '>'))) return at + 1;
  return {};
}

bool Script::take_strings(std::size_t& at, char close, std::vector<std::string>& texts) const {
  for (++at; at < tokens_.size() && !is_sign(at, close);) {
    if (tokens_[at].type != ScriptToken::Type::text) return false;
    texts.push_back(tokens_[at++].text);
    if (is_sign(at, ','))
      ++at;
    else if (!is_sign(at, close))
      return false;
  }
  if (!is_sign(at, close)) return false;
  ++at;
  return true;
}

std::string Script::owner_at(std::size_t at) const {
  const auto word_at = [&](std::size_t place) { return place < at && tokens_[place].is_word(); };
  if (is_sign(at, '[') && at + 1 < tokens_.size() && tokens_[at + 1].type == ScriptToken::Type::text)
    return "[" + tokens_[at + 1].text;
  if (at < 2) return {};
  if (is_sign(at, '(')) return word_at(at - 2) && tokens_[at - 2].text == "new" ? "new" : "";
  const bool is_value = is_sign(at - 1, ':') || is_sign(at - 1, '=');
  return is_value && word_at(at - 2) ? tokens_[at - 2].text : "";
}

Script::Strings Script::lists(std::string_view member, bool (*counts)(const Owners&)) const {
  Strings found;
  Owners owners;
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    if (counts && (is_sign(at, '{') || is_sign(at, '[') || is_sign(at, '('))) owners.push_back(owner_at(at));
    if (!owners.empty() && (is_sign(at, '}') || is_sign(at, ']') || is_sign(at, ')'))) owners.pop_back();
    if (!tokens_[at].is_word() || tokens_[at].text != member || (counts && !counts(owners))) continue;
    std::size_t end = value_place(at + 1).value_or(tokens_.size());
    if (end < tokens_.size() && tokens_[end].is_word() && is_one_of(tokens_[end].text, {"undefined", "null"})) continue;
    bool is_list = is_sign(end, '[') && take_strings(end, ']', found.texts);
    if (!is_list && end < tokens_.size() && tokens_[end].type == ScriptToken::Type::text) {  // a list of one
      found.texts.push_back(tokens_[end++].text);
      is_list = true;
    }
    // what goes on behind the list changes it: `["a"].concat(more)`; a name may be the next statement or `as const`
    const bool is_whole = end >= tokens_.size() || tokens_[end].is_word() || is_sign(end, ',') || is_sign(end, '}') ||
                          is_sign(end, ';') || is_sign(end, ')') || is_sign(end, ']');
    if (!(is_list && is_whole) && found.unread_line == 0) found.unread_line = tokens_[at].line;
  }
  return found;
}

Script::Strings Script::arguments(std::initializer_list<std::string_view> function) const {
  Strings found;
  for (std::size_t begin = 0; begin < tokens_.size(); ++begin) {
    std::size_t at = begin;
    bool fits = true;
    for (const std::string_view word : function) {
      if (at > begin && (fits = is_sign(at, '.'))) ++at;
      fits = fits && at < tokens_.size() && tokens_[at].type == ScriptToken::Type::name && tokens_[at].text == word;
      if (!fits) break;
      ++at;
    }
    if (fits && is_sign(at, '(') && !take_strings(at, ')', found.texts) && found.unread_line == 0)
      found.unread_line = tokens_[begin].line;
  }
  return found;
}

std::vector<ScriptToken> Script::values(std::string_view member) const {
  std::vector<ScriptToken> found;
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    if (!tokens_[at].is_word() || tokens_[at].text != member) continue;
    const std::optional<std::size_t> value = value_place(at + 1);
    if (value && *value < tokens_.size() && tokens_[*value].is_literal()) found.push_back(tokens_[*value]);
  }
  return found;
}

std::optional<std::string_view> Script::exported() const {
  for (std::size_t at = 0; at + 1 < tokens_.size(); ++at) {
    if (tokens_[at].type != ScriptToken::Type::name) continue;
    const bool is_default = tokens_[at].text == "default";
    if (!is_default && !(tokens_[at].text == "exports" && is_sign(at + 1, '='))) continue;
    const std::size_t value = at + (is_default ? 1 : 2);
    const std::size_t end = value + 1;
    const bool is_whole = end >= tokens_.size() || (is_sign(end, ';') && end + 1 >= tokens_.size());
    if (value < tokens_.size() && tokens_[value].is_literal() && is_whole) return tokens_[value].text;
  }
  return {};
}

std::vector<std::string_view> Script::values_of_calls(std::string_view function, std::string_view key) const {
  std::vector<std::string_view> found;
  for (std::size_t at = 0; at + 4 < tokens_.size(); ++at)
    if (tokens_[at].type == ScriptToken::Type::name && tokens_[at].text == function && is_sign(at + 1, '(') &&
        tokens_[at + 2].type == ScriptToken::Type::text && tokens_[at + 2].text == key && is_sign(at + 3, ',') &&
        tokens_[at + 4].is_literal())
      found.push_back(tokens_[at + 4].text);
  return found;
}

std::vector<std::string_view> Script::values_of_calls(std::string_view function) const {
  std::vector<std::string_view> found;
  for (std::size_t at = 0; at + 2 < tokens_.size(); ++at)
    if (tokens_[at].type == ScriptToken::Type::name && tokens_[at].text == function && is_sign(at + 1, '(') &&
        tokens_[at + 2].is_literal())
      found.push_back(tokens_[at + 2].text);
  return found;
}

}  // namespace essaypack
