#pragma once

/// What a folder says for all texts in it, in a file of its own: `.meta.yml` of Material for MkDocs' plugin `meta`
/// (https://squidfunk.github.io/mkdocs-material/plugins/meta/), `_data.yml` of Lume; and what Nikola keeps beside a
/// text, `a.meta`.

#include "kinds/eleventy/data.h"

#include <filesystem>
#include <string>
#include <vector>

namespace essaypack {

/// What the files `names` of the folder `path` below `root` (empty: of `root`) say. Addresses and titles of single
/// pages are none of it. Throws `Failure` (exit 2) where one can't be parsed.
EleventyData read_folder_data(const std::filesystem::path& root, const std::string& path,
                              const std::vector<std::string>& names);

/// What `PATH.meta` below `root` says; nothing where it is no file of Nikola.
EleventyData read_meta_beside(const std::filesystem::path& root, const std::string& path);

}  // namespace essaypack
