#pragma once

/// What only the start of a line can mean.

#include "content/scan/syntaxes.h"

namespace essaypack {

/// Reads the start of the line at `scan.at`: what it goes on in, whether it is blank or code, an item, a term's
/// description, a row, and then the block syntaxes of the table.
Line begin_line(Scan& scan, const Syntaxes& syntaxes);

}  // namespace essaypack
