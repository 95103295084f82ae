/// Hugo's shortcodes in a body.

#include "content/tags/tag_scan.h"

#include "base/text.h"
#include "content/tags/shortcode_template.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr std::size_t kMaxShortcode = 8'000;

bool is_name(char c) { return is_ascii_name(c) || c == '/' || c == '.'; }

/// A word, or a text in `"` or backquotes, at `at`, which moves behind it.
std::string read_value(std::string_view text, std::size_t& at) {
  const char quote = at < text.size() ? text[at] : ' ';
  std::string value;
  if (quote != '"' && quote != '`') {
    while (at < text.size() && !is_ascii_space(text[at])) value += text[at++];
    return value;
  }
  for (++at; at < text.size() && text[at] != quote; ++at) {
    if (quote == '"' && text[at] == '\\' && at + 1 < text.size()) ++at;
    value += text[at];
  }
  ++at;
  return value;
}

}  // namespace

void read_named_arguments(std::string_view text, std::vector<std::string>& words,
                          std::vector<std::pair<std::string, std::string>>& named) {
  std::size_t at = 0;
  for (;;) {
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    if (at >= text.size()) return;
    std::size_t end = at;
    while (end < text.size() && is_name(text[end])) ++end;
    std::size_t sign = end;
    while (sign < text.size() && text[sign] == ' ') ++sign;
    if (end > at && sign < text.size() && text[sign] == '=') {
      const std::string key = to_lower_ascii(text.substr(at, end - at));
      for (at = sign + 1; at < text.size() && text[at] == ' ';) ++at;
      if (at < text.size() && text[at] == '\'') {
        const std::size_t close = std::min(text.find('\'', at + 1), text.size());
        named.emplace_back(key, text.substr(at + 1, close - at - 1));
        at = close + 1;
      } else {
        named.emplace_back(key, read_value(text, at));
      }
    } else {
      words.push_back(read_value(text, at));
    }
  }
}

std::string_view TagCall::argument(std::string_view key) const {
  for (const auto& [written, value] : named)
    if (written == key) return value;
  return {};
}

/// `{{< name arguments >}}`, `{{% name %}}`, `{{< /name >}}`; `{{</* name */>}}` shows the shortcode itself.
TagFound TagScanner::read_one_shortcode(std::size_t at) {
  TagFound found;
  const char sign = at + 2 < body_.size() ? body_[at + 2] : ' ';
  if (sign != '<' && sign != '%') return found;
  const std::size_t close = next_of(sign == '<' ? ">}}" : "%}}", at + 3, next_shortcode_[sign == '%']);
  if (close == std::string_view::npos || close - at > kMaxShortcode) return found;
  const std::string_view inside = trim(body_.substr(at + 3, close - at - 3));
  found.end = close + 3;
  if (inside.starts_with("/*")) {
    found.what = TagFound::What::output;
    found.output.plain = clean_code(body_.substr(at, found.end - at));
    found.output.is_text = true;
    return found;
  }
  const bool is_end = inside.starts_with('/');
  std::string_view rest = is_end ? trim(inside.substr(1)) : inside;
  const std::string_view written = shortcode_name(rest);
  const std::string name = to_lower_ascii(written);
  if (name.empty()) return {};
  if (is_end) return close_tag(name, found.end);
  rest = trim(rest.substr(written.size()));
  const bool stands_alone = !rest.empty() && rest.back() == '/';
  if (stands_alone) rest = trim(rest.substr(0, rest.size() - 1));
  std::string shown;
  rest = shown_arguments(rest, shown);
  TagCall call{context_, name, rest, {}, false, {}, at, body_.substr(0, at), stands_alone, {}, written};
  read_named_arguments(rest, call.words, call.named);
  return open_tag(call, found.end);
}

TagFound TagScanner::read_shortcode(std::size_t at) {
  TagFound found = read_one_shortcode(at);
  if (found.what != TagFound::What::text) take_html(found);
  return found;
}

}  // namespace essaypack
