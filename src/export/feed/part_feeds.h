#pragma once

/// Many small feeds of one run: those of categories and tags, the parts of the archive.

#include "export/feed/entry_shelf.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

namespace essaypack {

/// What one of them shows.
struct PartPosts {
  std::vector<std::size_t> posts;  ///< In its order.
  std::size_t limit = 0;           ///< It shows the first so many that can be rendered; 0: all.
};

/// Writes a feed as soon as its last entry is there: what is held is only what is still waited for.
class PartFeedsJob : public Job {
 public:
  /// The files of one of the feeds from its entries, in their order, without those that can't be rendered; there is at
  /// least one. From any thread.
  using Write = std::function<std::vector<Output>(std::size_t feed, std::vector<FeedEntry> entries)>;

  /// Context and outputs must outlive the job.
  PartFeedsJob(const ExportContext& context, OutputSet& outputs, const std::vector<PartPosts>& feeds, Write write);

  bool wants(std::size_t post) const override;
  void take(std::size_t post, const Fragment* fragment) override;
  /// Makes the entries that need no text, too.
  void finish() override;

 private:
  struct Place {
    std::size_t feed, position;
  };
  struct Slot {
    std::size_t post;
    bool is_decided = false;                 ///< Its entry is there, or can't be made.
    std::shared_ptr<const FeedEntry> entry;  ///< Null if it can't.
  };
  struct Waiting {
    std::vector<Slot> slots;
    std::size_t open = 0;     ///< Slots that the limit lets through: one more for each that can't be made.
    std::size_t missing = 0;  ///< Of these, not decided yet.
    std::vector<Output> made;
  };
  struct Use {
    std::vector<Place> places;
    bool needs_text = true;
  };

  bool is_waiting(const Place& place) const {
    return place.position < feeds_[place.feed].open && !feeds_[place.feed].slots[place.position].is_decided;
  }
  /// True if that was the last one.
  bool decide(const Place& place, std::shared_ptr<const FeedEntry> entry);
  void complete(Waiting& feed, std::size_t at);

  const ExportContext& context_;
  OutputSet& outputs_;
  const Write write_;
  const std::shared_ptr<EntryShelf> entries_;
  mutable std::mutex guard_;
  std::unordered_map<std::size_t, Use> uses_;  ///< By post.
  std::vector<Waiting> feeds_;
};

}  // namespace essaypack
