#pragma once

/// Finding the file that an image's address means.

#include "config/config.h"
#include "model/post.h"
#include "model/site.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// What an address leads to.
struct FoundAsset {
  enum class Kind { remote, inline_data, file, missing, outside } kind = Kind::missing;
  std::string file;  ///< Absolute path.
  std::string name;  ///< Below the site folder, as on disk.
  std::string url;   ///< Absolute and encoded, or as written without a site URL.
  std::string data;  ///< Of `inline_data`.
  bool case_differs = false;
  std::vector<std::string> tried;  ///< Of `missing`: the files it could be, below the site folder.
};

/// A block of an outline that others refer to.
struct OutlineBlock {
  const Post* post = nullptr;
  std::string text;  ///< Its first line as it is written; empty where it may not be shown elsewhere.
};

/// Looks addresses up on the disk; each path is asked for once a run. May be used from several threads.
class AssetFinder {
 public:
  AssetFinder(const Config& config, const Site& site);
  ~AssetFinder();

  FoundAsset find(std::string_view reference, const Post& post) const;
  /// A file of the post's own asset folder (`asset_img`, `asset_path`).
  FoundAsset find_in_asset_folder(std::string_view name, const Post& post) const;
  /// The pictures in a folder of the site and below it, by their paths in that folder, in order.
  std::vector<std::string> pictures_below(const std::string& folder) const;
  /// The post whose address differs from this one (a `link_key`) in letter case only; null if there is none.
  const Post* find_other_case(const std::string& key) const;
  /// The post whose file has this name, folders and extension apart; of Hugo's bundles the folder of `index.md` counts,
  /// too. Null if there is none.
  const Post* find_by_stem(const std::string& stem) const;
  /// The post that has this title, or whose file has this name, whatever their letter case; null if there is none.
  const Post* find_by_title(std::string_view title) const;
  /// The block of a graph of Logseq that has this id, in a published page; null if there is none.
  const OutlineBlock* find_block(std::string_view id) const;
  /// True if the address of some post begins with this folder, decoded and below the root; of Hugo's folders at any
  /// depth.
  bool is_post_folder(const std::string& folder) const { return post_roots_.count(folder) > 0; }

 private:
  struct Cache;
  FoundAsset first_of(const std::vector<std::string>& candidates, const Post& post, std::string_view reference) const;
  std::vector<std::string> candidates_for(const std::string& path, bool is_rooted, const Post& post) const;
  std::vector<std::string> local_candidates(std::string_view path) const;
  FoundAsset find_anywhere(std::string_view path, const Post& post, std::string_view reference) const;
  std::string url_of(const std::string& name, const Post& post, std::string_view reference) const;

  const Config& config_;
  const Site& site_;
  std::map<std::string, const Post*> asset_folders_;  ///< By path below the site folder.
  std::set<std::string> post_roots_;                  ///< The first folders of all addresses; of Hugo all folders.
  std::unique_ptr<Cache> cache_;
};

/// The folder of a post's own files: its path without extension.
std::string asset_folder_of(const Post& post);

}  // namespace essaypack
