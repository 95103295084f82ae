/// The names are those of emoji.txt, a line each in byte order; cmake/emoji.mjs writes it.

#include "content/text/emoji.h"

#include "base/text.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace essaypack {

extern const std::pair<std::string_view, std::string_view> emoji_names[];

namespace {

using Names = std::vector<std::pair<std::string_view, std::string_view>>;

const Names& names() {
  static const Names known = [] {
    Names made;
    for (const std::string_view line : split(emoji_names[0].second, '\n'))
      if (const std::size_t space = line.find(' '); space != line.npos)
        made.emplace_back(line.substr(0, space), line.substr(space + 1));
    return made;
  }();
  return known;
}

bool is_name_character(char c) { return is_ascii_name(c) || c == '+'; }

}  // namespace

std::string_view find_emoji(std::string_view name) {
  const Names& known = names();
  const auto found = std::lower_bound(known.begin(), known.end(), name,
                                      [](const auto& row, std::string_view wanted) { return row.first < wanted; });
  return found != known.end() && found->first == name ? found->second : std::string_view();
}

std::size_t size_of_emoji(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && is_name_character(text[end])) ++end;
  if (end >= text.size() || text[end] != ':' || find_emoji(text.substr(at + 1, end - at - 1)).empty()) return 0;
  return end + 1 - at;
}

std::string with_emoji(std::string_view text) {
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = 0; (at = text.find(':', at)) != text.npos;) {
    const std::size_t size = size_of_emoji(text, at);
    if (size == 0) {
      ++at;
      continue;
    }
    out += text.substr(from, at - from);
    out += find_emoji(text.substr(at + 1, size - 2));
    from = at += size;
  }
  if (from > 0) out += text.substr(from);
  return out;
}

}  // namespace essaypack
