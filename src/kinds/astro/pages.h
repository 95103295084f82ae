#pragma once

/// Which texts Astro takes for pages and entries of collections.

#include "kinds/folder/page_rules.h"

#include <filesystem>
#include <vector>

namespace essaypack {

/// What the configurations below `root` say. Throws `Failure` (exit 2) where that can't be read.
void read_astro(const std::filesystem::path& root, std::vector<PageRules>& rules);

}  // namespace essaypack
