#pragma once

/// A folder that may be a site, as kinds of sites look at it.

#include "base/value/yaml.h"
#include "config/config_names.h"
#include "model/site_kind.h"

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A configuration file and what is in it.
struct ReadFile {
  std::string name;  ///< Below the site folder.
  Value value;       ///< A map, or null.
};

/// A folder that was recognised as a site.
struct FoundSite {
  std::filesystem::path folder;  ///< Absolute, links resolved.
  const SiteKind* kind = &kUnknownKind;
  std::vector<ReadFile> files = {};  ///< The site's own configuration; there may be several, the first is the main one.
  std::optional<ReadFile> own = {};  ///< essaypack.yaml.
  std::string selection = {};        ///< The folder that was named, below `folder`.
  std::vector<std::string> exports = {};  ///< Files that a platform gave out, below `folder`.
};

/// One folder. What can't be read throws `Failure`: it may be what keeps posts back.
class SiteFolder {
 public:
  /// `prefix` comes before names in messages. `below` is the folder that was named, below this one; empty: this one.
  SiteFolder(std::filesystem::path folder, std::string prefix, std::string below)
      : folder_(std::move(folder)), prefix_(std::move(prefix)), below_(std::move(below)), names_(folder_, prefix_) {}

  const std::filesystem::path& path() const { return folder_; }
  const std::string& prefix() const { return prefix_; }
  const ConfigNames& names() const { return names_; }
  bool has_file(std::string_view name) const { return names_.has(name); }
  /// The first file that is there of `folder` (with its `/`), one of `stems` and one of `extensions`.
  std::optional<std::string> first_of(std::string_view folder, std::initializer_list<std::string_view> stems,
                                      std::initializer_list<std::string_view> extensions) const;
  /// A file of YAML, TOML or JSON, by its extension, that holds a map.
  ReadFile read(const std::string& name) const;
  /// True if a small file names a package in quotes: `"jekyll"` in a Gemfile.
  bool names_package(const std::string& file, std::string_view word) const;
  /// True if this is the folder that was named.
  bool is_named() const { return below_.empty(); }
  /// True if the folder that was named may be one that a lost configuration protects.
  bool may_hold_posts() const;
  /// Throws where a file has a name that begins with one of `stems`, none of which `generators` read; `wanted` is the
  /// name that they do.
  void refuse_lookalike(std::initializer_list<std::string_view> stems, const Message& generators,
                        const std::string& wanted) const;

 private:
  std::filesystem::path folder_;
  std::string prefix_;
  std::string below_;
  ConfigNames names_;
};

/// So large may a file of a configuration be (bytes, and what is in it).
inline constexpr std::size_t kMostConfigBytes = 1024 * 1024;
inline constexpr ValueLimits kConfigLimits{.bytes = kMostConfigBytes, .depth = 64, .nodes = 20'000, .aliases = 1000};

/// True if a key of a map says that formulas are typeset.
bool has_formula_setting(const Value& map);

/// The value of `key` in the last of the files that has it as a folder; `usual` if none has.
std::string folder_of_key(const std::vector<ReadFile>& files, std::string_view key, std::string usual);

}  // namespace essaypack
