#pragma once

/// Folders that are no site, and that must not be read as one.

#include "model/site_kind.h"

#include <filesystem>
#include <string>

namespace essaypack {

/// Throws `Failure` (exit 2) for a folder that contains sites, and for one that is no blog: with more than 50,000 files
/// and folders of which less than a twentieth is Markdown. `named` is what the user calls it. Takes some tenths of a
/// second however large the folder is, unless it is full of Markdown.
void refuse_what_is_no_site(const std::filesystem::path& folder, const SiteKinds& kinds, const std::string& named);

}  // namespace essaypack
