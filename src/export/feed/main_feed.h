#pragma once

/// The feed of the newest posts, which several formats write down.

#include "export/feed/entry_shelf.h"
#include "export/job.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace essaypack {

/// Takes posts in whatever order they come, and as many as the limit and the budget let through. May be used from
/// several threads.
class MainFeed {
 public:
  /// Both must outlive the pass over the posts.
  MainFeed(const ExportContext& context, std::shared_ptr<EntryShelf> entries, Diagnostics& diagnostics);

  /// True if it wants a post's text.
  bool wants(std::size_t post) const;
  void take(std::size_t post, const Fragment* fragment);
  /// The feed, once it wants no more.
  const Feed& feed();

 private:
  /// Whether the entry of that rank can have a place.
  bool is_open(std::size_t rank) const { return !filler_.is_full() && (limit_ == 0 || rank < limit_ + failed_); }
  /// Fills in the entries that wait for none before them.
  void advance();

  const ExportContext& context_;
  Diagnostics& diagnostics_;
  const std::size_t limit_;         ///< 0: none.
  std::vector<std::size_t> order_;  ///< Posts by rank, in the order of feeds.
  std::vector<std::size_t> ranks_;  ///< By post; none for what stands in no feed.
  const std::shared_ptr<EntryShelf> entries_;
  mutable std::mutex guard_;
  FeedFiller filler_;
  std::map<std::size_t, std::shared_ptr<const FeedEntry>> waiting_;  ///< By rank; null for what can't be rendered.
  std::size_t next_ = 0;                                             ///< The first rank that has not been filled in.
  std::size_t failed_ = 0;
  std::optional<Feed> feed_;
};

/// A job's part in the main feed of its run: of those that write it down the first is handed the posts.
class MainFeedPart {
 public:
  MainFeedPart(const ExportContext& context, Diagnostics& diagnostics);

  bool wants(std::size_t post) const { return leads_ && main_->wants(post); }
  void take(std::size_t post, const Fragment* fragment) { main_->take(post, fragment); }
  const Feed& feed() const { return main_->feed(); }

 private:
  std::shared_ptr<MainFeed> main_;
  bool leads_ = false;
};

using WriteFeed = void(const Feed& feed, const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics);

/// Writes the main feed down.
class MainFeedJob : public Job {
 public:
  MainFeedJob(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics, WriteFeed* write)
      : context_(context), outputs_(outputs), diagnostics_(diagnostics), part_(context, diagnostics), write_(write) {}

  bool wants(std::size_t post) const override { return part_.wants(post); }
  void take(std::size_t post, const Fragment* fragment) override { part_.take(post, fragment); }
  void finish() override {
    if (const Feed& feed = part_.feed(); !feed.entries.empty()) write_(feed, context_, outputs_, diagnostics_);
  }

 private:
  const ExportContext& context_;
  OutputSet& outputs_;
  Diagnostics& diagnostics_;
  MainFeedPart part_;
  WriteFeed* write_;
};

/// `Exporter::plan` of a format of the main feed.
template <WriteFeed* write>
std::unique_ptr<Job> of_main_feed(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  return std::make_unique<MainFeedJob>(context, outputs, diagnostics, write);
}

}  // namespace essaypack
