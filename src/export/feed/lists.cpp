#include "export/feed/lists.h"

/// One Atom feed for each category and each tag.
///
/// A category's feed has the posts of its sub-categories too. Entries are those of the main feed: same ids, same dates.
/// Each post is rendered once, in however many of these feeds it stands, and dropped when the last of them is written.

#include "base/hash.h"
#include "base/parallel.h"
#include "base/text.h"
#include "export/common/list_paths.h"
#include "export/common/summary.h"
#include "export/feed/feed_formats.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace essaypack {

namespace {

/// Feeds that are made together: their posts are rendered in parallel.
constexpr std::size_t kBlock = 64;
/// Of each feed, in its folder.
constexpr const char* kFile = "/atom.xml";

/// Keeps what may stand in a feed, in its order, as far as the limit; empty if there are too few.
std::vector<std::size_t> select_posts(std::vector<std::size_t> posts, const ExportContext& context) {
  const FeedConfig& config = context.config.feed;
  posts.erase(std::remove_if(posts.begin(), posts.end(),
                             [&](std::size_t post) { return !is_feed_post(context.site.posts[post]); }),
              posts.end());
  if (posts.size() < std::max<std::size_t>(config.per_min, 1)) return {};
  sort_for_feed(posts, context);
  if (config.per_limit != 0 && posts.size() > config.per_limit) posts.resize(config.per_limit);
  return posts;
}

/// The posts of each category and all below it, ascending.
std::vector<std::vector<std::size_t>> posts_of_categories(const Site& site) {
  std::vector<std::vector<std::size_t>> posts(site.categories.size());
  // Depth first: children stand behind their parent.
  for (std::size_t i = site.categories.size(); i-- > 0;) {
    const Category& category = site.categories[i];
    posts[i].insert(posts[i].end(), category.posts.begin(), category.posts.end());
    std::sort(posts[i].begin(), posts[i].end());
    posts[i].erase(std::unique(posts[i].begin(), posts[i].end()), posts[i].end());
    if (category.parent == kNone) continue;
    std::vector<std::size_t>& parent = posts[category.parent];
    parent.insert(parent.end(), posts[i].begin(), posts[i].end());
  }
  return posts;
}

/// Entries of posts, each made once and kept until its last feed is written.
class EntryStore {
 public:
  EntryStore(const ExportContext& context, const std::vector<ListFeed>& feeds) : context_(context) {
    for (const ListFeed& feed : feeds)
      for (const std::size_t post : feed.posts) ++uses_[post];
  }

  /// Makes the entries that feeds `from` to `to` need and that are not there yet.
  void prepare(const std::vector<ListFeed>& feeds, std::size_t from, std::size_t to) {
    std::vector<std::size_t> missing;
    for (std::size_t i = from; i < to; ++i)
      for (const std::size_t post : feeds[i].posts)
        if (entries_.count(post) == 0) missing.push_back(post);
    std::sort(missing.begin(), missing.end());
    missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
    std::vector<std::optional<FeedEntry>> made(missing.size());
    parallel_for(missing.size(), context_.jobs, [&](std::size_t i) { made[i] = make_entry(context_, missing[i]); });
    for (std::size_t i = 0; i < missing.size(); ++i) entries_[missing[i]] = std::move(made[i]);
  }

  /// One use of an entry; nothing if the post can't be rendered.
  std::optional<FeedEntry> take(std::size_t post) {
    const auto found = entries_.find(post);
    if (--uses_[post] > 0) return found->second;
    std::optional<FeedEntry> last = std::move(found->second);
    entries_.erase(found);
    return last;
  }

 private:
  const ExportContext& context_;
  std::unordered_map<std::size_t, std::size_t> uses_;
  std::unordered_map<std::size_t, std::optional<FeedEntry>> entries_;
};

Feed make_list_feed(const ExportContext& context, const ListFeed& plan, EntryStore& store) {
  Feed feed = make_list_feed_head(context, plan);
  std::vector<FeedEntry> entries;
  for (const std::size_t post : plan.posts)
    if (std::optional<FeedEntry> entry = store.take(post)) entries.push_back(std::move(*entry));
  std::size_t at = 0;
  fill_feed(feed, context.config.feed, [&]() -> std::optional<FeedEntry> {
    return at < entries.size() ? std::optional(std::move(entries[at++])) : std::nullopt;
  });
  return feed;
}

}  // namespace

std::vector<ListFeed> plan_list_feeds(const ExportContext& context) {
  const Site& site = context.site;
  const FeedConfig& config = context.config.feed;
  std::vector<ListFeed> feeds;
  const auto add = [&](ListFeed feed) {
    feed.posts = select_posts(std::move(feed.posts), context);
    if (!feed.posts.empty()) feeds.push_back(std::move(feed));
  };
  if (config.per_category) {
    std::vector<std::vector<std::size_t>> posts = posts_of_categories(site);
    const std::vector<std::string> folders = category_folders(site, context.config);
    for (std::size_t i = 0; i < site.categories.size(); ++i)
      add({"category", i, site.categories[i].path, site.categories[i].permalink, folders[i] + kFile,
           std::move(posts[i])});
  }
  if (config.per_tag) {
    const std::vector<std::string> folders = tag_folders(site, context.config);
    for (std::size_t i = 0; i < site.tags.size(); ++i)
      add({"tag", i, {site.tags[i].name}, site.tags[i].permalink, folders[i] + kFile, site.tags[i].posts});
  }
  return feeds;
}

Feed make_list_feed_head(const ExportContext& context, const ListFeed& plan) {
  Feed feed = make_feed_head(context);
  feed.id = feed_id(context.config, context.site, plan.kind, plan.names, plan.permalink);
  feed.title += " – " + one_line(plan.names.back());
  feed.description.clear();
  if (!plan.permalink.empty()) feed.url = plan.permalink;
  return feed;
}

static void export_lists(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  const std::vector<ListFeed> feeds = plan_list_feeds(context);
  EntryStore store(context, feeds);
  for (std::size_t from = 0; from < feeds.size(); from += kBlock) {
    const std::size_t to = std::min(from + kBlock, feeds.size());
    store.prepare(feeds, from, to);
    for (std::size_t i = from; i < to; ++i) {
      const Feed feed = make_list_feed(context, feeds[i], store);
      if (feed.entries.empty()) continue;
      const std::string& name = feeds[i].name;
      std::string bytes = write_atom(feed, output_address(context.site, name));
      check_size(name, bytes.size(), kSizeHint, diagnostics);
      outputs.add({name, "lists", OutputRank::list_feed, std::move(bytes), {}, posts_of(feed, context.site)});
    }
  }
}

const Exporter& lists_exporter() {
  static const Exporter row{
      .name = "lists",
      .summary = "a feed for each category and tag",
      .group = Group::feeds,
      .rank = OutputRank::list_feed,
      .run = export_lists,
  };
  return row;
}

}  // namespace essaypack
