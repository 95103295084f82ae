#pragma once

/// Where Hugo's shortcodes stand in a body, as its lexer finds them.

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// One shortcode, or an end tag.
struct ShortcodePlace {
  std::size_t begin = 0, end = 0;
  std::string_view name, arguments;
  bool is_end = false, stands_alone = false;
  std::size_t partner = std::string_view::npos;  ///< Of what is closed the place of its end tag in the list.
};

/// All of them, in order. Who has an end tag is not told.
std::vector<ShortcodePlace> find_shortcode_places(std::string_view body);

/// A call and what is around it.
struct ShortcodeRank {
  long long ordinal = 0;  ///< Among those in the same call, or in none.
  ShortcodePlace place;
};

/// The call at `at` first, then those that it stands in, the innermost first; empty if none is there.
std::vector<ShortcodeRank> rank_shortcode(std::string_view body, std::size_t at);

/// The white space before lines that only says how deep a shortcode stands in others or in HTML. Hugo puts its HTML in
/// its place before Markdown is read, so it makes no code. In order, none in another.
std::vector<std::pair<std::size_t, std::size_t>> find_shortcode_indents(std::string_view body,
                                                                        const std::vector<ShortcodePlace>& places);

}  // namespace essaypack
