#include "input/known_keys.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

/// In byte order, for the binary search.
constexpr std::string_view kKnownKeys[] = {"abbrlink",
                                           "alias",
                                           "aliases",
                                           "author",
                                           "authors",
                                           "banner",
                                           "canonical_url",
                                           "categories",
                                           "category",
                                           "comments",
                                           "copyright",
                                           "cover",
                                           "created",
                                           "date",
                                           "description",
                                           "disableNunjucks",
                                           "draft",
                                           "encrypt",
                                           "excerpt",
                                           "expiryDate",
                                           "expirydate",
                                           "feed",
                                           "guid",
                                           "header-img",
                                           "hidden",
                                           "hide",
                                           "id",
                                           "image",
                                           "index_img",
                                           "intro",
                                           "keywords",
                                           "lang",
                                           "language",
                                           "last_modified_at",
                                           "lastmod",
                                           "layout",
                                           "link",
                                           "math",
                                           "mathjax",
                                           "noindex",
                                           "password",
                                           "permalink",
                                           "photos",
                                           "publishDate",
                                           "publishdate",
                                           "published",
                                           "redirect",
                                           "redirect_from",
                                           "redirect_to",
                                           "robots",
                                           "series",
                                           "sitemap",
                                           "slug",
                                           "source",
                                           "sticky",
                                           "subtitle",
                                           "summary",
                                           "tag",
                                           "tags",
                                           "thumbnail",
                                           "title",
                                           "toc",
                                           "toc_number",
                                           "top",
                                           "top_img",
                                           "type",
                                           "updated",
                                           "url"};

}  // namespace

std::string_view key_of_line(std::string_view line) {
  const std::size_t ascii = line.find(':');
  const std::size_t wide = line.find("：");
  std::string_view key = line.substr(0, std::min(ascii, wide));
  if (key.size() == line.size()) return {};
  while (!key.empty() && (key.back() == ' ' || key.back() == '\t')) key.remove_suffix(1);
  return key;
}

bool is_known_key(std::string_view key) {
  return std::binary_search(std::begin(kKnownKeys), std::end(kKnownKeys), key);
}

bool begins_with_known_key(std::string_view line) { return is_known_key(key_of_line(line)); }

}  // namespace essaypack
