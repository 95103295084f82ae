#pragma once

/// `essaypack watch`: a command again whenever the site changes, for people who write.

#include "app/cli/options.h"
#include "diag/failure.h"

#include <functional>

namespace essaypack {

/// Runs `run` once, and again after changes below the site's folder, the outputs left aside: each time in a process of
/// its own, so that a run that fails ends nothing. Returns when a signal comes (`ExitCode::interrupted`). Throws
/// `Failure` where the site can't be read or watched.
ExitCode watch_site(const Options& options, const Translation& language, const std::function<ExitCode()>& run);

}  // namespace essaypack
