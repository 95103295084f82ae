#include "kinds/wordpress/shortcode_tag.h"

#include "base/text.h"

namespace essaypack {

static constexpr auto npos = std::string_view::npos;

std::string_view shortcode_name(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_name(text[end])) ++end;
  return at < text.size() && is_ascii_letter(text[at]) ? text.substr(at, end - at) : std::string_view();
}

std::optional<ShortcodeTag> read_shortcode(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostTag = 4'000, kMostValues = 100;
  text = text.substr(0, at + kMostTag);
  if (text.find(']', at) == npos) return {};
  ShortcodeTag tag;
  const std::string_view name = shortcode_name(text, at + 1);
  if (name.empty()) return {};
  tag.name = to_lower_ascii(name);
  std::size_t next = at + 1 + name.size();
  if (next < text.size() && std::string_view(" \t\r\n/]=").find(text[next]) == npos) return {};
  for (std::size_t number = 0; next < text.size();) {
    const char c = text[next];
    if (c == ']') {
      tag.end = next + 1;
      return tag;
    }
    if (c == '[') return {};
    tag.closes_itself = c == '/';
    if (is_ascii_space(c) || c == '/' || c == '=') {
      ++next;
      continue;
    }
    const std::string_view key = shortcode_name(text, next);
    std::string name_of_value = std::to_string(number);
    if (!key.empty() && next + key.size() < text.size() && text[next + key.size()] == '=') {
      name_of_value = to_lower_ascii(key);
      next += key.size() + 1;
      tag.has_names = true;
    } else {
      ++number;
    }
    const char quote = next < text.size() ? text[next] : ' ';
    const bool is_quoted = quote == '"' || quote == '\'';
    const std::size_t end = is_quoted ? text.find(quote, next + 1) : text.find_first_of(" \t\r\n]", next);
    if (end == npos) return {};
    if (tag.values.size() < kMostValues)
      tag.values[name_of_value] = text.substr(next + is_quoted, end - next - is_quoted);
    next = end + is_quoted;
  }
  return {};
}

}  // namespace essaypack
