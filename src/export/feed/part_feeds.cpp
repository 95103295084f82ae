#include "export/feed/part_feeds.h"

#include <algorithm>
#include <utility>

namespace essaypack {

PartFeedsJob::PartFeedsJob(const ExportContext& context, OutputSet& outputs, const std::vector<PartPosts>& feeds,
                           Write write)
    : context_(context),
      outputs_(outputs),
      write_(std::move(write)),
      entries_(shared_entries(context)),
      feeds_(feeds.size()) {
  for (std::size_t feed = 0; feed < feeds.size(); ++feed) {
    const auto& [posts, limit] = feeds[feed];
    for (const std::size_t post : posts) {
      uses_[post].places.push_back({feed, feeds_[feed].slots.size()});
      feeds_[feed].slots.push_back({post, false, nullptr});
    }
    feeds_[feed].open = limit == 0 ? posts.size() : std::min(limit, posts.size());
    feeds_[feed].missing = feeds_[feed].open;
  }
  for (auto& [post, use] : uses_) use.needs_text = needs_text(context, post);
}

bool PartFeedsJob::wants(std::size_t post) const {
  const auto found = uses_.find(post);
  if (found == uses_.end() || !found->second.needs_text) return false;
  const std::lock_guard lock(guard_);
  const std::vector<Place>& places = found->second.places;
  return std::any_of(places.begin(), places.end(), [this](const Place& place) { return is_waiting(place); });
}

bool PartFeedsJob::decide(const Place& place, std::shared_ptr<const FeedEntry> entry) {
  Waiting& feed = feeds_[place.feed];
  Slot& slot = feed.slots[place.position];
  slot.is_decided = true;
  slot.entry = std::move(entry);
  --feed.missing;
  if (!slot.entry && feed.open < feed.slots.size()) {
    ++feed.open;
    ++feed.missing;
  }
  return feed.missing == 0;
}

void PartFeedsJob::complete(Waiting& feed, std::size_t at) {
  std::vector<FeedEntry> entries;
  for (Slot& slot : feed.slots)
    if (const std::shared_ptr<const FeedEntry> last = std::exchange(slot.entry, nullptr)) entries.push_back(*last);
  if (!entries.empty()) feed.made = write_(at, std::move(entries));
}

void PartFeedsJob::take(std::size_t post, const Fragment* fragment) {
  const std::shared_ptr<const FeedEntry> entry = entries_->find(post, fragment);
  std::vector<std::size_t> done;
  {
    const std::lock_guard lock(guard_);
    for (const Place& place : uses_.at(post).places)
      if (is_waiting(place) && decide(place, entry)) done.push_back(place.feed);
  }
  for (const std::size_t feed : done) complete(feeds_[feed], feed);
}

void PartFeedsJob::finish() {
  for (std::size_t at = 0; at < feeds_.size(); ++at) {
    Waiting& feed = feeds_[at];
    const bool was_waiting = feed.missing > 0;  // what is left needs no text
    for (std::size_t position = 0; position < feed.open; ++position)
      if (is_waiting({at, position})) decide({at, position}, entries_->find(feed.slots[position].post, nullptr));
    if (was_waiting) complete(feed, at);
    for (Output& output : feed.made) outputs_.add(std::move(output));
  }
}

}  // namespace essaypack
