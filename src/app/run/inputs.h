#pragma once

/// What a run read, for the depfile.

#include "config/config.h"
#include "model/fragment.h"
#include "model/site.h"

#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace essaypack {

/// Collects files and folders; may be used from several threads.
class Inputs {
 public:
  /// `site` is the site's folder as the user named it: names below it begin with that.
  Inputs(std::filesystem::path site_folder, std::string site);

  /// The files of the configuration.
  void add(const Config& config);
  /// Posts, and the folders that were searched.
  void add(const Catalogue& catalogue);
  /// Overriding templates, and the folders in which one may appear: absolute paths.
  void add_templates(const std::string& folder, const std::vector<std::string>& files);
  /// The images of a post.
  void add(const Fragment& fragment);
  /// A path below the site folder, or an absolute one.
  void add(const std::filesystem::path& path);
  /// A file that is not there: the nearest folder above it that is, in which it, or the way to it, may appear.
  void add_missing(const std::filesystem::path& path);

  std::vector<std::string> names() const;
  /// True if this absolute path was read.
  bool has(const std::filesystem::path& path) const;

 private:
  std::string name_of(const std::filesystem::path& path) const;

  std::filesystem::path site_folder_;
  std::string site_;
  mutable std::mutex guard_;
  std::set<std::string> names_;
};

}  // namespace essaypack
