#pragma once

/// Which files Hugo takes for content: mounts, `ignoreFiles`, names, and bundles, whose other texts are no pages.

#include "base/regex.h"
#include "config/config.h"
#include "input/site_sources.h"
#include "kinds/hugo/hugo.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// True for the extensions of formats that Hugo reads besides Markdown and HTML.
bool is_hugo_format(std::string_view extension);

class HugoSources {
 public:
  explicit HugoSources(const Config& config);

  /// The file with its paths, language and kind, or nothing if Hugo does not read it. `file.source` is set.
  std::optional<SourceFile> sort(SourceFile file) const;
  /// The sources of all mounts.
  std::vector<std::string> mounted() const;
  /// True for a page that a mount names by itself.
  bool is_mounted_file(std::string_view source) const;
  /// Takes out what another file hides, whose mount comes first and gives it the same place.
  void drop_shadowed(std::vector<SourceFile>& files) const;
  /// Of files that are one page in one language Hugo takes the one that names its language, else the first by name:
  /// `index.any.md`, `index.md`, `index.zh.md`.
  void drop_other_spellings(std::vector<SourceFile>& files) const;
  /// Notes a sorted file in a format that is not read here: as `index` it makes a bundle of its folder, too.
  void note_other_format(const SourceFile& file);
  /// Takes out what lies in a bundle and is not its `index`.
  void drop_page_resources(std::vector<SourceFile>& files) const;

 private:
  bool is_ignored(std::string_view source) const;
  /// The innermost mount that gives the file to the site. A folder that only essaypack.yaml names as `source` is one of
  /// its own.
  std::optional<HugoMount> find_mount(std::string_view source) const;
  /// The folder that addresses count from: the mount's, or a `source` of essaypack.yaml in it.
  std::string_view home_of(std::string_view source, const HugoMount& mount) const;

  const Config& config_;
  const HugoConfig& hugo_;
  std::vector<Regex> ignored_;
  std::set<std::string> other_bundles_;  ///< Folders below `content`.
};

}  // namespace essaypack
