#pragma once

/// The parts of VitePress 1 and of VuePress 1 and 2.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "kinds/folder/settings_file.h"
#include "kinds/vitepress/encryption.h"
#include "model/post.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// What the configuration says of addresses.
struct VitePressConfig {
  std::string source;  ///< The folder of texts, below the site folder.
  bool is_vuepress = false;
  bool clean_urls = false;                                    ///< No `.html`.
  std::vector<std::pair<std::string, std::string>> rewrites;  ///< Of source paths.
  std::string permalink;                                      ///< VuePress: of all pages; empty: as the file lies.
  std::string post_permalink;                                 ///< The same of those in `_posts`.
  std::vector<SettingDoubt> doubts;
  std::shared_ptr<const PageEncryption> encryption;  ///< Of VuePress; null: nothing is encrypted.
};

/// `packages/a/index.md` by a rewrite (`packages/:name/(.*)`: `:name/(.*)`); nothing where `from` does not fit.
std::optional<std::string> rewrite_path(std::string_view from, std::string_view to, std::string_view path);

/// The URL path of a page, decoded, without leading `/`.
std::optional<std::string> make_vitepress_path(const Post& post, const Config& config, Diagnostics& diagnostics);

}  // namespace essaypack
