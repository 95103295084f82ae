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

/// `key:value` and `key=value`; an address is none.
bool is_option(std::string_view word) {
  const std::size_t sign = word.find_first_of(":=");
  return sign != std::string_view::npos && sign > 0 && sign + 1 < word.size() &&
         std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(sign),
                     [](char c) { return is_ascii_letter(c) || c == '_' || c == '-'; });
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
    const std::size_t end = std::min(info.find_first_of(" \t", at), info.size());
    const std::string_view word = info.substr(at, end - at);
    at = end;
    in_braces = in_braces || word.starts_with('{');
    if (in_braces) {
      in_braces = word.find('}') == std::string_view::npos;
    } else if (title.url.empty() && is_address(word)) {
      title.url = std::string(word);
    } else if (!title.url.empty()) {
      add_word(title.link_text, word);
    } else if (!is_option(word)) {
      add_word(title.text, word);
    }
  }
  if (!title.url.empty() && title.link_text.empty()) title.link_text = "link";
  return title;
}

}  // namespace essaypack
