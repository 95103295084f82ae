#pragma once

/// Files that a user starts from: `essaypack init` and `essaypack templates`.

#include "app/cli/options.h"
#include "diag/diagnostics.h"
#include "output/writer.h"

#include <vector>

namespace essaypack {

/// Writes essaypack.yaml into the site's folder. Throws `Failure` (exit 2) if there is one.
std::vector<Written> write_starter_config(const Options& options, const Translation& language,
                                          Diagnostics& diagnostics);

/// Writes the built-in templates into a folder. Throws `Failure` (exit 2) if one of them is there with other text, and
/// then writes none.
std::vector<Written> write_templates(const Options& options);

}  // namespace essaypack
