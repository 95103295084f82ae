#include "site/site_builder.h"

#include "base/text.h"
#include "base/url.h"
#include "config/sections/feed.h"
#include "input/publication.h"
#include "site/erase_marked.h"
#include "site/feed_ids.h"
#include "site/language.h"
#include "site/link_map_builder.h"
#include "site/permalink.h"
#include "site/plain_names.h"
#include "site/taxonomy.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace essaypack {
namespace {

/// Where the pattern asks for `:abbrlink` and the head has none: a check sum of the title, the next free value where it
/// is taken, in order of source. Withheld posts take part, so that addresses stay when they are published.
void compute_abbrlinks(std::vector<Post>& posts, const Config& config, Diagnostics& diagnostics) {
  if (!config.kind->rules.computes_abbrlinks || !uses_placeholder(config.permalink, "abbrlink")) return;
  std::set<std::string> taken;
  for (const Post& post : posts)
    if (!post.abbrlink.empty()) taken.insert(post.abbrlink);
  for (Post& post : posts) {
    if (!post.abbrlink.empty() || !post.head_permalink.empty()) continue;
    const auto written = post.fields.find("title");
    std::uint32_t value = abbrlink_value(written.value_or(post.title), config);
    while (!taken.insert(abbrlink_text(value, config)).second) ++value;
    post.computed_abbrlink = abbrlink_text(value, config);
    if (is_published(post.withheld, config.publish))
      diagnostics.report(
          Kind::permalink_no_abbrlink, {post.source, 1, 1},
          tr("the post has no 'abbrlink', it is computed from the title, and a new title would move the address"),
          tr("write 'abbrlink: {}' into the front matter", post.computed_abbrlink));
  }
}

/// Sets slug, path and permalink; false if the post has no address (reported).
bool set_address(Post& post, const Config& config, Diagnostics& diagnostics) {
  if (post.slug.empty()) post.slug = slugize(post.stem_path, config.filename_case);
  std::optional<std::string> path = make_path(post, config, diagnostics);
  if (!path) return false;
  post.path = std::move(*path);
  post.permalink = make_post_permalink(post, config);
  if (climbs(post.head_permalink))
    diagnostics.report(
        Kind::front_matter_bad_value, {post.source, 1, 1},
        tr("the address '{}' climbs out of the site, '/{}' is used", post.head_permalink.str(), encode_path(post.path)),
        tr("write a path below the site's root, without '..'"));
  return true;
}

/// What the builder sorts the catalogue into.
struct Sorted {
  std::vector<Post> published;
  std::vector<Post> withheld;
};

/// What servers show for an address that does not exist.
bool is_error_page(const Post& post) {
  return post.kind == PostKind::page && (post.path == "404.html" || post.path == "404/" || post.path == "404");
}

Sorted sort_posts(std::vector<Post>&& posts, const Config& config, Diagnostics& diagnostics) {
  Sorted sorted;
  std::vector<bool> is_out(posts.size());
  const std::string missing = placeholder_without_values(posts, config);
  if (!missing.empty())
    diagnostics.report(Kind::permalink_missing_value, {config.main_file, 0, 0},
                       tr("the permalink asks for ':{}', which no post has", missing),
                       tr("write another pattern there, such as 'permalink: :year/:month/:day/:title/'"));
  for (std::size_t at = 0; at < posts.size(); ++at) {
    const bool published = is_published(posts[at].withheld, config.publish);
    Diagnostics unheard;
    const bool has_address = set_address(posts[at], config, published && missing.empty() ? diagnostics : unheard);
    if (is_error_page(posts[at])) posts[at].in_sitemap = false;
    is_out[at] = !published || !has_address;
    if (!published) sorted.withheld.push_back(std::move(posts[at]));
  }
  erase_marked(posts, is_out);
  sorted.published = std::move(posts);
  return sorted;
}

/// The page that a path names, whether `index.html` is written or not.
std::string page_of(const std::string& path) {
  constexpr std::string_view kIndex = "index.html";
  const bool index = path == kIndex || path.ends_with("/index.html");
  return nfc(index ? std::string_view(path).substr(0, path.size() - kIndex.size()) : std::string_view(path));
}

/// Removes posts and pages whose address another one took before them.
void drop_clashes(std::vector<Post>& posts, std::unordered_map<std::string, std::string>& owners, const Config& config,
                  Diagnostics& diagnostics) {
  std::vector<bool> is_taken(posts.size());
  for (std::size_t at = 0; at < posts.size(); ++at) {
    const Post& post = posts[at];
    // languages may have hosts of their own
    const auto own = config.feed->language_settings.find(post.site_language.str());
    const std::string host = own == config.feed->language_settings.end() ? std::string() : own->second.url;
    const auto [owner, is_new] = owners.emplace((host == config.url ? "" : host) + page_of(post.path), post.source);
    if (is_new) continue;
    is_taken[at] = true;
    diagnostics.report(Kind::site_permalink_clash, {post.source, post.fields.line_of("permalink"), 1},
                       tr("the post has the permalink of '{}', '/{}'", owner->second, post.path),
                       tr("give one of them another 'permalink:' or another file name"));
  }
  erase_marked(posts, is_taken);
}

bool is_newer(const Post& a, const Post& b) {
  if (a.date.has_value() != b.date.has_value()) return a.date.has_value();
  if (a.date && *a.date != *b.date) return *b.date < *a.date;
  return a.source < b.source;
}

bool by_source(const Post& a, const Post& b) { return a.source < b.source; }

void describe(Site& site, const Config& config) {
  site.title = config.title;
  if (site.title.empty()) site.title = collapse_white_space(xml_clean(config.site_folder.filename().string()));
  if (site.title.empty()) site.title = "essaypack";
  site.subtitle = config.subtitle;
  site.description = config.description;
  if (!config.url.empty()) site.url = config.url + "/";
  site.language = config.language;
  site.timezone = config.zone.name();
  site.author = config.author;
  if (site.author.name.empty()) site.author.name = site.title;
}

}  // namespace

