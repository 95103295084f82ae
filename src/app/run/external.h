#pragma once

/// Formats of your own: `essaypack NAME` runs `essaypack-NAME` with the model on standard input (docs/exporters.md).

#include "app/run/publish.h"

namespace essaypack {

/// Runs it on the model, the run's one output, which what the program prints then replaces; where that goes to standard
/// output it goes there directly. Throws `Failure`: exit 3 if the program fails, exit 2 if a folder was named.
void run_external(const Publication& publication);

}  // namespace essaypack
