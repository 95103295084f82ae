#pragma once

/// What several kinds of sites look for.

#include "config/site_folder.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

inline constexpr Text kTypeHint = mark("write 'type: hexo', 'jekyll', 'zola', 'hugo' or 'plain' into essaypack.yaml");

/// True if package.json asks for a package, or if it is broken and may.
bool asks_for_package(const SiteFolder& folder, std::string_view package);

/// The `_config` file, where essaypack.yaml says that the site is the generator's; none is an empty configuration.
/// Throws `Failure` where there is one with another extension.
std::vector<ReadFile> read_named_config(const SiteFolder& folder, std::initializer_list<std::string_view> extensions,
                                        const std::string& generator);

/// Throws `Failure` where a `_config` file is there whose site is not.
void refuse_lost_config(const SiteFolder& folder);

}  // namespace essaypack
