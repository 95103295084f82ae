#include "export/announced_pages.h"

#include "base/hash.h"
#include "base/url.h"

#include <algorithm>
#include <unordered_set>

namespace essaypack {
namespace {

constexpr std::size_t kShortest = 12, kLongest = 2048;  // characters of an address in a sitemap

bool may_be_listed(const Post& post, const Site& site, const Config& config) {
  const std::string_view url = post.permalink;
  if (!post.in_sitemap || url.size() < kShortest || url.size() > kLongest || url.find('#') != url.npos) return false;
  if (url.substr(0, site.url.size()) != site.url) return false;
  if (config.sitemap.exclude.empty()) return true;
  const std::string path = '/' + decode_percent(url.substr(site.url.size()));
  return std::none_of(config.sitemap.exclude.begin(), config.sitemap.exclude.end(), [&](const std::string& glob) {
    return matches_glob(!glob.empty() && glob[0] == '/' ? glob : '/' + glob, path);
  });
}

std::uint64_t mark_of(const Post& post) {
  std::string text = hex_of(post.text_hash) + post.title + '\n';
  if (post.date) text += format_rfc3339(*post.date);
  text += '\n';
  if (post.updated) text += format_rfc3339(*post.updated);
  return stable_hash(text);
}

}  // namespace

std::vector<AnnouncedPage> announced_pages(const Site& site, const Config& config, const std::vector<std::string>& failed) {
  std::vector<AnnouncedPage> pages;
  std::unordered_set<std::string_view> seen;
  const auto add = [&](const Post& post) {
    if (std::binary_search(failed.begin(), failed.end(), post.source)) return;
    if (may_be_listed(post, site, config) && seen.insert(post.permalink).second) pages.push_back({post.permalink, mark_of(post)});
  };
  for (const Post& post : site.posts) add(post);
  if (config.sitemap.pages)
    for (const Post& page : site.pages) add(page);
  return pages;
}

}  // namespace essaypack
