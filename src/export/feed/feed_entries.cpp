#include "export/feed/feed_entries.h"

#include "base/hash.h"
#include "base/text.h"
#include "base/url.h"
#include "export/common/shown_time.h"
#include "export/common/summary.h"
#include "export/common/xml_document.h"
#include "export/feed/archive.h"
#include "export/feed/feed_budget.h"
#include "export/feed/feed_html.h"
#include "export/feed/feed_icon.h"
#include "export/feed/feed_image.h"
#include "export/feed/feed_style.h"

#include <algorithm>
#include <set>

namespace essaypack {

namespace {

/// A file that the configuration names for the site as a whole: rooted addresses start at the site's root.
std::string site_file(const Site& site, std::string_view written) {
  if (written.empty()) return {};
  if (written.front() == '/' && !written.starts_with("//")) written.remove_prefix(1);
  return feed_address(site.url, written);
}

std::string list_address(const Site& site, std::string_view folder) {
  return site.url + encode_path(std::string(folder) + '/');
}

Person clean_person(const Person& person, const Site& site) {
  Person clean;
  clean.name = one_line(person.name);
  const std::string url = site_file(site, person.url);
  if (is_http_url(url)) clean.url = url;
  return clean;
}

std::vector<FeedTerm> terms_of(const Post& post) {
  std::vector<FeedTerm> terms;
  std::set<std::string> seen;
  const auto add = [&](const std::string& name, bool is_tag) {
    std::string clean = one_line(name);
    if (!clean.empty() && seen.insert(clean).second) terms.push_back({std::move(clean), is_tag});
  };
  for (const auto& path : post.categories)
    for (const std::string& name : path) add(name, false);
  for (const std::string& tag : post.tags) add(tag, true);
  return terms;
}

/// What an entry says without its post's body.
FeedEntry entry_head(const ExportContext& context, std::size_t index) {
  const Site& site = context.site;
  const Post& post = site.posts[index];
  FeedEntry entry;
  entry.post = index;
  entry.id = post.id;
  entry.id_is_url = post.id == post.permalink;
  entry.title = one_line(post.title);
  entry.url = post.permalink;
  entry.published = shown_time(*post.date, context.config);
  entry.updated = shown_time(*last_change(post, context), context.config);
  for (const Person& author : post.authors)
    if (Person clean = clean_person(author, site); !clean.name.empty()) entry.authors.push_back(std::move(clean));
  if (!post.language.empty() && post.language != site.language) entry.language = post.language;
  entry.terms = terms_of(post);
  entry.image = cover_of(post, context);
  entry.enclosure = enclosure_of(post, context);
  if (entry.enclosure.length == 0) entry.enclosure = entry.image;
  return entry;
}

bool add_texts(const ExportContext& context, FeedEntry& entry) {
  const FeedConfig& config = context.config.feed;
  if (config.content == FeedConfig::Content::none) return true;
  const Post& post = context.site.posts[entry.post];
  const bool is_brief = config.content == FeedConfig::Content::summary;
  std::shared_ptr<const Fragment> fragment;
  if (!is_brief || !has_written_summary(post)) {
    fragment = context.fragment(entry.post);
    if (!fragment) return false;
  }
  entry.brief = summary_of(post, fragment.get(), context.config, context.site);
  if (entry.brief == entry.title) entry.brief.clear();
  entry.summary = entry.brief;
  // Of pictures, code or a table alone; a full entry that grows too long shrinks to this, too.
  if (entry.brief.empty() && fragment) entry.brief = words_of(post, *fragment, context.config, context.site);
  if (entry.brief == entry.title) entry.brief.clear();
  if (is_brief) {
    entry.summary = entry.brief;
    return true;
  }
  const std::string key = short_key(entry.id);
  entry.content = xml_clean(write_feed_html(*fragment, {entry.url, key}));
  if (is_whole_text(*fragment, entry.brief)) entry.summary.clear();
  return true;
}

/// What readers will miss in every feed of the site.
void check_head(const ExportContext& context, const Feed& feed, Diagnostics& diagnostics) {
  check_icons(context, diagnostics);
  check_enclosures(context, diagnostics);
  if (context.config.author.name.empty() && feed.author.name == feed.title)
    diagnostics.report(Kind::feed_no_author, {}, "no author is configured, so the feeds name '" + feed.title + "'",
                       "write 'author: ...' into essaypack.yaml, or use --author");
}

Feed make_main_feed(const ExportContext& context, Diagnostics& diagnostics) {
  const FeedConfig& config = context.config.feed;
  Feed feed = make_feed_head(context);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < context.site.posts.size(); ++i)
    if (is_feed_post(context.site.posts[i])) order.push_back(i);
  if (!order.empty()) check_head(context, feed, diagnostics);
  sort_for_feed(order, context);

  const std::size_t limit = main_feed_limit(context);
  const std::vector<ArchivePart> archive = plan_archive(context);
  if (!archive.empty())
    feed.links.push_back({"prev-archive", output_address(context.site, archive.back().name), "application/atom+xml"});

