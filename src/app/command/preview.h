#pragma once

/// `essaypack preview`: the book, the feeds and the problems in a browser, while one writes.

#include "app/cli/options.h"
#include "diag/failure.h"
#include "diag/print.h"

namespace essaypack {

/// Serves the preview on 127.0.0.1, builds at once and after each change of the site, and writes nothing into any
/// folder of the user's. Problems go to stderr in `style` and to the page; a build that fails leaves the books of the
/// one before in their place. A signal ends the process with exit code 0. Throws `Failure` where the site can't be read
/// or watched, or the port can't be had.
ExitCode preview_site(const Options& options, const PrintStyle& style);

}  // namespace essaypack
