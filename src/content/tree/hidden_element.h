#pragma once

/// What a page holds and shows to nobody.

#include <gumbo.h>

namespace essaypack {

/// True for an element with the attribute `hidden` (but for `until-found`, which a search in the page shows), a style
/// or, in a drawing, an attribute that hides it (HTML Living Standard, 6.1). A `<dialog>` is there to be read: a script
/// opens it, or the page's style sheet shows it as a conversation.
bool is_out_of_sight(const GumboElement& element);

}  // namespace essaypack
