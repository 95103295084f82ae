#pragma once

/// What `mkdocs.yml` keeps back (https://www.mkdocs.org/user-guide/configuration/#exclude_docs).

#include "kinds/plain/site_tools.h"

#include <filesystem>
#include <vector>

namespace essaypack {

/// `exclude_docs` and `draft_docs`, and the globs and patterns of the plugin `exclude`; of a configuration that it
/// inherits, too. Throws `Failure` (exit 2) where they are there and can't be read.
void read_mkdocs(const std::filesystem::path& root, std::vector<PageRules>& rules);

}  // namespace essaypack
