#include "site/taxonomy.h"

#include "base/collate.h"
#include "base/join.h"
#include "base/text.h"
#include "config/sections/feed.h"
#include "site/permalink.h"

#include <algorithm>
#include <map>
#include <utility>

namespace essaypack {
namespace {

using Path = std::vector<std::string>;

/// Where a name stands among its siblings.
struct SortKey {
  std::string collation;
  std::string name;
  friend bool operator<(const SortKey& a, const SortKey& b) {
    return a.collation != b.collation ? a.collation < b.collation : a.name < b.name;
  }
};

/// A node before it has its place in the depth-first order.
struct Node {
  std::string name;
  std::map<SortKey, std::size_t> children;  ///< In collation order.
  std::map<std::string, std::size_t> by_name;
  std::vector<std::size_t> posts;  ///< That name exactly this path.
  std::size_t total = 0;
  std::size_t last_post = kNone;  ///< Counted in `total` last.
};

/// The part of an address that stands for a name.
std::string slug_of(const std::string& name, const std::map<std::string, std::string>& renamed, const Config& config) {
  if (config.kind->make_term) return config.kind->make_term(name, config);
  return term_slug(name, renamed, config.filename_case);
}

std::string prefix_of(const std::vector<std::size_t>& posts, const Site& site, const Config& config) {
  return config.kind->list_folder ? config.kind->list_folder(posts, site, config) : std::string();
}

/// True for a list that the site's address has: that of a language with an address of its own is there.
bool is_here(const std::vector<std::size_t>& posts, const Site& site, const Config& config) {
  const auto& languages = config.feed->language_settings;
  const auto lives_here = [&](std::size_t post) {
    const auto own = languages.find(site.posts[post].site_language.str());
    return own == languages.end() || own->second.url.empty() || own->second.url == config.url;
  };
  return posts.empty() || std::any_of(posts.begin(), posts.end(), lives_here);
}

class TreeBuilder {
 public:
  TreeBuilder(Site& site, const Config& config) : site_(site), config_(config), nodes_(1) {}

  void build() {
    for (std::size_t post = 0; post < site_.posts.size(); ++post)
      for (const Path& path : site_.posts[post].categories) add(path, post);
    emit(0, kNone);
  }

 private:
  void add(const Path& path, std::size_t post) {
    std::size_t at = 0;
    for (const std::string& name : path) {
      at = child_of(at, name);
      if (nodes_[at].last_post != post) ++nodes_[at].total;
      nodes_[at].last_post = post;
    }
    if (at != 0 && (nodes_[at].posts.empty() || nodes_[at].posts.back() != post)) nodes_[at].posts.push_back(post);
  }

  std::size_t child_of(std::size_t parent, const std::string& name) {
    const auto known = nodes_[parent].by_name.find(name);
    if (known != nodes_[parent].by_name.end()) return known->second;
    const std::size_t child = nodes_.size();
    nodes_.push_back({});
    nodes_[child].name = name;
    nodes_[parent].by_name.emplace(name, child);
    nodes_[parent].children.emplace(SortKey{collation_key(name, site_.language), name}, child);
    return child;
  }

  void emit(std::size_t node, std::size_t parent) {
    for (const auto& [key, child] : nodes_[node].children) {
      const std::size_t index = site_.categories.size();
      Category category;
      category.name = nodes_[child].name;
      if (parent != kNone) {
        category.path = site_.categories[parent].path;
        category.slug = site_.categories[parent].slug + "/";
      }
      category.path.push_back(category.name);
      category.slug += slug_of(category.name, config_.category_map, config_);
      category.parent = parent;
      category.posts = nodes_[child].posts;
      category.prefix = prefix_of(category.posts, site_, config_);
      if (config_.has_list_pages && config_.terms.has_categories && is_here(category.posts, site_, config_))
        category.permalink =
            make_permalink(category.prefix + config_.category_dir + "/" + category.slug + "/", config_);
      category.total = nodes_[child].total;
      site_.categories.push_back(std::move(category));
      if (parent == kNone)
        site_.roots.push_back(index);
      else
        site_.categories[parent].children.push_back(index);
      emit(child, index);
    }
  }

