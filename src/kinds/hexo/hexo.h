#pragma once

/// Hexo's parts (Hexo 8.1).

#include "config/config.h"
#include "config/keys/key_reader.h"
#include "config/site_folder.h"

namespace essaypack {

/// What only Hexo's sites have.
struct HexoConfig {
  std::string packages;  ///< package.json as it stands; empty: none.

  bool has(std::string_view package) const;
  /// True where the renderer is markdown-it or may be: a site without a list of packages may have any.
  bool has_markdown_it() const;
};

/// What the site's renderer reads where its settings say nothing.
void set_renderer_defaults(const FoundSite& site, Config& config);
/// The settings of renderers: the one that is installed has its section.
void read_renderers(KeyReader& keys, Config& config);

void read_hexo(ConfigFile& file, Config& config);

}  // namespace essaypack
