#pragma once

/// `sitemap:`, whose names are those of hexo-generator-sitemap.

#include "config/keys/key_reader.h"

#include <string>
#include <vector>

namespace essaypack {

struct SitemapConfig {
  std::string xml_path = "sitemap.xml";
  std::string txt_path = "sitemap.txt";  ///< Empty: not written.
  bool categories = true;
  bool tags = true;
  bool pages = true;
  bool home = true;
  bool archives = true;
  bool books = true;                 ///< Where `outputs` names `epub`.
  std::vector<std::string> exclude;  ///< Globs of URL paths.
  std::size_t split = 45'000;        ///< Addresses of a part.
  bool images = false;               ///< `image:loc` of each post's pictures; renders every post.
  bool alternates = false;           ///< `xhtml:link` between translations.
  bool baidu = false;                ///< Flat files for Baidu beside the others.
  bool gzip = false;                 ///< Compressed parts and a plain index.
  std::string indexnow_key;          ///< Empty: indexnow.json is not written.
  bool always_index = false;         ///< `index: always`: an index even for one part.
};

/// The file of the site's generator says less than essaypack.yaml, whose names are the only ones.
void read_sitemap(KeyReader keys, SitemapConfig& sitemap);

}  // namespace essaypack
