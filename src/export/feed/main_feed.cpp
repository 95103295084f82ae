#include "export/feed/main_feed.h"

#include "config/sections/feed.h"
#include "export/feed/archive.h"
#include "export/feed/feed_icon.h"
#include "export/feed/feed_image.h"

#include <algorithm>
#include <utility>

namespace essaypack {
namespace {

std::vector<std::size_t> order_of(const ExportContext& context) {
  std::vector<std::size_t> order = posts_of_main_feed(context);
  sort_for_feed(order, context);
  return order;
}

Feed head_of(const ExportContext& context) {
  Feed feed = make_feed_head(context);
  const std::vector<ArchivePart> archive = plan_archive(context);
  if (!archive.empty())
    feed.links.push_back({"prev-archive", output_address(context.site, archive.back().name), "application/atom+xml"});
  return feed;
}

/// What readers will miss in every feed of the site.
void check_head(const ExportContext& context, Diagnostics& diagnostics) {
  check_icons(context, diagnostics);
  check_enclosures(context, diagnostics);
  const Feed feed = make_feed_head(context);
  if (context.config.author.name.empty() && feed.author.name == feed.title)
    diagnostics.report(Kind::feed_no_author, {}, tr("no author is configured, so the feeds name '{}'", feed.title),
                       tr("write 'author: ...' into essaypack.yaml, or use --author"));
}

void report_cut(const Feed& feed, std::size_t max_bytes, Diagnostics& diagnostics) {
  const auto full = std::count_if(feed.entries.begin(), feed.entries.end(),
                                  [](const FeedEntry& entry) { return !entry.content.empty(); });
  diagnostics.report(Kind::feed_over_budget, {},
                     tr("the feeds would exceed {} bytes: {} of {} entries keep their full text", max_bytes, full,
                        feed.entries.size()),
                     tr("set 'feed.max_bytes' or 'feed.limit' in essaypack.yaml"));
}

}  // namespace

MainFeed::MainFeed(const ExportContext& context, std::shared_ptr<EntryShelf> entries, Diagnostics& diagnostics)
    : context_(context),
      diagnostics_(diagnostics),
      limit_(main_feed_limit(context)),
      order_(order_of(context)),
      ranks_(context.site.posts.size(), kNone),
      entries_(std::move(entries)),
      filler_(head_of(context), *context.config.feed) {
  for (std::size_t rank = 0; rank < order_.size(); ++rank) ranks_[order_[rank]] = rank;
  if (!order_.empty()) check_head(context, diagnostics);
  advance();
}

bool MainFeed::wants(std::size_t post) const {
  const std::size_t rank = ranks_[post];
  if (rank == kNone || !needs_text(context_, post)) return false;
  const std::lock_guard lock(guard_);
  return rank >= next_ && is_open(rank) && waiting_.count(rank) == 0;
}

void MainFeed::take(std::size_t post, const Fragment* fragment) {
  std::shared_ptr<const FeedEntry> entry = entries_->find(post, fragment);
  const std::lock_guard lock(guard_);
  failed_ += !entry;
  waiting_.emplace(ranks_[post], std::move(entry));
  advance();
}

void MainFeed::advance() {
  for (; next_ < order_.size() && is_open(next_); ++next_) {
    const auto found = waiting_.find(next_);
    if (found != waiting_.end()) {
      if (found->second) filler_.add(*found->second, entries_->brief_sizes(*found->second));
      waiting_.erase(found);
    } else if (!needs_text(context_, order_[next_])) {
      const std::shared_ptr<const FeedEntry> entry = entries_->find(order_[next_], nullptr);
      filler_.add(*entry, entries_->brief_sizes(*entry));
    } else {
      return;
    }
  }
}

const Feed& MainFeed::feed() {
  if (feed_) return *feed_;
  feed_ = filler_.finish();
  if (filler_.is_cut())
    report_cut(*feed_, context_.config.feed->max_bytes, diagnostics_);
  else if (context_.config.feed->limit == 0)
    feed_->extent = FeedExtent::complete;
  return *feed_;
}

MainFeedPart::MainFeedPart(const ExportContext& context, Diagnostics& diagnostics) {
  std::shared_ptr<EntryShelf> entries = shared_entries(context);
  const std::lock_guard lock(context.shared->guard);
  leads_ = !context.shared->feed;
  if (leads_) context.shared->feed = std::make_shared<MainFeed>(context, std::move(entries), diagnostics);
  main_ = context.shared->feed;
}

}  // namespace essaypack
