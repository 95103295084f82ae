#pragma once

/// Keeping feeds below the size that services refuse: full texts shrink to summaries from the oldest on,
/// then entries drop. Decided once for all formats, by the largest of them.

#include "config/sections/feed.h"
#include "export/feed/feed_formats.h"

#include <cstddef>
#include <vector>

namespace essaypack {

/// Weighs entries.
class EntryScale {
 public:
  /// `head` is a feed of the site without entries.
  EntryScale(Feed head, JsonText json);

  /// What the feed takes without entries.
  const FeedSizes& head() const { return head_; }
  /// What an entry adds without its content. From any thread.
  FeedSizes brief_sizes(const FeedEntry& entry) const;

 private:
  FeedSizes sizes_of(const Feed& feed) const;

  Feed feed_;
  JsonText json_;
  FeedSizes head_{};
};

/// Takes entries newest first and says when no more can be of use; then decides. So a feed of all posts neither renders
/// nor holds more than its budget lets through.
class FeedBudget {
 public:
  /// `head` is the feed without entries. `max_bytes` 0 lets everything through.
  FeedBudget(const Feed& head, std::size_t max_bytes, JsonText json);

  /// Weighs the next entry, of which `brief` are the `EntryScale::brief_sizes`. Its content is taken away at once if it
  /// can't stay. False if this and every later entry will be dropped.
  bool weigh(FeedEntry& entry, const FeedSizes& brief);

  /// How many of the entries that passed `weigh` keep their content: the first ones.
  std::size_t count_full() const;

 private:
  bool fits(const FeedSizes& total) const;

  std::size_t max_bytes_;
  JsonText json_;
  FeedSizes all_full_{}, all_brief_{};
  std::vector<FeedSizes> full_, brief_;
  bool full_is_over_ = false;
};

/// Puts entries, newest first, into a feed as far as its budget goes.
class FeedFiller {
 public:
  /// `head` is the feed without entries.
  FeedFiller(Feed head, const FeedConfig& config);

  /// `brief`: its `EntryScale::brief_sizes`; not asked for where feeds have no budget.
  void add(FeedEntry entry, const FeedSizes& brief);
  /// True if no more have a place.
  bool is_full() const { return is_full_; }
  /// The feed, dated.
  Feed finish();
  /// True if some had to be shortened or left out; known when it has finished.
  bool is_cut() const { return is_cut_; }

 private:
  Feed feed_;
  FeedBudget budget_;
  bool is_full_ = false;
  bool is_cut_ = false;
};

}  // namespace essaypack
