#pragma once

/// Which files make up the configuration of a Hugo site, and what they say together.

#include "base/value/yaml.h"
#include "config/site_folder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace essaypack {

/// A file of the configuration.
struct HugoFile {
  std::string name;              ///< Below the site folder.
  std::vector<std::string> key;  ///< Where its content belongs: `languages`, `en`, `menu`; empty: at the top.
};

/// The files in the order in which they are laid over each other: the main one (`main`, empty: none), those of
/// `config/_default/`, those of `config/production/`. Throws `Failure` for folders that can't be read: what stands
/// there may keep posts back.
std::vector<HugoFile> find_hugo_files(const std::filesystem::path& folder, const std::string& main);

/// `content` as the value of `key`, all keys in lower case.
Value placed_below(const std::vector<std::string>& key, Value content);

/// All files as one: of equal keys the later file's counts, and maps are joined.
Value merge_hugo_files(const std::vector<ReadFile>& files);

/// Folders that are mounted as content, `contentDir` where there is none.
std::vector<std::string> content_folders_of(const std::vector<ReadFile>& files);

}  // namespace essaypack
