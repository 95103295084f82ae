#pragma once

/// What several kinds of sites look for.

#include "config/site_folder.h"

#include <string_view>

namespace essaypack {

inline constexpr const char* kTypeHint = "write 'type: hexo', 'jekyll', 'hugo' or 'plain' into essaypack.yaml";

/// True if package.json asks for a package, or if it is broken and may.
bool asks_for_package(const SiteFolder& folder, std::string_view package);

/// Throws `Failure` where a `_config` file is there whose site is not.
void refuse_lost_config(const SiteFolder& folder);

}  // namespace essaypack
