#pragma once

/// What `mkdocs.yml` keeps back (https://www.mkdocs.org/user-guide/configuration/#exclude_docs).

#include "kinds/plain/site_tools.h"

#include <filesystem>
#include <string>
#include <vector>

namespace essaypack {

/// `exclude_docs` and `draft_docs`, and the globs and patterns of the plugin `exclude`; of a configuration that it
/// inherits, too. Throws `Failure` (exit 2) where they are there and can't be read.
/// The text in `!ENV [NAME, text]` counts. Where the plugin `meta` reads files of another name, it is added to
/// `meta_files`.
void read_mkdocs(const std::filesystem::path& root, std::vector<PageRules>& rules,
                 std::vector<std::string>& meta_files);

}  // namespace essaypack
