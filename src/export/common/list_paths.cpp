#include "export/common/list_paths.h"

#include "base/collate.h"
#include "base/hash.h"
#include "base/text.h"
#include "config/sections/feed.h"
#include "export/common/summary.h"
#include "site/permalink.h"

#include <algorithm>
#include <map>
#include <set>

namespace essaypack {

namespace {

/// File systems take 255 bytes a name; the rest is for temporary names beside it.
constexpr std::size_t kLongestPart = 200;
/// Of each feed in its folder: no folder may be called so.
constexpr std::string_view kFileName = "atom.xml";

/// One list that wants a folder.
struct Claim {
  std::string name;  ///< Of the whole path.
  std::string slug;
  std::string prefix;      ///< In front of the folder of all lists.
  std::size_t oldest = 0;  ///< The last post of the list: posts are in order of date.
};

/// The first eight digits of the name's SHA-1.
std::string digits_of(const std::string& name) { return sha1_hex(name).substr(0, 8); }

/// True if every part of the slug can be a folder.
bool is_usable(const std::string& slug) {
  if (slug.empty()) return false;
  for (const std::string_view part : split(slug, '/'))
    if (part.empty() || part == "." || part == ".." || to_lower_ascii(part) == kFileName ||
        part.size() > kLongestPart || part.find('\0') != std::string_view::npos)
      return false;
  return true;
}

std::string fold(const std::string& slug) { return to_lower(nfc(slug)); }

/// True if `a` has a better claim to the slug that both want.
bool comes_before(const Claim& a, const Claim& b) {
  const bool a_is_equal = a.name == a.slug, b_is_equal = b.name == b.slug;
  if (a_is_equal != b_is_equal) return a_is_equal;
  if (a.oldest != b.oldest) return a.oldest > b.oldest;
  return a.name < b.name;
}

std::vector<std::string> assign(const std::vector<Claim>& claims, const std::string& folder) {
  std::map<std::string, std::size_t> winners;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!is_usable(nfc(claims[i].slug))) continue;
    const auto [winner, is_first] = winners.emplace(fold(claims[i].slug), i);
    if (!is_first && comes_before(claims[i], claims[winner->second])) winner->second = i;
  }
  std::set<std::string> taken;
  for (const auto& [slug, winner] : winners) taken.insert(slug);
  std::vector<std::string> folders;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i];
    std::string slug = nfc(claim.slug);
    const bool is_winner = is_usable(slug) && winners.at(fold(slug)) == i;
    if (!is_winner) {
      slug = is_usable(slug) ? slug + '-' + digits_of(claim.name) : digits_of(claim.name);
      while (!taken.insert(fold(slug)).second) slug += '-' + digits_of(slug);
    }
    folders.push_back(claim.prefix + folder + '/' + slug);
  }
  return folders;
}

std::size_t oldest_of(const std::vector<std::size_t>& posts) { return posts.empty() ? 0 : posts.back(); }

}  // namespace

std::vector<std::string> category_folders(const Site& site, const Config& config) {
  std::vector<Claim> claims;
  for (const Category& category : site.categories) {
    Claim claim{{}, category.slug, category.prefix, oldest_of(category.posts)};
    for (const std::string& name : category.path) claim.name += (claim.name.empty() ? "" : "/") + name;
    claims.push_back(std::move(claim));
  }
  return assign(claims, config.category_dir);
}

std::vector<std::string> tag_folders(const Site& site, const Config& config) {
  std::vector<Claim> claims;
  for (const Tag& tag : site.tags) claims.push_back({tag.name, tag.slug, tag.prefix, oldest_of(tag.posts)});
  return assign(claims, config.tag_dir);
}

std::vector<AuthorList> authors_of(const Site& site) {
  std::map<std::string, AuthorList> found;
  const auto add = [&](const Person& person, std::size_t post) {
    const std::string name = one_line(person.name);
    if (name.empty()) return;
    AuthorList& list = found[name];
    if (list.author.name.empty()) list.author = {name, {}, person.url};
    if (list.author.url.empty()) list.author.url = person.url;
    if (list.posts.empty() || list.posts.back() != post) list.posts.push_back(post);
  };
  for (std::size_t post = 0; post < site.posts.size(); ++post) {
    for (const Person& author : site.posts[post].authors) add(author, post);
    if (site.posts[post].authors.empty()) add(site.author, post);
  }
  std::map<std::pair<std::string, std::string>, AuthorList> sorted;
  for (auto& [name, list] : found) sorted.emplace(std::pair(collation_key(name, site.language), name), std::move(list));
  std::vector<AuthorList> authors;
  for (auto& [key, list] : sorted) authors.push_back(std::move(list));
  return authors;
}

std::vector<std::string> author_folders(const std::vector<AuthorList>& authors, const Config& config) {
  const auto& slugs = config.feed->author_map;
  std::vector<Claim> claims;
  for (const AuthorList& list : authors) {
    const std::string& name = list.author.name;
    const bool is_named = slugs.count(name) > 0 || !config.kind->make_term;
    claims.push_back({name,
                      is_named ? term_slug(name, slugs, config.filename_case) : config.kind->make_term(name, config),
                      {},
                      oldest_of(list.posts)});
  }
  return assign(claims, config.feed->author_dir);
}

}  // namespace essaypack
