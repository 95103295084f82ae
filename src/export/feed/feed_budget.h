#pragma once

/// Keeping feeds below the size that services refuse: full texts shrink to summaries from the oldest on,
/// then entries drop. Decided once for all formats, by the largest of them.

#include "export/feed/feed_entries.h"

#include <array>
#include <cstddef>
#include <vector>

namespace essaypack {

/// Takes entries newest first and says when no more can be of use; then decides. So a feed of all posts neither renders
/// nor holds more than its budget lets through.
class FeedBudget {
 public:
  /// `head` is the feed without entries. `max_bytes` 0 lets everything through.
  FeedBudget(const Feed& head, std::size_t max_bytes, bool json_is_ascii);

  /// Weighs the next entry. Its content is taken away at once if it can't stay. False if this and every later entry
  /// will be dropped.
  bool weigh(FeedEntry& entry);

  /// How many of the entries that passed `weigh` keep their content: the first ones.
  std::size_t count_full() const;

 private:
  using Sizes = std::array<std::size_t, 3>;
  Sizes sizes_of(const Feed& feed) const;
  bool fits(const Sizes& total) const;

  Feed probe_;
  std::size_t max_bytes_;
  bool json_is_ascii_;
  Sizes head_{}, all_full_{}, all_brief_{};
  std::vector<Sizes> full_, brief_;
  bool full_is_over_ = false;
};

}  // namespace essaypack
