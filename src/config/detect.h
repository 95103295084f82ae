#pragma once

/// Which kind of site a folder holds.

#include "config/site_folder.h"

#include <filesystem>

namespace essaypack {

/// The site at `folder`, or the one in whose source folder it lies, or a plain folder. Throws `Failure` for broken
/// configuration files, for a folder that is none, and for one that is no site but contains sites. Files that lie
/// outside `named` are called by their absolute paths in messages.
FoundSite find_site(const std::filesystem::path& named, const SiteKinds& kinds);

/// True if the settings, the theme's settings or the packages of a site say that its pages typeset formulas (MathJax,
/// KaTeX).
bool typesets_formulas(const FoundSite& site);

}  // namespace essaypack
