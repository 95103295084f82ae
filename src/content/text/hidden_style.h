#pragma once

/// Styles that keep text out of sight.

#include <string_view>

namespace essaypack {

/// True where the declarations of a `style` attribute keep an element out of sight: `display: none`,
/// `visibility: hidden` or `collapse`, `content-visibility: hidden`. Comments are none of them, and the last one of a
/// property counts, or the last `!important` one (CSS Cascading 4, 6.1).
bool hides_by_style(std::string_view style);

}  // namespace essaypack
