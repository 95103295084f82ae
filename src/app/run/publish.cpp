#include "app/run/publish.h"

#include "app/run/external.h"
#include "app/world/standard_output.h"
#include "base/file.h"
#include "config/sections/sitemap.h"
#include "diag/failure.h"
#include "export/exporter.h"
#include "output/depfile.h"
#include "output/folders.h"

#include <algorithm>
#include <cerrno>
#include <deque>
#include <fstream>
#include <functional>
#include <utility>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

/// Files in the order in which they are to appear; keeps the ones that no exporter made.
class Placement {
 public:
  explicit Placement(const Publication& publication) : publication_(publication) {}

  std::vector<PlacedOutput> run(RunResult& result) {
    placed_ = place_outputs(publication_.outputs.outputs(), publication_.destination);
    const std::size_t own = placed_.size();
    if (!publication_.records.folder.empty()) {
      add_removals();
      add_records();
      if (!publication_.site.url.empty()) add_announcements(result);
    }
    if (publication_.options.depfile) add_depfile(own);
    return std::move(placed_);
  }

 private:
  void add(const fs::path& path, std::string bytes, bool is_record, const char* what) {
    Output output;
    output.exporter = what;
    output.name = path.filename().string();
    output.bytes = std::move(bytes);
    made_.push_back(std::move(output));
    placed_.push_back({path, &made_.back(), is_record});
  }

  void add_removals() {
    // what the run has read is the author's now, whoever made it once
    const Ownership ownership = ownership_of(publication_);
    for (const std::string& name : publication_.stale.removed) {
      std::error_code error;
      const fs::path path = publication_.records.folder / name;
      if (!ownership.is_input(fs::weakly_canonical(fs::absolute(path), error))) placed_.push_back({path, nullptr});
    }
  }

  void add_records() {
    Records& records = publication_.records;
    add(records.manifest_path, print_manifest(next_manifest(records, publication_.outputs, publication_.stale)), true,
        "record");
    if (records.editions.has_changed)
      add(records.editions_path, print_editions(records.editions.known), true, "record");
    if (publication_.config.url.empty()) return;
    const PublicTexts& texts = publication_.texts;
    const auto is_kept = [&texts](std::string_view source) { return !texts.is_withdrawn(post_key(source)); };
    add(records.ids_path,
        next_ledger(records.ids, texts.is_partial() ? is_kept : std::function<bool(std::string_view)>()), true,
        "record");
  }

  /// The record comes last: a run that is cut short before it tells of the same addresses again, and none is lost.
  void add_announcements(RunResult& result) {
    Records& records = publication_.records;
    const auto announces = [](const std::string& name) {
      const Exporter* exporter = find_exporter(name);
      return exporter && exporter->announces;
    };
    const std::set<std::string>& made = publication_.facts.exporters;
    const bool makes_sitemap = std::any_of(made.begin(), made.end(), announces);
    if (!makes_sitemap && !publication_.stale.shows_withdrawn) return;
    Announcements now = (makes_sitemap ? announce : announce_withdrawn)(records, publication_.texts, publication_.site,
                                                                        publication_.config, publication_.diagnostics);
    result.changed_urls = std::move(now.changed);
    if (now.files.recorded == records.announcements.recorded) return;
    replace(records.folder / "changed-urls.txt", now.files.changed_urls);
    if (!publication_.config.sitemap->indexnow_key.empty()) {
      std::size_t count = 0;
      for (std::string& body : now.files.indexnow)
        add(records.folder / indexnow_name(count++), std::move(body), false, "announcement");
      for (; is_file(records.folder / indexnow_name(count)); ++count)
        placed_.push_back({records.folder / indexnow_name(count), nullptr});
    }
    add(records.announced_path, std::move(now.files.recorded), true, "record");
  }

  void replace(const fs::path& path, std::string bytes) {
    if (!bytes.empty())
      add(path, std::move(bytes), false, "announcement");
    else if (is_file(path))
      placed_.push_back({path, nullptr});
  }

  void add_depfile(std::size_t own) {
    const Options& options = publication_.options;
    std::string target = options.depfile_target.value_or(options.stamp.value_or(""));
    if (target.empty() && own > 0) target = placed_.front().path.string();
    if (target.empty())
      throw Failure(ExitCode::usage, tr("nothing says what the depfile is about"), tr("add --depfile-target NAME"));
    add(*options.depfile, make_depfile(target, publication_.inputs.names()), false, "depfile");
  }

