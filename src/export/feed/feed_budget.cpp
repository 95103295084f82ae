#include "export/feed/feed_budget.h"

#include "config/sections/feed.h"
#include "export/feed/feed_formats.h"

#include <algorithm>
#include <array>
#include <utility>

namespace essaypack {

namespace {

/// Between two items of a JSON list.
constexpr std::size_t kSeparator = 2;
/// At least the markup round a content.
constexpr std::size_t kContentMarkup = 64;
/// What many services refuse (rule C40).
constexpr std::size_t kLarge = 1'000'000;

using ByteSizes = std::array<unsigned char, 256>;

/// What each byte of a text takes as XML text.
constexpr ByteSizes kXmlSizes = [] {
  ByteSizes sizes;
  sizes.fill(1);
  sizes['&'] = 5;
  sizes['<'] = sizes['>'] = 4;
  return sizes;
}();

/// What it takes in a JSON string; in ASCII a lead byte stands for its character, one above U+FFFF is two escapes.
constexpr ByteSizes json_sizes(bool is_ascii) {
  ByteSizes sizes;
  for (unsigned byte = 0; byte < sizes.size(); ++byte) {
    sizes[byte] = byte < 0x20 ? 6 : 1;
    if (is_ascii && byte >= 0x7F) sizes[byte] = byte >= 0xF0 ? 12 : byte >= 0xC0 || byte == 0x7F ? 6 : 0;
  }
  for (const char c : {'\n', '\t', '"', '\\'}) sizes[static_cast<unsigned char>(c)] = 2;
  return sizes;
}
constexpr ByteSizes kJsonSizes = json_sizes(false), kAsciiJsonSizes = json_sizes(true);

std::size_t size_by(const ByteSizes& sizes, std::string_view text) {
  std::size_t size = 0;
  for (const char c : text) size += sizes[static_cast<unsigned char>(c)];
  return size;
}

void add(FeedSizes& to, const FeedSizes& what) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += what[i];
}

}  // namespace

EntryScale::EntryScale(Feed head, JsonText json) : feed_(std::move(head)), json_(json) {
  feed_.entries.clear();
  head_ = sizes_of(feed_);
}

FeedSizes EntryScale::sizes_of(const Feed& feed) const {
  const std::string self = feed.url + "atom.xml";
  return {write_rss(feed, self).size(), write_atom(feed, self).size(), write_json_feed(feed, self, json_).size()};
}

FeedSizes EntryScale::brief_sizes(const FeedEntry& entry) const {
  Feed probe = feed_;
  probe.entries.push_back(entry);
  probe.entries[0].content.clear();
  probe.entries[0].summary = entry.brief;
  FeedSizes sizes = sizes_of(probe);
  for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] = sizes[i] - head_[i] + kSeparator;
  return sizes;
}

FeedBudget::FeedBudget(const Feed& head, std::size_t max_bytes, JsonText json) : max_bytes_(max_bytes), json_(json) {
  if (max_bytes_ != 0) all_full_ = all_brief_ = EntryScale(head, json).head();
}

bool FeedBudget::fits(const FeedSizes& total) const {
  for (const std::size_t size : total)
    if (size > max_bytes_) return false;
  return true;
}

bool FeedBudget::weigh(FeedEntry& entry, const FeedSizes& brief) {
  if (max_bytes_ == 0) return true;
  brief_.push_back(brief);
  add(all_brief_, brief);
  if (brief_.size() > 1 && !fits(all_brief_)) return false;

  // The summary of a full entry is the brief one or none: this is a little too much, never too little.
  FeedSizes full = brief;
  if (!entry.content.empty()) {
    const std::size_t xml = size_by(kXmlSizes, entry.content) + kContentMarkup;
    add(full,
        {xml, xml, size_by(json_ == JsonText::ascii ? kAsciiJsonSizes : kJsonSizes, entry.content) + kContentMarkup});
  }
  full_.push_back(full);
  add(all_full_, full);
  full_is_over_ = full_is_over_ || !fits(all_full_);
  if (full_is_over_) entry.content.clear();
  return true;
}

std::size_t FeedBudget::count_full() const {
  if (max_bytes_ == 0) return static_cast<std::size_t>(-1);
  if (brief_.size() > full_.size()) return 0;
  FeedSizes total = all_brief_;
  std::size_t full = 0;
  for (; full < full_.size(); ++full) {
    FeedSizes next = total;
    for (std::size_t i = 0; i < next.size(); ++i) next[i] = next[i] - brief_[full][i] + full_[full][i];
    if (!fits(next)) break;
    total = next;
  }
  return full;
}

void check_size(const std::string& name, std::size_t bytes, const Message& hint, Diagnostics& diagnostics) {
  if (bytes <= kLarge) return;
  diagnostics.report(Kind::feed_large, {},
                     tr("'{}' has {} bytes, and many services take no feed of more than 1 MB", name, bytes), hint);
}

FeedFiller::FeedFiller(Feed head, const FeedConfig& config)
    : feed_(std::move(head)), budget_(feed_, config.max_bytes, json_text_of(config)) {}

void FeedFiller::add(FeedEntry entry, const FeedSizes& brief) {
  if (is_full_) return;
  is_full_ = !budget_.weigh(entry, brief);
  if (!is_full_) feed_.entries.push_back(std::move(entry));
}

Feed FeedFiller::finish() {
  is_cut_ = is_full_;
  for (std::size_t i = budget_.count_full(); i < feed_.entries.size(); ++i) {
    is_cut_ = true;
    feed_.entries[i].content.clear();
    feed_.entries[i].summary = feed_.entries[i].brief;
  }
  for (const FeedEntry& entry : feed_.entries) feed_.updated = std::max(feed_.updated, entry.updated);
  return std::move(feed_);
}

}  // namespace essaypack
