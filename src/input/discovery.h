#pragma once

/// Which files are posts.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "input/site_sources.h"

#include <string>
#include <vector>

namespace essaypack {

struct Discovery {
  std::vector<SourceFile> files;     ///< By source.
  std::vector<std::string> folders;  ///< That were searched, below the site folder; sorted.
  std::size_t passed_over = 0;       ///< Texts whose folder or name says that they are nobody's to read.
};

/// Walks the site's source folders where `sources` does not list them, as `sources` tells of each file; files that were
/// passed over by mistake or can't be read are reported. Throws `Failure` (exit 3) if the site folder itself can't be
/// read, or (exit 2) if nothing in it is a post or page.
Discovery find_sources(const Config& config, SiteSources& sources, Diagnostics& diagnostics);

}  // namespace essaypack
