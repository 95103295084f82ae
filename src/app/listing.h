#pragma once

/// `essaypack list KIND`.

#include "app/options.h"
#include "app/pipeline.h"
#include "export/exporter.h"

#include <string>

namespace essaypack {

/// True for the kinds that need no site: `exporters` and `diagnostics`.
bool is_site_free_list(const Options& options);

/// Prints or writes what the program knows: its formats, or its kinds of problem. Kinds have the severities of the site
/// that is named, or in whose folder we are.
RunResult print_or_write_list(const Options& options, Diagnostics& diagnostics);

/// Puts the list of the site's `posts`, `categories` or `tags` into `outputs`; of `outputs` themselves, those that are
/// there, which it takes the place of.
void list_site(const Options& options, const ExportContext& context, OutputSet& outputs);

}  // namespace essaypack