  const Publication& publication_;
  std::deque<Output> made_;  ///< A deque: what is placed keeps its address.
  std::vector<PlacedOutput> placed_;
};

/// The bytes of an output, wherever they wait.
std::string bytes_of(const Output& output) {
  if (output.temporary.empty()) return output.bytes;
  std::optional<std::string> bytes = read_file(output.temporary).bytes;
  if (!bytes) throw Failure(ExitCode::environment, tr("can't read '{}' again", output.temporary.string()));
  return *std::move(bytes);
}

/// A device or pipe gets the bytes; a file must not take its place.
void write_stream(const std::vector<Output>& outputs, const fs::path& path) {
  std::ofstream stream(path, std::ios::binary);
  for (const Output& output : outputs) stream << bytes_of(output);
  if (!stream.flush()) throw write_failure(path, errno);
}

/// What goes to no file is taken out of the outputs.
std::vector<Output> take_streamed(const Publication& publication) {
  const Destination::Kind kind = publication.destination.kind;
  if (kind == Destination::Kind::folder || kind == Destination::Kind::file_or_folder) return {};
  if (kind == Destination::Kind::stream)
    place_outputs(publication.outputs.outputs(), publication.destination);  // they may be too many
  return std::exchange(publication.outputs.outputs(), {});
}

void stream_outputs(const std::vector<Output>& outputs, const Publication& publication) {
  if (publication.destination.kind == Destination::Kind::standard_output)
    for (const Output& output : outputs) print(bytes_of(output));
  if (publication.destination.kind == Destination::Kind::stream && !publication.options.dry_run)
    write_stream(outputs, publication.destination.path);
}

/// Nothing is written over that the author made.
void guard_files(const std::vector<PlacedOutput>& placed, const Publication& publication) {
  std::vector<std::string> stale = publication.stale.kept;
  std::sort(stale.begin(), stale.end());
  refuse_collisions(placed, publication.records.folder, stale);
  if (!publication.options.force) refuse_foreign_files(placed, ownership_of(publication));
}

std::vector<Written> write_all(const std::vector<PlacedOutput>& placed, const Records& records) {
  if (records.folder.empty()) return write_outputs(placed);
  const ReleaseFolders folders{records.folder, records.ids_path.parent_path()};
  return write_outputs(placed, &folders);
}

}  // namespace

Ownership ownership_of(const Publication& publication) {
  const Config& config = publication.config;
  const auto real = [&config](const fs::path& folder) {
    std::error_code error;
    const fs::path path = fs::weakly_canonical(config.site_folder / folder, error);
    return error ? fs::path() : path.has_filename() ? path : path.parent_path();
  };
  Ownership ownership;
  ownership.site = real(".");
  if (config.has_generator() && !config.public_folder.empty()) ownership.made = real(config.public_folder);
  if (!publication.records.folder.empty()) {
    ownership.output = real(fs::absolute(publication.records.folder));
    ownership.outputs = &publication.records.outputs;
  }
  const auto add_source = [&](const std::string& folder) {
    if (!folder.empty() && folder != "." && folder != "./") ownership.sources.push_back(real(folder));
  };
  add_source(config.source_folder);
  for (const auto* folders : {&config.static_folders, &config.post_folders, &config.draft_folders})
    for (const std::string& folder : *folders) add_source(folder);
  ownership.is_input = [&publication, site = ownership.site](const fs::path& path) {
    return publication.texts.has_source(path.lexically_relative(site).string()) || publication.inputs.has(path);
  };
  ownership.is_foreign = publication.options.external.has_value();
  return ownership;
}

void publish(const Publication& publication, RunResult& result) {
  if (publication.options.external) run_external(publication);
  const std::vector<Output> streamed = take_streamed(publication);
  Placement placement(publication);
  const std::vector<PlacedOutput> placed = placement.run(result);
  guard_files(placed, publication);
  stream_outputs(streamed, publication);
  if (publication.options.dry_run) {
    result.written = preview_outputs(placed);
    return;
  }
  result.written = write_all(placed, publication.records);
  remove_empty_folders(publication.records, publication.stale);
}

}  // namespace essaypack