  Site& site_;
  const Config& config_;
  std::vector<Node> nodes_;
};

void build_tags(Site& site, const Config& config) {
  std::map<std::string, std::vector<std::size_t>> posts_of;
  for (std::size_t post = 0; post < site.posts.size(); ++post)
    for (const std::string& tag : site.posts[post].tags) {
      std::vector<std::size_t>& posts = posts_of[tag];
      if (posts.empty() || posts.back() != post) posts.push_back(post);
    }
  std::map<SortKey, Tag> sorted;
  for (auto& [name, posts] : posts_of) {
    Tag tag;
    tag.name = name;
    tag.slug = slug_of(name, config.tag_map, config);
    tag.posts = std::move(posts);
    tag.prefix = prefix_of(tag.posts, site, config);
    if (config.has_list_pages && config.terms.has_tags && is_here(tag.posts, site, config))
      tag.permalink = make_permalink(tag.prefix + config.tag_dir + "/" + tag.slug + "/", config);
    sorted.emplace(SortKey{collation_key(name, site.language), name}, std::move(tag));
  }
  site.tags.reserve(sorted.size());
  for (auto& [key, tag] : sorted) site.tags.push_back(std::move(tag));
}

/// `C++` and `C#` share the page `tags/C/`, where the site shows one of them.
void report_clashes(const Site& site, const Config& config, Diagnostics& diagnostics) {
  if (!config.has_list_pages) return;
  std::map<std::string, std::string> first;
  const auto check = [&](const std::string& slug, const std::string& name, std::string_view key) {
    const auto [at, is_new] = first.emplace(std::string(key) + slug, name);
    if (!is_new)
      diagnostics.report(Kind::site_slug_clash, {},
                         key == "tag_map"
                             ? tr("the tags '{}' and '{}' have one address, '{}'", at->second, name, slug)
                             : tr("the categories '{}' and '{}' have one address, '{}'", at->second, name, slug),
                         tr("give one of them another slug in {}", key));
  };
  for (const Category& category : site.categories) check(category.slug, joined(category.path, "/"), "category_map");
  for (const Tag& tag : site.tags) check(tag.slug, tag.name, "tag_map");
}

/// Three names under several parents each: the authors seem to list siblings, which a list of names does not say.
void report_siblings(const Site& site, Diagnostics& diagnostics) {
  constexpr std::size_t kEnough = 3;
  std::map<std::string, std::vector<std::size_t>> parents;
  for (const Category& category : site.categories) {
    std::vector<std::size_t>& known = parents[category.name];
    if (std::find(known.begin(), known.end(), category.parent) == known.end()) known.push_back(category.parent);
  }
  std::vector<std::string> names;
  std::size_t count = 0;
  for (const auto& [name, known] : parents)
    if (known.size() > 1 && ++count <= kEnough) names.push_back(name);
  if (count >= kEnough)
    diagnostics.report(Kind::site_sibling_categories, {},
                       count > kEnough
                           ? tr("{} categories stand under several parents ({}, ...)", count, listed_in_quotes(names))
                           : tr("{} categories stand under several parents ({})", count, listed_in_quotes(names)),
                       tr("if the lists in your posts name siblings, write 'categories: flat' into essaypack.yaml"));
}

}  // namespace

void build_taxonomy(Site& site, const Config& config, Diagnostics& diagnostics) {
  if (config.kind->join_terms) config.kind->join_terms(site, config);
  TreeBuilder(site, config).build();
  build_tags(site, config);
  report_clashes(site, config, diagnostics);
  report_siblings(site, diagnostics);
}

}  // namespace essaypack
