#include "export/feed/feed_entries.h"

#include "base/hash.h"
#include "base/text.h"
#include "base/url.h"
#include "config/sections/feed.h"
#include "export/common/shown_time.h"
#include "export/common/summary.h"
#include "export/common/xml_document.h"
#include "export/feed/feed_html.h"
#include "export/feed/feed_image.h"
#include "export/feed/feed_style.h"
#include "site/feed_ids.h"
#include "site/site_languages.h"

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

std::vector<FeedTerm> terms_of(const Post& post) {
  std::vector<FeedTerm> terms;
  std::set<std::string> seen;
  const auto add = [&](const std::string& name, FeedTerm::List list) {
    std::string clean = one_line(name);
    if (!clean.empty() && seen.insert(clean).second) terms.push_back({std::move(clean), list});
  };
  for (const auto& path : post.categories)
    for (const std::string& name : path) add(name, FeedTerm::List::category);
  for (const std::string& tag : post.tags) add(tag, FeedTerm::List::tag);
  return terms;
}

/// What an entry says without its post's body.
FeedEntry entry_head(const ExportContext& context, std::size_t index) {
  const Site& site = context.site;
  const Post& post = site.posts[index];
  FeedEntry entry;
  entry.post = index;
  entry.id = post.id;
  entry.rss_id = rss_id(post, context.config);
  entry.json_id = json_id(post, context.config);
  entry.id_is_url = entry.rss_id == post.permalink.view();
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
  if (entry.enclosure.url.empty() && entry.image.length != 0) entry.enclosure = entry.image;
  return entry;
}

void add_texts(const ExportContext& context, FeedEntry& entry, const Fragment* fragment) {
  const FeedConfig& config = *context.config.feed;
  if (config.content == FeedContent::none) return;
  const Post& post = context.site.posts[entry.post];
  entry.brief = summary_of(post, fragment, context.config, context.site);
  if (entry.brief == entry.title) entry.brief.clear();
  entry.summary = entry.brief;
  // Of pictures, code or a table alone; a full entry that grows too long shrinks to this, too.
  if (entry.brief.empty() && fragment) entry.brief = words_of(post, *fragment, context.config, context.site);
  if (entry.brief == entry.title) entry.brief.clear();
  if (config.content == FeedContent::summary) {
    entry.summary = entry.brief;
    return;
  }
  const std::string key = short_key(entry.id);
  entry.content = xml_clean(write_feed_html(*fragment, {entry.url, key}));
  if (is_whole_text(*fragment, entry.brief)) entry.summary.clear();
}

}  // namespace

Person clean_person(const Person& person, const Site& site) {
  Person clean;
  clean.name = one_line(person.name);
  const std::string url = site_file(site, person.url);
  if (is_http_url(url)) clean.url = url;
  return clean;
}

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
  feed.icon = site_file(site, config.feed->icon);
  feed.logo = site_file(site, config.feed->logo);
  feed.style = feed_style_address(context);
  feed.webfeeds = config.feed->webfeeds;
  for (const std::string& hub : config.feed->hubs) feed.hubs.push_back(encode_url(hub));
  feed.category_scheme = list_address(site, config.category_dir);
  feed.tag_scheme = list_address(site, config.tag_dir);
  feed.category_domain = config.feed->category_domain;
  return feed;
}

std::vector<std::size_t> posts_of_main_feed(const ExportContext& context) {
  const Site& site = context.site;
  const bool is_split = splits_feeds(context.config);
  std::vector<std::size_t> posts;
  for (std::size_t i = 0; i < site.posts.size(); ++i)
    if (is_feed_post(site.posts[i]) && (!is_split || language_code_of(site.posts[i], site, context.config).empty()))
      posts.push_back(i);
  return posts;
}

void sort_for_feed(std::vector<std::size_t>& posts, const ExportContext& context) {
  if (context.config.feed->order == FeedOrder::date) return;
  const std::vector<Post>& all = context.site.posts;
  std::stable_sort(posts.begin(), posts.end(), [&](std::size_t a, std::size_t b) {
    const Timestamp left = *last_change(all[a], context), right = *last_change(all[b], context);
    return left != right ? left > right : all[a].source < all[b].source;
  });
}

bool needs_text(const ExportContext& context, std::size_t post) {
  switch (context.config.feed->content) {
    case FeedContent::none:
      return false;
    case FeedContent::summary:
      return !has_written_summary(context.site.posts[post]);
    case FeedContent::full:
      break;
  }
  return true;
}

std::optional<FeedEntry> make_entry(const ExportContext& context, std::size_t post, const Fragment* fragment) {
  const bool needs = needs_text(context, post);
  if (needs && !fragment) return std::nullopt;
  FeedEntry entry = entry_head(context, post);
  add_texts(context, entry, needs ? fragment : nullptr);
  return entry;
}

std::string feed_id(const Config& config, const Site& site, std::string_view kind,
                    const std::vector<std::string>& names, std::string_view url) {
  if (config.feed->id_scheme == IdScheme::url && !url.empty()) return std::string(url);
  std::string tag = "tag:" + tag_authority(*config.feed, site.url) + ',' + std::to_string(config.feed->id_since) + ':' +
                    std::string(kind);
  for (std::size_t i = 0; i < names.size(); ++i) {
    tag += i == 0 ? ':' : '/';
    tag += encode_key(nfc(names[i]), Slashes::encode);
  }
  return config.feed->id_scheme == IdScheme::uuid ? "urn:uuid:" + uuid5_url(tag) : tag;
}

std::optional<Timestamp> last_change(const Post& post, const ExportContext& context) {
  if (!post.date) return std::nullopt;
  if (!post.updated || *post.updated < *post.date) return post.date;
  const bool has_come_to_pass = *post.updated <= context.now || *post.date > context.now;
  return has_come_to_pass ? post.updated : post.date;
}

bool is_in_outputs(const Config& config, std::string_view format) {
  const std::vector<std::string>& outputs = outputs_of(config);
  return std::find(outputs.begin(), outputs.end(), format) != outputs.end();
}

bool is_made_with(const Config& config, std::string_view list, std::string_view format) {
  return !is_in_outputs(config, list) || is_in_outputs(config, format);
}

std::string output_address(const Site& site, std::string_view name) { return site.url + encode_path(name); }

}  // namespace essaypack
