#include "export/sitemap/announced_pages.h"

#include "base/hash.h"
#include "config/sections/sitemap.h"
#include "export/sitemap/sitemap_addresses.h"
#include "model/output.h"

#include <algorithm>
#include <unordered_set>

namespace essaypack {
namespace {

std::uint64_t mark_of(const Post& post) {
  std::string text = hex_of(post.text_hash) + post.title + '\n';
  if (post.date) text += format_rfc3339(*post.date);
  text += '\n';
  if (post.updated) text += format_rfc3339(*post.updated);
  return stable_hash(text);
}

}  // namespace

std::vector<AnnouncedPage> announced_pages(const Site& site, const Config& config,
                                           const std::vector<std::string>& failed) {
  std::vector<AnnouncedPage> pages;
  std::unordered_set<std::string_view> seen;
  const auto add = [&](const Post& post) {
    if (std::binary_search(failed.begin(), failed.end(), post.source)) return;
    if (post.in_sitemap && may_be_listed(post.permalink, site, config) && seen.insert(post.permalink).second)
      pages.push_back({post.permalink, mark_of(post), post_key(post.source)});
  };
  for (const Post& post : site.posts) add(post);
  if (config.sitemap->pages)
    for (const Post& page : site.pages) add(page);
  return pages;
}

}  // namespace essaypack
