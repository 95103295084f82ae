#pragma once

/// Which files of a folder of Markdown are posts, and what settings and data of tools say of them.

#include "config/config.h"
#include "input/site_sources.h"
#include "kinds/eleventy/data.h"

#include <memory>
#include <optional>

namespace essaypack {

/// For a plain folder.
std::unique_ptr<SiteSources> open_plain_sources(const Config& config, const Timestamp& now);

/// What a generator adds where its folder is a plain one with addresses of its own. A function that is null does
/// nothing.
struct FolderRules {
  DataMembers members = DataMembers::withholding;  ///< Those that count of data files of Eleventy.
  bool reads_readme = false;                       ///< `README.md` is a page.
  /// A file that a plain folder would take; nothing where the generator does not.
  std::optional<SourceFile> (*sort)(SourceFile file, const Config& config) = nullptr;
  /// What the configuration does not say as text.
  void (*report)(const Config& config, Diagnostics& diagnostics) = nullptr;
  /// Adds to what folders and data say; what is there wins.
  void (*hand_down)(const SourceFile& file, const Config& config, HandedDown& handed) = nullptr;
};
std::unique_ptr<SiteSources> open_folder_sources(const Config& config, const FolderRules& rules);

}  // namespace essaypack
