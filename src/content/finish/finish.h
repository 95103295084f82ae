#pragma once

/// The last step of a fragment: headings, links, images and notes recorded in the tree as fragment.h says.

#include "content/lookup/body_context.h"
#include "content/tags/tags.h"
#include "model/fragment.h"

namespace essaypack {

/// Completes `fragment.body` (root element `body`, `ep:note` elements at its end with the numbers that cmark gave).
void finish_fragment(Fragment& fragment, const BodyContext& context);

}  // namespace essaypack
