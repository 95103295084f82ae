#pragma once

#include "diag/failure.h"

namespace essaypack {

/// From here on SIGINT, SIGTERM and SIGHUP remove the temporary files and end the run with `code`, SIGQUIT, SIGPIPE and
/// SIGXCPU as they do by themselves; during the renaming of outputs they wait until all have their names. Threads
/// started under a `SignalShield` never run the handler.
void catch_signals(ExitCode code = ExitCode::interrupted);

/// True if a signal came while it had to wait.
bool was_interrupted();

}  // namespace essaypack
