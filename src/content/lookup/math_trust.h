#pragma once

#include "content/lookup/body_context.h"
#include "content/text/tex_look.h"

namespace essaypack {

/// Whether the head of a post or its site says that formulas are typeset.
MathTrust math_trust_of(const BodyContext& context);

}  // namespace essaypack
