#include "content/text/fence_info.h"

#include "base/text.h"

#include <algorithm>

namespace essaypack {

namespace {

void add_word(std::string& text, std::string_view word) {
  if (!text.empty()) text += ' ';
  text += word;
}

bool is_address(std::string_view word) {
  return word.starts_with("https://") || word.starts_with("http://") || (word.size() > 1 && word[0] == '/');
}

/// `key=value`, and what Hexo and highlighters are told with a colon.
bool is_option(std::string_view word) {
  const std::size_t sign = word.find_first_of(":=");
  if (sign == std::string_view::npos || sign == 0 || sign + 1 == word.size()) return false;
  const std::string_view key = word.substr(0, sign);
  if (word[sign] == ':')
    return is_one_of(key,
                     {"mark", "firstline", "first_line", "line_number", "lines", "highlight", "wrap", "diff", "lang"});
  return std::all_of(key.begin(), key.end(), [](char c) { return is_ascii_letter(c) || c == '_' || c == '-'; });
}

/// `title="a b"`: the value of a key that names a title, off the front of `info` at `at`; empty for other keys. False
/// where no value in quotation marks stands there.
bool take_quoted(std::string_view info, std::size_t& at, std::string& text) {
  const std::size_t sign = info.find_first_of("= \t", at);
  if (sign == std::string_view::npos || info[sign] != '=' || sign + 1 >= info.size()) return false;
  const char mark = info[sign + 1];
  const std::size_t end = mark == '"' || mark == '\'' ? info.find(mark, sign + 2) : std::string_view::npos;
  if (end == std::string_view::npos) return false;
  if (is_one_of(info.substr(at, sign - at), {"title", "caption", "filename", "file", "name"}))
    add_word(text, info.substr(sign + 2, end - sign - 2));
  at = end + 1;
  return true;
}

/// `command:("a b":1,9-10||"c":2)` of the theme Shoka: prompts before lines.
bool take_commands(std::string_view info, std::size_t& at) {
  if (!info.substr(at).starts_with("command:(")) return false;
  for (std::size_t close = at; (close = info.find(')', close + 1)) != info.npos;)
    if (info[close - 1] == '"' || is_digit(info[close - 1])) {
      at = close + 1;
      return true;
    }
  return false;
}

}  // namespace

std::string language_of_fence(std::string_view info) {
  const std::size_t end = info.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+#.-");
  return std::string(info.substr(0, end));
}

FenceTitle read_fence_title(std::string_view info) {
  FenceTitle title;
  info = trim(info);
  std::size_t at = std::min(info.find_first_of(" \t"), info.size());
  for (bool in_braces = false; at < info.size();) {
    at = std::min(info.find_first_not_of(" \t", at), info.size());
    if (!in_braces && (take_quoted(info, at, title.text) || take_commands(info, at))) continue;
    const std::size_t end = std::min(info.find_first_of(" \t", at), info.size());
    const std::string_view word = info.substr(at, end - at);
    at = end;
    in_braces = in_braces || word.starts_with('{');
    if (in_braces) {
      in_braces = word.find('}') == std::string_view::npos;
    } else if (is_option(word)) {
      continue;
    } else if (title.url.empty() && !title.text.empty() && is_address(word)) {
      title.url = std::string(word);
    } else if (!title.url.empty()) {
      add_word(title.link_text, word);
    } else {
      add_word(title.text, word);
    }
  }
  if (!title.url.empty() && title.link_text.empty()) title.link_text = "link";
  return title;
}

/// `js [a.js]` of VitePress' groups, `js title="a.js"` of theme-hope, Docusaurus and Expressive Code.
static FenceTitle read_plain_title(std::string_view info) {
  FenceTitle title;
  for (std::size_t at = info.find(' '); at < info.size();) {
    const bool begins_word = info[at - 1] == ' ';
    if (!begins_word || !take_quoted(info, at, title.text)) ++at;
  }
  const std::size_t open = info.find(" [");
  const std::size_t close = open == info.npos ? open : info.find(']', open);
  if (!title.text.empty() || close == info.npos) return title;
  const std::string_view words = trim(info.substr(open + 2, close - open - 2));
  if (words.find_first_not_of("0123456789-, ") != words.npos) title.text = std::string(words);
  return title;
}

FenceTitle read_listed_title(std::string_view info) {
  FenceTitle title;
  info = info.substr(0, 1'000);
  const std::size_t open = info.find('{'), close = info.rfind('}');
  if (open == info.npos || close == info.npos || close < open) return read_plain_title(info);
  const std::string_view list = info.substr(0, close);
  for (std::size_t at = open + 1; at < list.size();) {
    const bool begins_word = std::string_view("{, \t").find(list[at - 1]) != std::string_view::npos;
    if (!begins_word || !take_quoted(list, at, title.text)) ++at;
  }
  return title.empty() ? read_plain_title(info) : title;
}

}  // namespace essaypack
