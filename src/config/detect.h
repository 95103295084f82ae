#pragma once

/// Which kind of site a folder holds.

#include "config/config.h"
#include "base/value/yaml.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace essaypack {

/// A configuration file and what is in it.
struct ReadFile {
  std::string name;  ///< Below the site folder.
  Value value;       ///< A map, or null.
};

/// A folder that was recognised as a site.
struct FoundSite {
  std::filesystem::path folder;      ///< Absolute, links resolved.
  SiteType type = SiteType::plain;
  std::vector<ReadFile> files;       ///< The site's own configuration; Hugo may have several, the first is the main one.
  std::optional<ReadFile> own;       ///< essaypack.yaml.
  std::string selection;             ///< The folder that was named, below `folder`.
};

/// The site at `folder`, or the one in whose source folder it lies, or a plain folder. Throws `Failure` for broken
/// configuration files, for a folder that is none, and for one that is no site but contains sites. Files that lie outside
/// `named` are called by their absolute paths in messages.
FoundSite find_site(const std::filesystem::path& named);

/// True if the settings, the theme's settings or the packages of a site say that its pages typeset formulas (MathJax, KaTeX).
bool typesets_formulas(const FoundSite& site);

/// The folder of posts' source that a site's own file names: Hexo's `source_dir`, Jekyll's `source`, Hugo's `contentDir`.
std::string source_folder_of(SiteType type, const std::vector<ReadFile>& files);

/// Folders that Hugo mounts as content, `contentDir` where there is none.
std::vector<std::string> content_folders_of(const std::vector<ReadFile>& files);

}  // namespace essaypack
