#pragma once

/// Raw HTML in Markdown that the site's generator leaves out.

#include "content/lookup/body_context.h"
#include "content/text/prepared.h"

#include <cmark-gfm.h>

namespace essaypack {

/// Takes raw HTML out of the document but for comments, as Goldmark does without `unsafe`: a block of it with all that
/// is in it, in a line the tags alone. Reports it once.
void omit_raw_html(cmark_node* document, const Prepared& prepared, const BodyContext& context);

}  // namespace essaypack
