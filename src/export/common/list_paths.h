#pragma once

/// Where the feeds of categories and tags stand: in the folders of their pages, made different where the generator
/// gives one to several names.

#include "config/config.h"
#include "model/site.h"

#include <string>
#include <vector>

namespace essaypack {

/// For each of `Site::categories` its folder below the output folder, NFC: `categories/reading/novels`. No two are
/// equal after case folding.
std::vector<std::string> category_folders(const Site& site, const Config& config);

/// The same for `Site::tags`: `tags/C`, `tags/C-3c3be8a5`.
std::vector<std::string> tag_folders(const Site& site, const Config& config);

}  // namespace essaypack
