#pragma once

#include "config/config.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// The id that the site's own generator gives a heading with this text: Hexo's slugize, else the way of GitHub that
/// Hugo and kramdown go. Repeated ids are the caller's business.
std::string heading_id(std::string_view text, const Config& config);

/// The attributes that end a heading's text: `{#id}`, and of all generators but Hexo `{#id .class key="value"}` in any
/// order, with or without kramdown's `:` in front.
struct HeadingAttributes {
  std::size_t begin = 0;  ///< Of the brace.
  std::string id;         ///< Empty: the list has none.
  bool hides = false;     ///< The page doesn't show what has them.
};
/// Nothing where the text ends otherwise.
std::optional<HeadingAttributes> read_heading_attributes(std::string_view text, HeadingLists lists);

/// A heading's id without punctuation and letter case: what is left of it whoever made it.
std::string loose_id(std::string_view id);

}  // namespace essaypack
