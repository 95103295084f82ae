#include "app/run/records.h"

#include "base/file.h"
#include "base/record_version.h"
#include "config/sections/book.h"
#include "config/sections/sitemap.h"
#include "export/book/epub.h"
#include "export/exporter.h"
#include "export/sitemap/announced_pages.h"
#include "preview/open_book.h"

#include <algorithm>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolder = ".essaypack";
constexpr Text kBeginAnew = mark("put the file back as it was, or remove it and begin anew");

Failure unreadable(const fs::path& path, const Message& why) {
  return Failure(ExitCode::environment, tr("can't read '{}': {}", path.string(), why), kBeginAnew);
}

/// Empty where there is no such file.
std::string read_record(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return {};
  FileBytes file = read_file(path, kLargestRecord);
  if (!file.bytes) throw unreadable(path, file.too_large ? tr("it is too large") : file.error);
  return std::move(*file.bytes);
}

IdLedger read_ledger(const fs::path& path) {
  IdLedger ids;
  ids.before = read_record(path);
  ids.name = path.string();
  return ids;
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
      throw Failure(ExitCode::environment, tr("can't add to '{}': it is no body for IndexNow", path.string()),
                    tr("remove it, or name it otherwise"));
    // the pipeline may have pushed and removed the first ones
    if (body.empty() && i > 0) break;
    if (!body.empty()) files.indexnow.push_back(std::move(body));
  }
}

Announcements compare(Records& records, const AnnouncementRun& run) {
  try {
    return compare_announcements(records.announcements, run);
  } catch (const std::exception& error) {
    throw Failure(ExitCode::environment,
                  tr("can't tell what is new since '{}': {}", records.announced_path.string(), record_reason(error)),
                  record_hint(error, kBeginAnew));
  }
}

AnnouncementRun announcement_run(const PublicTexts& texts, const Site& site, const Config& config,
                                 const Diagnostics& diagnostics) {
  AnnouncementRun run;
  run.pages = announced_pages(site, config, diagnostics.files_with_errors());
  if (texts.is_partial()) run.is_unseen = [&texts](std::uint64_t key) { return !texts.is_withdrawn(key); };
  run.site_url = site.url;
  run.indexnow_key = config.sitemap->indexnow_key;
  return run;
}

/// The editions of books, as far as this run can know where they are. A file that is to be one output reads those that
/// `state:` has.
void read_editions(Records& records, const Options& options, const Config& config, const Destination& destination,
                   const std::string& site_folder) {
  const bool has_place = !config.state.empty() || destination.kind == Destination::Kind::folder;
  if (!has_place || options.command->kind != CommandKind::publish) return;
  records.editions_path = state_folder(config, destination.path, site_folder) / "editions.json";
  try {
    records.editions.known = parse_editions(read_record(records.editions_path));
  } catch (const std::runtime_error& error) {
    throw Failure(ExitCode::environment,
                  tr("can't read '{}': {}", records.editions_path.string(), record_reason(error)),
                  record_hint(error, tr("put the file back as it was; without it the next edition knows of no other")));
  }
}

/// What the command line asks for and can't have.
void check_edition(const Options& options, const Config& config, const Destination& destination) {
  if (!options.edition) return;
  if (destination.kind != Destination::Kind::folder)
    throw Failure(ExitCode::usage, tr("an edition is remembered beside its book: it needs a folder"),
                  tr("write to one, such as -o out/"));
  const auto has_editions = [](const BookConfig* book) { return book->editions != BookEditions::off; };
  const std::vector<const BookConfig*> books = configured_books(config);
  if (std::none_of(books.begin(), books.end(), has_editions))
    throw Failure(ExitCode::usage, tr("no book has editions"), tr("take 'editions: off' out of essaypack.yaml"));
}

}  // namespace

fs::path state_folder(const Config& config, const fs::path& output_folder, const std::string& site_folder) {
  if (config.state.empty()) return output_folder / kFolder;
  return (fs::path(site_folder) / config.state).lexically_normal();
}

Records read_records(const Options& options, const Config& config, const Destination& destination,
                     const std::string& site_folder) {
  check_edition(options, config, destination);
  Records records;
  read_editions(records, options, config, destination, site_folder);
  if (destination.kind != Destination::Kind::folder || options.command->kind != CommandKind::publish) return records;
  records.folder = destination.path;
  records.manifest_path = destination.path / kFolder / "manifest.json";
  const fs::path state = state_folder(config, destination.path, site_folder);
  records.ids_path = state / "ids.json";
  records.announced_path = state / "announced.json";
  records.ids = read_ledger(records.ids_path);
  records.ids.accepts = options.accept_ids;
  records.editions.is_asked_for = options.edition;
  const std::string manifest = read_record(records.manifest_path);
  try {
    if (!manifest.empty()) records.outputs = parse_manifest(manifest);
  } catch (const std::exception& error) {
    throw Failure(ExitCode::environment,
                  tr("can't read '{}': {}", records.manifest_path.string(), record_reason(error)),
                  record_hint(error, kBeginAnew));
  }
  return records;
}

std::string read_old_package(const Records& records, const std::string& name) {
  const auto known = records.outputs.find(name);
  const fs::path path = records.folder / name;
  const Exporter* exporter = known == records.outputs.end() ? nullptr : find_exporter(known->second.exporter);
  if (!exporter || !exporter->is_dressed || !is_file(path)) return {};
  try {
    return OpenBook(path).part("EPUB/package.opf").value_or("");
  } catch (const Failure&) {
    return {};  // it will be made anew
  }
}

IdLedger read_ids(const Config& config, const std::string& site_folder) {
  if (config.state.empty()) return {};
  return read_ledger(state_folder(config, {}, site_folder) / "ids.json");
}

Announcements announce(Records& records, const PublicTexts& texts, const Site& site, const Config& config,
                       const Diagnostics& diagnostics) {
  read_announcements(records, !config.sitemap->indexnow_key.empty());
  return compare(records, announcement_run(texts, site, config, diagnostics));
}

Announcements announce_withdrawn(Records& records, const PublicTexts& texts, const Site& site, const Config& config,
                                 const Diagnostics& diagnostics) {
  read_announcements(records, !config.sitemap->indexnow_key.empty());
  if (records.announcements.recorded.empty()) return {{}, {}, records.announcements};
  AnnouncementRun run = announcement_run(texts, site, config, diagnostics);
  run.only_removals = true;
  return compare(records, run);
}

}  // namespace essaypack