Site build_site(Catalogue catalogue, const Config& config, Diagnostics& diagnostics, IdLedger* ids, Details details) {
  Site site;
  describe(site, config);
  std::sort(catalogue.posts.begin(), catalogue.posts.end(), by_source);
  std::sort(catalogue.pages.begin(), catalogue.pages.end(), by_source);
  compute_abbrlinks(catalogue.posts, config, diagnostics);
  Sorted posts = sort_posts(std::move(catalogue.posts), config, diagnostics);
  Sorted pages = sort_posts(std::move(catalogue.pages), config, diagnostics);
  std::unordered_map<std::string, std::string> owners;
  drop_clashes(posts.published, owners, config, diagnostics);
  drop_clashes(pages.published, owners, config, diagnostics);
  const std::size_t open = posts.published.size();
  std::vector<Post> all = std::move(posts.published);
  std::move(posts.withheld.begin(), posts.withheld.end(), std::back_inserter(all));
  assign_ids(all, config);
  posts.withheld.assign(std::make_move_iterator(all.begin() + std::ptrdiff_t(open)),
                        std::make_move_iterator(all.end()));
  all.resize(open);
  drop_duplicate_ids(all, diagnostics);
  if (ids) hold_ids(all, *ids, diagnostics);
  site.posts = std::move(all);
  std::sort(site.posts.begin(), site.posts.end(), is_newer);
  site.pages = std::move(pages.published);
  if (site.language.empty()) {
    site.language = detect_language(site.posts);
    if (site.language == "und" && !site.posts.empty())
      diagnostics.report(Kind::config_no_language, {}, tr("no language is configured, and the posts do not tell it"),
                         tr("write 'language: en', or yours, into essaypack.yaml, or use --language"));
  }
  settle_languages(site.posts, site.language);
  settle_languages(site.pages, site.language);
  if (site.posts.empty())
    diagnostics.report(Kind::site_no_posts, {}, tr("no post may be published"),
                       tr("check drafts, passwords and dates, or name what to publish with --publish"));
  build_taxonomy(site, config, diagnostics);
  make_plain(site);
  std::move(pages.withheld.begin(), pages.withheld.end(), std::back_inserter(posts.withheld));
  if (details == Details::all) site.links = build_link_map(site, posts.withheld, config);
  return site;
}

}  // namespace essaypack
