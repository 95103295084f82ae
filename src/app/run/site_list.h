#pragma once

/// `essaypack list KIND` for what a site has.

#include "app/cli/options.h"
#include "export/exporter.h"

namespace essaypack {

/// Puts the list of the site's `posts`, `categories` or `tags` into `outputs`; of `outputs` themselves, those that are
/// there, which it takes the place of.
void list_site(const Options& options, const ExportContext& context, OutputSet& outputs);

}  // namespace essaypack
