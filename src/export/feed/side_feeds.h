#pragma once

/// Feeds beside the main one that come in several formats: those of the site's other languages, those of posts that
/// `feeds:` chooses.

#include "config/sections/feed.h"
#include "export/feed/feed_entries.h"
#include "export/job.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// A feed that is to be made, unless none of its posts can be rendered.
struct SideFeed {
  Feed head;  ///< Without entries.
  FeedFiles files;
  std::vector<std::size_t> posts;  ///< In the order of feeds.
  std::size_t limit = 0;           ///< 0: all.
  /// Where its files are known by other addresses than outputs of the site are: what stands in place of this folder.
  std::string folder = {}, url = {};

  std::string address_of(const std::string& name, const Site& site) const;
  /// The file by which lists of feeds name it: Atom, else RSS; empty if it has neither.
  const std::string& listed_file() const { return files.atom.empty() ? files.rss : files.atom; }
};

/// One for each language of the site but the main one, by code; none where all stand in one feed.
std::vector<SideFeed> plan_language_feeds(const ExportContext& context);
/// Those of `feeds:`, in its order.
std::vector<SideFeed> plan_chosen_feeds(const ExportContext& context);

/// Entries as they stand in a feed: each says its language where that is not the feed's.
void settle_languages(const Feed& feed, const Site& site, std::vector<FeedEntry>& entries);

/// The job that writes them.
std::unique_ptr<Job> make_side_feeds(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics,
                                     std::string_view exporter, std::vector<SideFeed> feeds);

}  // namespace essaypack
