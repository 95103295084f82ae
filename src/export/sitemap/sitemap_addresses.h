#pragma once

/// Which addresses a sitemap lists, and what is known of each.

#include "export/exporter.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// One page of the site.
struct SitemapAddress {
  std::string url;                       ///< Absolute, ASCII, 12 to 2048 characters, no fragment.
  std::optional<Timestamp> changed;      ///< `lastmod`: the truth, never in the future; nothing where it is not known.
  std::vector<std::string> images = {};  ///< `pictures_of` its text.
  std::size_t translations = kNone;      ///< In `SitemapList::translations`.
  std::size_t index = kNone;             ///< In `Site::posts`; none for what is no post.
  std::uint64_t post = 0;                ///< `post_key` of the post or page; 0: a list, a book or the home page.
};

/// The same text in several languages: language tag and address, the default language first, then by tag.
using Alternates = std::vector<std::pair<std::string, std::string>>;

/// The addresses of a site, each once.
struct SitemapList {
  std::vector<SitemapAddress> addresses;
  std::vector<Alternates> translations;
};

/// True for an address that a sitemap of this site may list, by its length, its place below the site and
/// `sitemap.exclude`.
bool may_be_listed(std::string_view url, const Site& site, const Config& config);

/// The absolute addresses of the pictures that a text shows, each once, 1,000 at most.
std::vector<std::string> pictures_of(const Fragment& fragment);

/// Without pictures. Posts come first, oldest first, then what changes with every new post. So when a map is split a
/// new post changes its last part only.
SitemapList list_addresses(const ExportContext& context);

}  // namespace essaypack
