#pragma once

/// The entries of a run, which the main feed, the lists and the archive share.

#include "export/feed/feed_budget.h"
#include "export/feed/feed_entries.h"

#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace essaypack {

/// Makes the entry of a post once, as long as some feed holds it. May be used from several threads.
class EntryShelf {
 public:
  /// `context` must outlive the pass over the posts.
  explicit EntryShelf(const ExportContext& context);

  /// The entry of a post that was rendered; null if it needs a text and `fragment` is null.
  std::shared_ptr<const FeedEntry> find(std::size_t post, const Fragment* fragment);
  /// What an entry adds to a feed without its content, weighed once; zeros where feeds have no budget.
  FeedSizes brief_sizes(const FeedEntry& entry);

 private:
  const ExportContext& context_;
  std::optional<EntryScale> scale_;  ///< Where feeds have a budget.
  std::mutex guard_;
  std::unordered_map<std::size_t, std::weak_ptr<const FeedEntry>> entries_;  ///< By post.
  std::unordered_map<std::size_t, FeedSizes> sizes_;                         ///< By post.
};

/// That of the run.
std::shared_ptr<EntryShelf> shared_entries(const ExportContext& context);

}  // namespace essaypack
