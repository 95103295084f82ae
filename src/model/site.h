#pragma once

/// What exists and how it hangs together: published posts and pages, the category tree, the tags, the map of links.

#include "model/post.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace essaypack {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Every readable post and page, in order of `source`. Made by `input/`.
struct Catalogue {
  std::vector<Post> posts;
  std::vector<Post> pages;
  std::size_t failed = 0;            ///< Posts left out because of an error.
  std::size_t passed_over = 0;       ///< Texts whose folder or name says that they are nobody's to read.
  std::vector<std::string> files;    ///< All that was read, below the site folder, for the depfile.
  std::vector<std::string> folders;  ///< All that was searched.
};

/// How much of a site is kept: a run that only lists addresses needs no texts of the heads and no links, and a large
/// site has many.
enum class Details { all, addresses };

/// A node of the category tree.
struct Category {
  std::string name;
  std::vector<std::string> path;  ///< Names from the top, this one last.
  std::string slug;               ///< The whole path of slugs: `reading/novels`.
  std::string permalink;          ///< Absolute, encoded; empty without a site URL or where the site has no such page.
  std::size_t parent = kNone;     ///< Index in `Site::categories`.
  std::vector<std::size_t> children;  ///< In the site's collation order.
  std::vector<std::size_t> posts;     ///< Posts that name exactly this path: indices in `Site::posts`, ascending.
  std::size_t total = 0;              ///< Different posts here and below.
  std::string prefix = {};  ///< In front of its address: `ja/` where only that language of Hugo's has the page.
};

struct Tag {
  std::string name;
  std::string slug;
  std::string permalink;
  std::vector<std::size_t> posts;
  std::string prefix = {};  ///< As a category's.
};

/// Where an address leads.
struct LinkTarget {
  enum class Kind { none, post, page, category, tag, home, withheld } kind = Kind::none;
  std::size_t index = kNone;  ///< In `Site::posts`, `pages`, `categories` or `tags`.
};

/// Finds what an address of the site means. Keys are normalised paths (see `site/link_map.h`); a withheld post is known
/// as such and by nothing else.
struct LinkMap {
  std::unordered_map<std::string, LinkTarget>
      by_path;  ///< URL paths, decoded, without `index.html`, `.html`, final `/`.
  std::unordered_map<std::string, LinkTarget> by_source;  ///< `source` of each file, NFC.
  std::unordered_map<std::string, LinkTarget> by_slug;    ///< Slug and title, for `post_link`.
};

/// The whole site, private posts left out. Immutable once made.
struct Site {
  std::string title;  ///< Never empty.
  std::string subtitle;
  std::string description;
  std::string url;       ///< Absolute, ASCII, ends in `/`, root included: `https://example.org/blog/`. Empty: none.
  std::string language;  ///< Canonical BCP 47; `und` if nothing tells.
  std::string timezone;
  Person author;                     ///< The name is never empty.
  std::vector<Post> posts;           ///< Newest first, undated last, ties by source.
  std::vector<Post> pages;           ///< By source.
  std::vector<Category> categories;  ///< Depth first in collation order.
  std::vector<std::size_t> roots;    ///< The top categories.
  std::vector<Tag> tags;             ///< In collation order.
  LinkMap links;

  std::string language_of(const Post& post) const { return post.language.empty() ? language : post.language.str(); }
};

}  // namespace essaypack
