#pragma once

/// Which files and folders Jekyll enters (`EntryFilter` of Jekyll 4.3).

#include "config/config.h"

#include <string_view>

namespace essaypack {

/// True if Jekyll passes over the file at `path` (below the source folder): `exclude` names it or a folder above it, or
/// one of their names begins with `.`, `_`, `#` or `~`, unless `include` has it. Names below `_posts` and `_drafts`,
/// and the folders of collections, may begin as they like.
bool is_left_out_by_jekyll(const Config& config, std::string_view path);

/// True if Jekyll looks for posts in a folder at that path: below `collections_dir`.
bool has_jekyll_posts(const Config& config, std::string_view path);

}  // namespace essaypack
