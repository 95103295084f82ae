#include "app/records.h"

#include "base/file.h"
#include "base/record_version.h"
#include "export/announced_pages.h"
#include "export/empty_feed.h"

#include <unistd.h>

#include <algorithm>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolder = ".essaypack";
constexpr const char* kBeginAnew = "put the file back as it was, or remove it and begin anew";
constexpr std::uint64_t kLargest = 256 * 1024 * 1024;

Failure unreadable(const fs::path& path, const std::string& why) {
  return Failure(ExitCode::environment, "can't read '" + path.string() + "': " + why,
                 kBeginAnew);
}

/// Empty where there is no such file.
std::string read_record(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return {};
  FileBytes file = read_file(path, kLargest);
  if (!file.bytes) throw unreadable(path, file.too_large ? "it is too large" : file.error);
  return std::move(*file.bytes);
}

IdLedger read_ledger(const fs::path& path) {
  IdLedger ids;
  ids.before = read_record(path);
  ids.name = path.string();
  return ids;
}

OutputRank rank_of(const std::string& exporter) {
  if (exporter == "archive") return OutputRank::archive;
  return exporter == "lists" ? OutputRank::list_feed : OutputRank::feed;
}

/// An archive document without the link that it gets when it is closed.
std::string without_next_archive(const std::string& bytes) {
  const std::size_t from = bytes.find("<link rel=\"next-archive\"");
  if (from == bytes.npos) return bytes;
  return bytes.substr(0, from) + bytes.substr(std::min(bytes.find('\n', from), bytes.size() - 1) + 1);
}

void read_announcements(Records& records, bool has_key) {
  AnnouncementFiles& files = records.announcements;
  files.recorded = read_record(records.announced_path);
  files.changed_urls = read_record(records.folder / "changed-urls.txt");
  constexpr std::size_t kMost = 1000;
  for (std::size_t i = 0; has_key && i < kMost; ++i) {
    const fs::path path = records.folder / indexnow_name(i);
    std::string body = read_record(path);
    if (!body.empty() && !is_indexnow_body(body))
      throw Failure(ExitCode::environment, "can't add to '" + path.string() + "': it is no body for IndexNow", "remove it, or name it otherwise");
    // the pipeline may have pushed and removed the first ones
    if (body.empty() && i > 0) break;
    if (!body.empty()) files.indexnow.push_back(std::move(body));
  }
}

}  // namespace

fs::path state_folder(const Config& config, const fs::path& output_folder, const std::string& site_folder) {
  if (config.state.empty()) return output_folder / kFolder;
  return (fs::path(site_folder) / config.state).lexically_normal();
}

Records read_records(const Options& options, const Config& config, const Destination& destination,
                     const std::string& site_folder) {
  Records records;
  if (destination.kind != Destination::Kind::folder || options.command->kind != CommandKind::publish) return records;
  records.folder = destination.path;
  records.manifest_path = destination.path / kFolder / "manifest.json";
  const fs::path state = state_folder(config, destination.path, site_folder);
  records.ids_path = state / "ids.json";
  records.announced_path = state / "announced.json";
  records.ids = read_ledger(records.ids_path);
  records.ids.accepts = options.accept_ids;
  const std::string manifest = read_record(records.manifest_path);
  try {
    if (!manifest.empty()) records.outputs = parse_manifest(manifest);
  } catch (const std::exception& error) {
    throw Failure(ExitCode::environment, "can't read '" + records.manifest_path.string() + "': " + error.what(),
                  record_hint(error, kBeginAnew));
  }
  return records;
}

IdLedger read_ids(const Config& config, const std::string& site_folder) {
  if (config.state.empty()) return {};
  return read_ledger(state_folder(config, {}, site_folder) / "ids.json");
}

StaleOutputs judge_stale(const Records& records, const RunFacts& facts, OutputSet& outputs, Diagnostics& diagnostics) {
  StaleOutputs stale;
  if (facts.is_partial) return stale;
  Manifest made;
  for (const Output& output : outputs.outputs()) made.emplace(output.name, output.exporter);
  std::error_code error;
  const fs::path folder = fs::weakly_canonical(records.folder, error);
  for (const std::string& name : find_stale(records.outputs, made, facts.exporters)) {
    const fs::path path = records.folder / name;
    if (!is_file(path) || !is_inside(path.parent_path(), folder)) {
      stale.gone.push_back(name);
      continue;
    }
    if (facts.prunes) {
      stale.removed.push_back(name);
      continue;
    }
    stale.kept.push_back(name);
    const std::string& exporter = records.outputs.at(name);
    std::optional<std::string> empty = without_entries(read_file(path, kLargest).bytes.value_or(""));
    if (empty)
      outputs.add({name, exporter, rank_of(exporter), std::move(*empty), {}});
    else
      diagnostics.report(Kind::output_stale, {}, "'" + path.lexically_normal().string() + "' is no longer made",
                         "remove it, or let --prune do that");
  }
  return stale;
}

void note_closed_archives(const Records& records, const OutputSet& outputs, const StaleOutputs& stale, const Config& config,
                          Diagnostics& diagnostics) {
  const bool all_are_closed = config.feed.archive == FeedConfig::Archive::blocks;
  std::vector<std::string> changed;
  for (const Output& output : outputs.outputs()) {
    if (output.exporter != "archive" || records.outputs.count(output.name) == 0) continue;
    if (std::find(stale.kept.begin(), stale.kept.end(), output.name) != stale.kept.end()) continue;
    const std::string before = read_file(records.folder / output.name, kLargest).bytes.value_or("");
    const std::string was = without_next_archive(before);
    const bool was_closed = all_are_closed || was.size() != before.size();
    if (!before.empty() && was_closed && was != without_next_archive(output.bytes)) changed.push_back(output.name);
  }
  if (changed.empty()) return;
  std::string message = "'" + changed[0] + "'";
  if (changed.size() > 1) message += " and " + std::to_string(changed.size() - 1) + " more of the archive";
  diagnostics.report(Kind::feed_archive_changed, {},
                     message + " changed, though closed: readers that have fetched that will not fetch it again",
                     "with 'feed: {order_by: -updated}' edited posts come back into the main feed");
}

Manifest next_manifest(const Records& records, const OutputSet& outputs, const StaleOutputs& stale) {
  Manifest next = records.outputs;
  for (const auto* names : {&stale.removed, &stale.gone})
    for (const std::string& name : *names) next.erase(name);
  for (const Output& output : outputs.outputs()) next[output.name] = output.exporter;
  return next;
}

Announcements announce(Records& records, const RunFacts& facts, const Site& site, const Config& config,
                       const Diagnostics& diagnostics) {
  read_announcements(records, !config.sitemap.indexnow_key.empty());
  AnnouncementRun run;
  run.pages = announced_pages(site, config, diagnostics.files_with_errors());
  run.is_partial = facts.is_partial;
  run.site_url = site.url;
  run.indexnow_key = config.sitemap.indexnow_key;
  try {
    return compare_announcements(records.announcements, run);
  } catch (const std::exception& error) {
    throw Failure(ExitCode::environment, std::string("can't tell what is new since '") + records.announced_path.string() + "': " + error.what(),
                  record_hint(error, kBeginAnew));
  }
}

void remove_empty_folders(const Records& records, const StaleOutputs& stale) {
  for (const std::string& name : stale.removed)
    for (fs::path folder = fs::path(name).parent_path(); !folder.empty(); folder = folder.parent_path())
      if (rmdir((records.folder / folder).c_str()) != 0) break;
}

}  // namespace essaypack
