#pragma once

/// Pages that themes of VuePress put behind a password, by their configuration: theme-hope
/// (https://theme-hope.vuejs.press/guide/feature/encrypt.html), plume, reco, and the plug-in posts-encrypt.

#include "base/regex.h"
#include "base/value/yaml.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

struct PageEncryption {
  bool is_whole = false;            ///< Of the whole site.
  std::vector<std::string> starts;  ///< Of addresses and paths, without a `/` in front.
  std::vector<Regex> patterns;      ///< Of addresses with it.
  bool is_any() const { return is_whole || !starts.empty() || !patterns.empty(); }
  /// True for a page by its address or the path of its text, without a `/` in front.
  bool covers(std::string_view path) const;
};

/// What the scripts in `.vuepress/` below `root` say. Throws `Failure` (exit 2) where that can't be read.
PageEncryption read_page_encryption(const std::filesystem::path& root);
/// The same of a configuration in YAML or TOML, `name` in messages.
void add_page_encryption(const Value& config, const std::string& name, PageEncryption& encryption);

}  // namespace essaypack
