#pragma once

/// What a page holds and shows to nobody.

#include <gumbo.h>

namespace essaypack {

/// True for an element that an attribute hides, in a drawing one of its own (`display`, `visibility`), too. A
/// `<dialog>` is there to be read: a script opens it, or the page's style sheet shows it as a conversation.
bool is_out_of_sight(const GumboElement& element);

}  // namespace essaypack
