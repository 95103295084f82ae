#pragma once

/// Which texts VitePress (`srcExclude`) and VuePress (`pagePatterns`) take for pages.

#include "kinds/folder/page_rules.h"

#include <filesystem>
#include <vector>

namespace essaypack {

/// What the configurations below `root` say. Throw `Failure` (exit 2) where that can't be read.
void read_vitepress(const std::filesystem::path& root, std::vector<PageRules>& rules);
void read_vuepress(const std::filesystem::path& root, std::vector<PageRules>& rules);

}  // namespace essaypack
