#include "app/run/closed_archives.h"

#include "base/file.h"
#include "config/sections/feed.h"
#include "export/exporter.h"

#include <algorithm>

namespace essaypack {
namespace {

/// An archive document without the link that it gets when it is closed.
std::string without_next_archive(const std::string& bytes) {
  const std::size_t from = bytes.find("<link rel=\"next-archive\"");
  if (from == bytes.npos) return bytes;
  return bytes.substr(0, from) + bytes.substr(std::min(bytes.find('\n', from), bytes.size() - 1) + 1);
}

}  // namespace

void note_closed_archives(const Records& records, const OutputSet& outputs, const StaleOutputs& stale,
                          const Config& config, Diagnostics& diagnostics) {
  const bool all_are_closed = config.feed->archive == FeedArchive::blocks;
  std::vector<std::string> changed;
  for (const Output& output : outputs.outputs()) {
    const Exporter* exporter = find_exporter(output.exporter);
    if (!exporter || !exporter->closes || records.outputs.count(output.name) == 0) continue;
    if (std::find(stale.kept.begin(), stale.kept.end(), output.name) != stale.kept.end()) continue;
    const std::string before = read_file(records.folder / output.name, kLargestRecord).bytes.value_or("");
    const std::string was = without_next_archive(before);
    const bool was_closed = all_are_closed || was.size() != before.size();
    if (!before.empty() && was_closed && was != without_next_archive(output.bytes)) changed.push_back(output.name);
  }
  if (changed.empty()) return;
  diagnostics.report(
      Kind::feed_archive_changed, {},
      changed.size() == 1
          ? tr("'{}' changed, though closed: readers that have fetched that will not fetch it again", changed[0])
          : tr("'{}' and {} more of the archive changed, though closed: readers that have fetched that "
               "will not fetch it again",
               changed[0], changed.size() - 1),
      tr("with 'feed: {order_by: -updated}' edited posts come back into the main feed"));
}

}  // namespace essaypack
