#pragma once

/// Formulas, which Markdown must not read.

#include "content/text/line_start.h"

#include <cstddef>

namespace essaypack {

class Scan;

/// ```` ```math ````, as GitHub and GitLab have it, up to `end`. False if it is no such fence.
bool take_math_fence(Scan& scan, const LineStart& start, std::size_t end);

}  // namespace essaypack
