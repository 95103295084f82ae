#pragma once

/// What other generators of sites do not build of a folder, by their own settings: MkDocs, mdBook, Docusaurus,
/// VitePress, VuePress, Astro, Obsidian Publish. Only what is written literally is read; where more may keep texts
/// back, the run ends (`Failure`, exit 2).

#include "base/tree_search.h"
#include "kinds/folder/page_rules.h"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// The tools whose settings lie in a site's folder, in a folder below it, or above it.
class SiteTools {
 public:
  /// `below`: the folders below the site that are roots of tools, by `root_of`, in the order of their paths.
  SiteTools(const std::filesystem::path& site, const std::set<std::string>& below);
  /// The folder that something in it makes the root of a tool, by its path below the site; nothing for anything else.
  static std::optional<std::string> root_of(std::string_view path, TreeEntry entry);
  /// All such folders below the site, looked for.
  static std::set<std::string> find_roots(const std::filesystem::path& site);

  /// True for a file, by its path below the site folder, that one of them does not read.
  bool leaves_out(std::string_view path) const;
  /// True if Obsidian Publish is told which folders to publish, and the file lies in none of them.
  bool is_unchosen(std::string_view path) const;
  /// Files of YAML that say something of all texts in their folder.
  const std::vector<std::string>& folder_files() const { return folder_files_; }
  /// The folder above the site in which one of the tools has its settings; empty: there is none.
  const std::filesystem::path& root_above() const { return root_above_; }

 private:
  struct Root {
    std::string above;  ///< The site below the tool's root, with a `/` behind it.
    std::string below;  ///< The tool's root below the site, with a `/` behind it.
    std::vector<PageRules> rules;
    std::vector<std::string> chosen;  ///< Folders with a `/` behind them.
    /// A path below the site as one below the root, or beside it: `../a.md`.
    std::string inside(std::string_view path) const;
  };
  void add(const std::filesystem::path& folder, std::string above, std::string below);

  std::vector<Root> roots_;
  std::vector<std::string> folder_files_ = {".meta.yml", ".meta.yaml", "_data.yml", "_data.yaml"};
  std::filesystem::path root_above_;
};

}  // namespace essaypack
