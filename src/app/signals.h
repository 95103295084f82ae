#pragma once

#include "diag/failure.h"

namespace essaypack {

/// From here on SIGINT, SIGTERM and SIGHUP remove the temporary files and end the run with `code`; during the renaming
/// of outputs they wait until all have their names.
void catch_signals(ExitCode code = ExitCode::interrupted);

/// True if a signal came while it had to wait.
bool was_interrupted();

}  // namespace essaypack
