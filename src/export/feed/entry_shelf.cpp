#include "export/feed/entry_shelf.h"

namespace essaypack {

EntryShelf::EntryShelf(const ExportContext& context) : context_(context) {
  const FeedConfig& config = context.config.feed;
  if (config.max_bytes != 0) scale_.emplace(make_feed_head(context), config.json_ascii);
}

std::shared_ptr<const FeedEntry> EntryShelf::find(std::size_t post, const Fragment* fragment) {
  {
    const std::lock_guard lock(guard_);
    if (std::shared_ptr<const FeedEntry> known = entries_[post].lock()) return known;
  }
  std::optional<FeedEntry> entry = make_entry(context_, post, fragment);
  if (!entry) return nullptr;
  if (scale_) entry->brief_sizes = scale_->brief_sizes(*entry);
  const auto made = std::make_shared<const FeedEntry>(std::move(*entry));
  const std::lock_guard lock(guard_);
  entries_[post] = made;
  return made;
}

std::shared_ptr<EntryShelf> shared_entries(const ExportContext& context) {
  const std::lock_guard lock(context.shared->guard);
  if (!context.shared->entries) context.shared->entries = std::make_shared<EntryShelf>(context);
  return context.shared->entries;
}

}  // namespace essaypack
