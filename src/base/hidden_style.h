#pragma once

/// Attributes and styles that keep text out of sight.

#include <string_view>

namespace essaypack {

/// True where the declarations of a `style` attribute keep an element out of sight: `display: none`,
/// `visibility: hidden` or `collapse`, `content-visibility: hidden`. Comments are none of them, and the last one of a
/// property counts, or the last `!important` one (CSS Cascading 4, 6.1).
bool hides_by_style(std::string_view style);

/// True where a `style` makes a picture of at most one pixel: `width: 1px; height: 1px`.
bool shrinks_by_style(std::string_view style);

/// True for the attribute `hidden`, but for `until-found`, which a search in the page shows, and for a `style` that
/// hides (HTML Living Standard, 6.1). `name` in lower case.
bool hides_by_attribute(std::string_view name, std::string_view value);

}  // namespace essaypack
