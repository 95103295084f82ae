#pragma once

/// A small site of each kind, for the targets that read posts and bodies. It is made once: one execution costs what the
/// input costs.

#include "config/config.h"
#include "diag/diagnostics.h"
#include "kinds/kinds.h"
#include "model/site.h"
#include "site/site_builder.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace essaypack::fuzz {

/// The title of the post that is kept back: it may be in an output only where the input itself has it.
inline constexpr std::string_view kSecret = "Geheimwort7";
/// Kinds of sites that `blog_of` knows: Hexo, Jekyll, Hugo, a plain folder, a vault of Obsidian.
inline constexpr std::size_t kBlogs = 5;

struct Blog {
  Config config;
  Site site;
  Post post;  ///< The one that an input is the text of.
};

inline Config config_of(std::size_t kind) {
  static const std::array<const SiteKind*, kBlogs> kTypes = {&hexo_kind(), &jekyll_kind(), &hugo_kind(), &plain_kind(),
                                                             &plain_kind()};
  static constexpr std::array<std::string_view, kBlogs> kPosts = {"source/_posts", "_posts", "content/posts", "", ""};
  static constexpr std::array<std::string_view, kBlogs> kPermalinks = {
      ":year/:month/:day/:title/", "/:categories/:year/:month/:day/:title/", "", ":title/", ":title/"};
  Config config;
  config.kind = kTypes[kind];
  config.site_folder = "/nonexistent";
  config.title = "essays";
  config.url = "https://example.org";
  config.language = "zh-CN";
  config.author.name = "A";
  config.post_folders = {std::string(kPosts[kind])};
  config.source_folder = kind == 0 ? "source" : kind == 2 ? "content" : "";
  config.static_folders = {kind == 2 ? "static" : config.source_folder};
  config.permalink = kPermalinks[kind];
  config.extensions = {"md"};
  config.has_list_pages = kind < 3;
  config.markdown.typography.smart = kind == 0;
  config.markdown.breaks = kind == 0;
  config.markdown.kramdown = kind == 1;
  config.markdown.notes.wiki_links = kind == 4;
  config.params = {{"mail", "a@example.org"}};
  return config;
}

inline Post post_named(const Config& config, std::string_view stem, std::string_view title) {
  Post post;
  const std::string& folder = config.post_folders[0];
  post.stem_path = config.kind == &jekyll_kind() ? "2024-01-02-" + std::string(stem) : std::string(stem);
  post.source = (folder.empty() ? "" : folder + "/") + post.stem_path + ".md";
  post.slug = std::string(stem);
  post.title = std::string(title);
  post.fields.set("title", std::string(title));
  post.date = Timestamp{1'704'153'600, 28'800};
  post.categories = {{"读书", "小说"}};
  post.tags = {"河"};
  return post;
}

/// The site of that kind: a published post, one that is kept back, and the input's own.
inline const Blog& blog_of(std::size_t kind) {
  static const auto make = [](std::size_t number) {
    Blog blog{config_of(number), {}, {}};
    Catalogue catalogue;
    catalogue.posts = {post_named(blog.config, "fuzz", "fuzz"), post_named(blog.config, "hidden", kSecret),
                       post_named(blog.config, "river", "河流")};
    catalogue.posts[1].withheld.draft = true;
    Diagnostics diagnostics;
    blog.site = build_site(std::move(catalogue), blog.config, diagnostics);
    for (const Post& post : blog.site.posts)
      if (post.title == "fuzz") blog.post = post;
    return blog;
  };
  static const std::array<Blog, kBlogs> blogs = {make(0), make(1), make(2), make(3), make(4)};
  return blogs[kind];
}

}  // namespace essaypack::fuzz
