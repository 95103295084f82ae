#include "export/feed_budget.h"

#include "export/feed_formats.h"

#include <utility>

namespace essaypack {

namespace {

/// Between two items of a JSON list.
constexpr std::size_t kSeparator = 2;

void add(std::array<std::size_t, 3>& to, const std::array<std::size_t, 3>& what) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += what[i];
}

}  // namespace

FeedBudget::FeedBudget(const Feed& head, std::size_t max_bytes, bool json_is_ascii)
    : probe_(head), max_bytes_(max_bytes), json_is_ascii_(json_is_ascii) {
  probe_.entries.clear();
  if (max_bytes_ == 0) return;
  head_ = sizes_of(probe_);
  all_full_ = all_brief_ = head_;
}

FeedBudget::Sizes FeedBudget::sizes_of(const Feed& feed) const {
  const std::string self = feed.url + "atom.xml";
  return {write_rss(feed, self).size(), write_atom(feed, self).size(),
          write_json_feed(feed, self, json_is_ascii_ ? JsonText::ascii : JsonText::utf8).size()};
}

bool FeedBudget::fits(const Sizes& total) const {
  for (const std::size_t size : total)
    if (size > max_bytes_) return false;
  return true;
}

bool FeedBudget::weigh(FeedEntry& entry) {
  if (max_bytes_ == 0) return true;
  const auto size_alone = [this](FeedEntry&& alone) {
    probe_.entries.clear();
    probe_.entries.push_back(std::move(alone));
    Sizes sizes = sizes_of(probe_);
    for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] = sizes[i] - head_[i] + kSeparator;
    return sizes;
  };
  FeedEntry shrunk = entry;
  shrunk.content.clear();
  shrunk.summary = shrunk.brief;
  brief_.push_back(size_alone(std::move(shrunk)));
  add(all_brief_, brief_.back());
  if (brief_.size() > 1 && !fits(all_brief_)) return false;

  full_.push_back(full_is_over_ ? Sizes{max_bytes_ + 1, 0, 0} : size_alone(FeedEntry(entry)));
  add(all_full_, full_.back());
  full_is_over_ = full_is_over_ || !fits(all_full_);
  if (full_is_over_) entry.content.clear();
  return true;
}

FeedBudget::Decision FeedBudget::decide() const {
  if (max_bytes_ == 0) return {static_cast<std::size_t>(-1), static_cast<std::size_t>(-1)};
  if (brief_.size() > full_.size()) return {0, full_.size()};
  Sizes total = all_brief_;
  std::size_t full = 0;
  for (; full < full_.size(); ++full) {
    Sizes next = total;
    for (std::size_t i = 0; i < next.size(); ++i) next[i] = next[i] - brief_[full][i] + full_[full][i];
    if (!fits(next)) break;
    total = next;
  }
  return {full, full_.size()};
}

}  // namespace essaypack
