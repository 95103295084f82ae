#pragma once

/// Which addresses search engines are told of, and what tells whether one changed.

#include "config/config.h"
#include "model/site.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A post or page of the sitemap.
struct AnnouncedPage {
  std::string_view url;    ///< Of the site, which must outlive it.
  std::uint64_t mark = 0;  ///< Changes with text, title and dates.
  std::uint64_t post = 0;  ///< Its `post_key`; 0: not known.
};

/// Posts, newest first, then pages, as far as the sitemap may list them; none whose source is in `failed` (sorted).
/// Each address once.
std::vector<AnnouncedPage> announced_pages(const Site& site, const Config& config,
                                           const std::vector<std::string>& failed);

}  // namespace essaypack
