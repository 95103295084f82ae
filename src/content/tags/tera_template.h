#pragma once

/// What a template of a Zola shortcode (Tera, https://keats.github.io/tera/docs/) shows of the text between its tags.

#include <string_view>

namespace essaypack {

/// False where a template surely does not show `body` for a call with these arguments (`key="value", other=1`): it is
/// nowhere, in a comment of Tera or HTML, in a branch that is not taken, in a script, or in an element that is out of
/// sight. Conditions of arguments are decided; what can't be followed shows it.
bool may_show_body(std::string_view shortcode, std::string_view arguments);

}  // namespace essaypack
