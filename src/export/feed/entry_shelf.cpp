#include "export/feed/entry_shelf.h"

#include "config/sections/feed.h"

namespace essaypack {

EntryShelf::EntryShelf(const ExportContext& context) : context_(context) {
  const FeedConfig& config = *context.config.feed;
  if (config.max_bytes != 0) scale_.emplace(make_feed_head(context), json_text_of(config));
}

std::shared_ptr<const FeedEntry> EntryShelf::find(std::size_t post, const Fragment* fragment) {
  {
    const std::lock_guard lock(guard_);
    if (std::shared_ptr<const FeedEntry> known = entries_[post].lock()) return known;
  }
  std::optional<FeedEntry> entry = make_entry(context_, post, fragment);
  if (!entry) return nullptr;
  const auto made = std::make_shared<const FeedEntry>(std::move(*entry));
  const std::lock_guard lock(guard_);
  entries_[post] = made;
  return made;
}

FeedSizes EntryShelf::brief_sizes(const FeedEntry& entry) {
  if (!scale_) return {};
  {
    const std::lock_guard lock(guard_);
    if (const auto known = sizes_.find(entry.post); known != sizes_.end()) return known->second;
  }
  const FeedSizes sizes = scale_->brief_sizes(entry);
  const std::lock_guard lock(guard_);
  return sizes_.emplace(entry.post, sizes).first->second;
}

std::shared_ptr<EntryShelf> shared_entries(const ExportContext& context) {
  const std::lock_guard lock(context.shared->guard);
  if (!context.shared->entries) context.shared->entries = std::make_shared<EntryShelf>(context);
  return context.shared->entries;
}

}  // namespace essaypack
