#pragma once

/// End tags: where they stand, and which tags must have one.

#include "content/text/fences.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace essaypack {

/// More tags around each other than HTML may have elements.
inline constexpr std::size_t kMaxOpen = 300;

/// The name that a text begins with.
std::string_view read_tag_name(std::string_view text);
/// What stands between `{%` at `at` and `%}` at `close`.
std::string_view inside_of_tag(std::string_view body, std::size_t at, std::size_t close);

/// What stands between `{% raw %}` and its `{% endraw %}` of Nunjucks, which counts those within; the tags themselves
/// are no part of it. One that is never closed holds nothing.
Pieces find_raws(std::string_view body, const Pieces& fences, const Pieces& comments);

/// A text with these tags taken out.
std::string without_raws(std::string_view text);

/// True for a tag of Hexo that is an error without its end: in every theme that has it, or in this one.
bool needs_end(std::string_view name, std::string_view theme);
/// True for HTML that shows something.
bool shows_words(std::string_view html);

}  // namespace essaypack
