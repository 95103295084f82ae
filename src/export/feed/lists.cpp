#include "export/feed/lists.h"

/// One Atom feed for each category and each tag, and for each author where that is asked for.
///
/// A category's feed has the posts of its sub-categories too. Entries are those of the main feed: same ids, same dates.

#include "base/hash.h"
#include "base/text.h"
#include "config/sections/feed.h"
#include "export/common/list_paths.h"
#include "export/common/summary.h"
#include "export/feed/feed_budget.h"
#include "export/feed/feed_formats.h"
#include "export/feed/part_feeds.h"

#include <algorithm>

namespace essaypack {

namespace {

/// Of each feed, in its folder.
constexpr const char* kFile = "/atom.xml";

/// Keeps what may stand in a feed, in its order; empty if there are too few.
std::vector<std::size_t> select_posts(std::vector<std::size_t> posts, const ExportContext& context) {
  const FeedConfig& config = *context.config.feed;
  posts.erase(std::remove_if(posts.begin(), posts.end(),
                             [&](std::size_t post) { return !is_feed_post(context.site.posts[post]); }),
              posts.end());
  if (posts.size() < std::max<std::size_t>(config.per_min, 1)) return {};
  sort_for_feed(posts, context);
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

}  // namespace

std::vector<ListFeed> plan_list_feeds(const ExportContext& context) {
  const Site& site = context.site;
  const FeedConfig& config = *context.config.feed;
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
  if (config.per_author) {
    const std::vector<AuthorList> authors = authors_of(site);
    const std::vector<std::string> folders = author_folders(authors, context.config);
    for (std::size_t i = 0; i < authors.size(); ++i) {
      const Person& author = authors[i].author;
      const bool has_page = !site.url.empty() && author.url.starts_with(site.url);
      add({"author", kNone, {author.name}, has_page ? author.url : "", folders[i] + kFile, authors[i].posts, author});
    }
  }
  return feeds;
}

Feed make_list_feed_head(const ExportContext& context, const ListFeed& plan) {
  Feed feed = make_feed_head(context);
  feed.id = feed_id(context.config, context.site, plan.kind, plan.names, plan.permalink);
  feed.title += " – " + one_line(plan.names.back());
  feed.description.clear();
  if (!plan.permalink.empty()) feed.url = plan.permalink;
  if (!plan.author.name.empty()) feed.author = clean_person(plan.author, context.site);
  return feed;
}

static std::unique_ptr<Job> plan_job(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  std::vector<ListFeed> plans = plan_list_feeds(context);
  std::vector<PartPosts> posts;
  for (const ListFeed& plan : plans) posts.push_back({plan.posts, context.config.feed->per_limit});
  const auto write = [&context, &diagnostics, shelf = shared_entries(context), plans = std::move(plans)](
                         std::size_t at, std::vector<FeedEntry> entries) {
    FeedFiller filler(make_list_feed_head(context, plans[at]), *context.config.feed);
    for (FeedEntry& entry : entries) {
      const FeedSizes sizes = shelf->brief_sizes(entry);
      filler.add(std::move(entry), sizes);
    }
    const Feed feed = filler.finish();
    const std::string& name = plans[at].name;
    std::string bytes = write_atom(feed, output_address(context.site, name));
    check_size(name, bytes.size(), kSizeHint, diagnostics);
    std::vector<Output> made;
    made.push_back({name, "lists", OutputRank::list_feed, std::move(bytes), {}, posts_of(feed, context.site)});
    return made;
  };
  return std::make_unique<PartFeedsJob>(context, outputs, posts, write);
}

const Exporter& lists_exporter() {
  static const Exporter row{
      .name = "lists",
      .summary = mark("a feed for each category, tag or author"),
      .group = Group::feeds,
      .rank = OutputRank::list_feed,
      .plan = plan_job,
  };
  return row;
}

}  // namespace essaypack
