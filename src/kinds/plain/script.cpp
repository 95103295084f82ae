#include "kinds/plain/script.h"

#include "base/ascii.h"

#include <algorithm>

namespace essaypack {
namespace {

bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }
bool is_name_char(char c) { return is_ascii_alnum(static_cast<unsigned char>(c)) || c == '_' || c == '$' || c == '.'; }

std::string_view trim_start(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

/// The strings from the bracket at `at` to its end.
std::size_t collect_strings(std::string_view text, std::size_t at, char close, std::vector<std::string>& found) {
  const char ends[] = {'"', '\'', '`', close};
  while ((at = text.find_first_of({ends, 4}, at + 1)) != text.npos && text[at] != close) {
    const std::size_t end = end_of_string(text, at);
    found.emplace_back(text.substr(at + 1, end - at - 2));
    at = end - 1;
  }
  return std::min(at, text.size());
}

}  // namespace

std::size_t end_of_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size() && text[at] != quote; ++at)
    if (text[at] == '\\') ++at;
  return std::min(at + 1, text.size());
}

std::string without_script_comments(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (is_quote(text[at]))
      end = end_of_string(text, at);
    else if (text.substr(at, 2) == "//")
      at = end = std::min(text.find('\n', at), text.size());
    else if (text.substr(at, 2) == "/*")
      at = end = std::min(text.find("*/", at + 2), text.size() - 2) + 2;
    out += text.substr(at, end - at);
    at = end;
  }
  return out;
}

std::vector<std::string> strings_behind(std::string_view text, std::string_view name, char open) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at)) {
    const std::size_t bracket = text.find(open, at);
    if (bracket == text.npos) break;
    at = collect_strings(text, bracket, open == '(' ? ')' : ']', found);
  }
  return found;
}

std::string_view member_value(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + name.size())) {
    if (at > 0 && is_name_char(text[at - 1])) continue;
    std::string_view rest = text.substr(at + name.size());
    if (!rest.empty() && is_quote(rest[0])) rest.remove_prefix(1);
    rest = trim_start(rest);
    if (rest.empty() || rest[0] != ':') continue;
    rest = trim_start(rest.substr(1));
    if (rest.empty()) continue;
    if (is_quote(rest[0])) return rest.substr(1, std::max<std::size_t>(end_of_string(rest, 0), 2) - 2);
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_name_char);
    return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  }
  return {};
}

}  // namespace essaypack
