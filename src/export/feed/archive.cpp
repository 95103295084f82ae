#include "export/feed/archive.h"

#include "config/sections/feed.h"
#include "export/feed/feed_formats.h"
#include "export/feed/part_feeds.h"

#include <algorithm>

namespace essaypack {

namespace {

/// Posts of the main feed by date, oldest first, ties by source backwards: the main feed's order turned round.
std::vector<std::size_t> oldest_first(const ExportContext& context) {
  std::vector<std::size_t> posts = posts_of_main_feed(context);
  std::reverse(posts.begin(), posts.end());
  return posts;
}

std::vector<ArchivePart> plan_years(const ExportContext& context) {
  std::vector<ArchivePart> parts;
  int last = 0;
  for (const std::size_t post : oldest_first(context)) {
    const int year = civil(context.config.zone.at(context.site.posts[post].date->unix_seconds)).year;
    if (parts.empty() || year != last) parts.push_back({"archive/" + std::to_string(year) + ".xml", {}});
    last = year;
    parts.back().posts.push_back(post);
  }
  return parts;
}

std::vector<ArchivePart> plan_blocks(const ExportContext& context) {
  const std::size_t size = std::max<std::size_t>(context.config.feed->archive_block, 1);
  const std::vector<std::size_t> posts = oldest_first(context);
  std::vector<ArchivePart> parts;
  for (std::size_t from = 0; from + size <= posts.size(); from += size)
    parts.push_back({"archive/" + std::to_string(parts.size() + 1) + ".xml",
                     {posts.begin() + static_cast<std::ptrdiff_t>(from),
                      posts.begin() + static_cast<std::ptrdiff_t>(from + size)}});
  return parts;
}

Feed make_archive_feed(const ExportContext& context, const std::vector<ArchivePart>& parts, std::size_t at,
                       std::vector<FeedEntry> entries) {
  Feed feed = make_feed_head(context);
  feed.extent = FeedExtent::archive;
  const auto link = [&](const char* relation, const std::string& name) {
    feed.links.push_back({relation, output_address(context.site, name), "application/atom+xml"});
  };
  const FeedConfig& config = *context.config.feed;
  if (!config.atom_path.empty())
    link("current", config.atom_path);
  else
    feed.links.push_back({"current", output_address(context.site, config.rss_path), "application/rss+xml"});
  if (at > 0) link("prev-archive", parts[at - 1].name);
  if (at + 1 < parts.size()) link("next-archive", parts[at + 1].name);
  for (FeedEntry& entry : entries) {
    feed.updated = std::max(feed.updated, entry.updated);
    feed.entries.push_back(std::move(entry));
  }
  return feed;
}

}  // namespace

std::vector<ArchivePart> plan_archive(const ExportContext& context) {
  const FeedConfig& config = *context.config.feed;
  // A feed of all posts is complete, and only XML feeds lead to an archive and back.
  if (config.limit == 0 || (config.atom_path.empty() && config.rss_path.empty())) return {};
  std::vector<ArchivePart> parts;
  switch (config.archive) {
    case FeedArchive::none:
      return {};
    case FeedArchive::year:
      parts = plan_years(context);
      break;
    case FeedArchive::blocks:
      parts = plan_blocks(context);
      break;
  }
  for (ArchivePart& part : parts) std::reverse(part.posts.begin(), part.posts.end());
  return parts;
}

std::size_t main_feed_limit(const ExportContext& context) {
  const FeedConfig& config = *context.config.feed;
  if (config.limit == 0 || config.archive != FeedArchive::blocks) return config.limit;
  const std::size_t open = oldest_first(context).size() % std::max<std::size_t>(config.archive_block, 1);
  return std::max(config.limit, open);
}

static std::unique_ptr<Job> plan_job(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  std::vector<ArchivePart> parts = plan_archive(context);
  std::vector<PartPosts> posts;
  for (const ArchivePart& part : parts) posts.push_back({part.posts, 0});
  const auto write = [&context, &diagnostics, parts = std::move(parts)](std::size_t at,
                                                                        std::vector<FeedEntry> entries) {
    const Feed feed = make_archive_feed(context, parts, at, std::move(entries));
    const std::string& name = parts[at].name;
    std::string bytes = write_atom(feed, output_address(context.site, name));
    const std::size_t fewer = std::max<std::size_t>(feed.entries.size() * 500'000 / bytes.size(), 1);
    check_size(name, bytes.size(), tr("write 'archive: {}' for blocks of fewer posts", fewer), diagnostics);
    std::vector<Output> made;
    made.push_back({name, "archive", OutputRank::archive, std::move(bytes), {}, posts_of(feed, context.site)});
    return made;
  };
  return std::make_unique<PartFeedsJob>(context, outputs, posts, write);
}

const Exporter& archive_exporter() {
  static const Exporter row{
      .name = "archive",
      .summary = mark("all older posts as Atom (RFC 5005)"),
      .closes = true,
      .group = Group::feeds,
      .rank = OutputRank::archive,
      .plan = plan_job,
  };
  return row;
}

}  // namespace essaypack
