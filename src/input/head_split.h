#pragma once

/// Finding the head of a file: the fences around it, not its meaning.

#include "input/fenced_head.h"

namespace essaypack {

/// Looks for a head at the top of `text`.
HeadSplit split_head(std::string_view text, const HeadForms& forms);

}  // namespace essaypack