  std::size_t at = 0, given = 0;
  const bool is_cut = fill_feed(feed, config, [&]() -> std::optional<FeedEntry> {
    while (at < order.size() && (limit == 0 || given < limit))
      if (std::optional<FeedEntry> entry = make_entry(context, order[at++])) {
        ++given;
        return entry;
      }
    return std::nullopt;
  });
  if (!is_cut && config.limit == 0) feed.extent = FeedExtent::complete;
  if (!is_cut) return feed;
  std::size_t full = 0;
  for (const FeedEntry& entry : feed.entries) full += !entry.content.empty();
  diagnostics.report(Kind::feed_over_budget, {},
                     "the feeds would exceed " + std::to_string(config.max_bytes) + " bytes: " + std::to_string(full) +
                         " of " + std::to_string(feed.entries.size()) + " entries keep their full text",
                     "set 'feed.max_bytes' or 'feed.limit' in essaypack.yaml");
  return feed;
}

}  // namespace

std::vector<std::uint64_t> posts_of(const Feed& feed, const Site& site) {
  std::vector<std::uint64_t> keys;
  keys.reserve(feed.entries.size());
  for (const FeedEntry& entry : feed.entries) keys.push_back(post_key(site.posts[entry.post].source));
  std::sort(keys.begin(), keys.end());
  return keys;
}

Feed make_feed_head(const ExportContext& context) {
  const Config& config = context.config;
  const Site& site = context.site;
  Feed feed;
  feed.id = feed_id(config, site, "feed", {}, site.url);
  feed.title = one_line(site.title);
  feed.description = one_line(site.description.empty() ? site.subtitle : site.description);
  feed.url = site.url;
  if (site.language != "und") feed.language = site.language;
  feed.author = clean_person(site.author, site);
  feed.icon = site_file(site, config.feed.icon);
  feed.logo = site_file(site, config.feed.logo);
  feed.style = feed_style_address(context);
  feed.webfeeds = config.feed.webfeeds;
  for (const std::string& hub : config.feed.hubs) feed.hubs.push_back(encode_url(hub));
  feed.category_scheme = list_address(site, config.category_dir);
  feed.tag_scheme = list_address(site, config.tag_dir);
  feed.category_domain = config.feed.category_domain;
  return feed;
}

void sort_for_feed(std::vector<std::size_t>& posts, const ExportContext& context) {
  if (!context.config.feed.by_updated) return;
  const std::vector<Post>& all = context.site.posts;
  std::stable_sort(posts.begin(), posts.end(), [&](std::size_t a, std::size_t b) {
    const Timestamp left = *last_change(all[a], context), right = *last_change(all[b], context);
    return left != right ? left > right : all[a].source < all[b].source;
  });
}

std::optional<FeedEntry> make_entry(const ExportContext& context, std::size_t post) {
  FeedEntry entry = entry_head(context, post);
  if (!add_texts(context, entry)) return std::nullopt;
  return entry;
}

bool fill_feed(Feed& feed, const FeedConfig& config, const std::function<std::optional<FeedEntry>()>& next) {
  FeedBudget budget(feed, config.max_bytes, config.json_ascii);
  bool is_cut = false;
  while (std::optional<FeedEntry> entry = next()) {
    is_cut = !budget.weigh(*entry);
    if (is_cut) break;
    feed.entries.push_back(std::move(*entry));
  }
  for (std::size_t i = budget.count_full(); i < feed.entries.size(); ++i) {
    is_cut = true;
    feed.entries[i].content.clear();
    feed.entries[i].summary = feed.entries[i].brief;
  }
  for (const FeedEntry& entry : feed.entries) feed.updated = std::max(feed.updated, entry.updated);
  return is_cut;
}

std::shared_ptr<const FeedBook> shared_feeds(const ExportContext& context, Diagnostics& diagnostics) {
  const std::lock_guard lock(context.shared->guard);
  if (!context.shared->feeds) {
    auto book = std::make_shared<FeedBook>();
    book->main = make_main_feed(context, diagnostics);
    context.shared->feeds = std::move(book);
  }
  return context.shared->feeds;
}

std::string feed_id(const Config& config, const Site& site, std::string_view kind,
                    const std::vector<std::string>& names, std::string_view url) {
  if (config.feed.id_scheme == FeedConfig::IdScheme::url && !url.empty()) return std::string(url);
  std::string tag =
      "tag:" + tag_authority(config, site.url) + ',' + std::to_string(config.feed.id_since) + ':' + std::string(kind);
  for (std::size_t i = 0; i < names.size(); ++i) {
    tag += i == 0 ? ':' : '/';
    tag += encode_key(nfc(names[i]), Slashes::encode);
  }
  return config.feed.id_scheme == FeedConfig::IdScheme::uuid ? "urn:uuid:" + uuid5_url(tag) : tag;
}

std::optional<Timestamp> last_change(const Post& post, const ExportContext& context) {
  if (!post.date) return std::nullopt;
  if (!post.updated || *post.updated < *post.date) return post.date;
  const bool has_come_to_pass = *post.updated <= context.now || *post.date > context.now;
  return has_come_to_pass ? post.updated : post.date;
}

bool is_in_outputs(const Config& config, std::string_view format) {
  return std::find(config.outputs.begin(), config.outputs.end(), format) != config.outputs.end();
}

bool is_made_with(const Config& config, std::string_view list, std::string_view format) {
  return !is_in_outputs(config, list) || is_in_outputs(config, format);
}

std::string output_address(const Site& site, std::string_view name) { return site.url + encode_path(name); }

}  // namespace essaypack
