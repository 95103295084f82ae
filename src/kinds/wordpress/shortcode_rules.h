#pragma once

/// Which shortcodes are known, and which show their text to some readers only.

#include "kinds/wordpress/shortcode_tag.h"

#include <optional>
#include <string_view>

namespace essaypack {

/// What becomes of a shortcode.
enum class ShortcodeRule {
  drop,    ///< With what is in it: it is not shown to everybody, or shows nothing of the text.
  doubt,   ///< The same, with a warning: on some sites it is a box for everybody.
  unwrap,  ///< Its inner text stays.
  code,
  caption,
  gallery,
  embed,
  media,
  playlist,
  youtube,
  formula
};
/// Nothing for a shortcode that is not known. `name` is in lower case.
std::optional<ShortcodeRule> shortcode_rule(std::string_view name);

/// True for one of a plug-in that folds or frames what it encloses, below a title.
bool shows_title(std::string_view name);

/// True for a shortcode that nothing closes and whose author meant to close it: what stands behind it is not for
/// everybody. Those that are forms or buttons by themselves are none.
bool is_open_restriction(std::string_view name);

}  // namespace essaypack
