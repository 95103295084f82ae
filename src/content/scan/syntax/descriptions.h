#pragma once

/// Description lists.

#include "content/text/line_start.h"

namespace essaypack {

class Scan;

/// `: ` below a term or another description becomes the marker of a list's item: what an item holds a description
/// holds. `start` is then behind it.
void open_description(Scan& scan, LineStart& start);

}  // namespace essaypack
