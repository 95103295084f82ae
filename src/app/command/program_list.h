#pragma once

/// `essaypack list KIND` for what the program knows.

#include "app/cli/options.h"
#include "app/run/pipeline.h"

namespace essaypack {

/// True for the lists that need no site: `exporters`, `kinds` and `diagnostics`.
bool is_site_free_list(const Options& options);

/// Prints or writes what the program knows: its formats, kinds of site, or kinds of problem. Kinds have the severities
/// of the site that is named, or in whose folder we are.
RunResult print_or_write_list(const Options& options, const Translation& language, Diagnostics& diagnostics);

}  // namespace essaypack
