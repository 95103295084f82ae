#pragma once

/// Where kramdown ends a list.

#include "content/text/line_start.h"

namespace essaypack {

class Scan;
enum class Line;

/// The list above ends at this line, which shows nothing.
Line end_list(Scan& scan, const LineStart& start);

}  // namespace essaypack
