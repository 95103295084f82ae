#include "export/feed/part_feeds.h"

#include "base/parallel.h"

#include <utility>

namespace essaypack {

PartFeedsJob::PartFeedsJob(const ExportContext& context, OutputSet& outputs,
                           const std::vector<std::vector<std::size_t>>& posts, Write write)
    : context_(context),
      outputs_(outputs),
      write_(std::move(write)),
      entries_(shared_entries(context)),
      feeds_(posts.size()) {
  for (std::size_t feed = 0; feed < posts.size(); ++feed) {
    feeds_[feed].entries.resize(posts[feed].size());
    feeds_[feed].missing = posts[feed].size();
    for (std::size_t position = 0; position < posts[feed].size(); ++position)
      uses_[posts[feed][position]].places.push_back({feed, position});
  }
  for (auto& [post, use] : uses_) use.needs_text = needs_text(context, post);
}

bool PartFeedsJob::wants(std::size_t post) const {
  const auto found = uses_.find(post);
  if (found == uses_.end() || !found->second.needs_text) return false;
  const std::lock_guard lock(guard_);
  return !found->second.is_made;
}

void PartFeedsJob::take(std::size_t post, const Fragment* fragment) {
  const std::shared_ptr<const FeedEntry> entry = entries_->find(post, fragment);
  std::vector<std::size_t> complete;
  {
    const std::lock_guard lock(guard_);
    Use& use = uses_.at(post);
    use.is_made = true;
    for (const Place& place : use.places) {
      Waiting& feed = feeds_[place.feed];
      feed.entries[place.position] = entry;
      if (--feed.missing == 0) complete.push_back(place.feed);
    }
  }
  for (const std::size_t at : complete) {
    std::vector<FeedEntry> entries;
    for (std::shared_ptr<const FeedEntry>& one : feeds_[at].entries)
      if (const std::shared_ptr<const FeedEntry> last = std::exchange(one, nullptr)) entries.push_back(*last);
    if (!entries.empty()) feeds_[at].made = write_(at, std::move(entries));
  }
}

void PartFeedsJob::finish() {
  std::vector<std::size_t> without_text;
  for (const auto& [post, use] : uses_)
    if (!use.needs_text) without_text.push_back(post);
  parallel_for(without_text.size(), context_.jobs, [&](std::size_t i) { take(without_text[i], nullptr); });
  for (Waiting& feed : feeds_)
    if (feed.made) outputs_.add(std::move(*feed.made));
}

}  // namespace essaypack
