#include "app/run/destination.h"

#include "app/run/guard.h"
#include "base/file.h"
#include "base/text.h"
#include "diag/failure.h"
#include "output/folders.h"
#include "output/manifest.h"
#include "output/temporaries.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

/// A name such as `sitemap.xml` can't be meant as a folder's.
bool looks_like_a_file(const fs::path& path) {
  static const std::set<std::string> kExtensions = {".xml", ".json", ".epub", ".txt", ".atom", ".rss", ".opml"};
  return kExtensions.count(to_lower_ascii(path.extension().native())) > 0;
}

/// What can be written to but not replaced: a device, a pipe.
bool is_stream(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  return !error && fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

/// The name of a file without folders.
std::string flat_name(std::string_view name) {
  std::string flat(name);
  std::replace(flat.begin(), flat.end(), '/', '-');
  return flat;
}

/// Of an exporter only its run tells whether it makes several files.
Destination from_option(const std::string& path, const CommandEntry& command) {
  if (path == "-")
    throw Failure(ExitCode::usage, tr("'essaypack {}' writes files and prints none", command.name),
                  tr("name a folder or file: -o out/, or -o ./- for a file of that name"));
  if (path.back() == '/') refuse_file_in_the_way(path);
  if (path.back() == '/' || is_folder(path)) return {Destination::Kind::folder, path};
  if (!command.makes_several)
    return {is_stream(path) ? Destination::Kind::stream : Destination::Kind::file_or_folder, path};
  if (is_stream(path) || is_file(path) || looks_like_a_file(path))
    throw Failure(ExitCode::usage, tr("'{}' names a file, and 'essaypack {}' writes several", path, command.name),
                  tr("name a folder: -o out/"));
  return {Destination::Kind::folder, path};
}

/// Folders such as `.git` are other programs', but for the generator's own.
void refuse_hidden_folder(std::string_view folder, const SiteRules& rules) {
  for (const std::string_view part : split(folder, '/'))
    if (part.starts_with('.') && part != "." && part != ".." && part != ".well-known" && part != rules.dot_folder)
      throw Failure(ExitCode::usage, tr("the outputs would go into '{}', whose name begins with a dot", folder),
                    tr("write another folder as 'output:' into essaypack.yaml, or add '-o FOLDER/'"));
}

/// A path of `-o` inside the site is judged as one of its configuration; outside of it folders are their owner's.
void refuse_hidden_folder_inside(const Destination& destination, const Config& config) {
  const bool is_folder = destination.kind == Destination::Kind::folder;
  if (!is_folder && destination.kind != Destination::Kind::file_or_folder) return;
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(fs::absolute(destination.path, error), error);
  const fs::path site = fs::weakly_canonical(config.site_folder, error);
  const fs::path below = whole.lexically_relative(site);
  if (error || below.empty() || *below.begin() == "..") return;
  refuse_hidden_folder(is_folder ? below.generic_string() : below.parent_path().generic_string(), config.kind->rules);
}

bool is_empty_folder(const fs::path& folder) {
  std::error_code error;
  return fs::is_empty(folder, error) && !error;
}

}  // namespace

Destination find_destination(const Options& options, const Config& config, const std::string& site_folder) {
  if (options.output) {
    const Destination destination = from_option(*options.output, *options.command);
    if (!options.force) refuse_hidden_folder_inside(destination, config);
    return destination;
  }
  if (options.command->kind != CommandKind::publish) return {Destination::Kind::standard_output, {}};
  std::string folder = config.output.empty() ? config.public_folder : config.output;
  if (folder.empty() && is_folder(config.site_folder / "public")) folder = "public";
  if (folder.empty() && !config.exports.empty()) folder = ".";  // beside the export
  if (folder.empty() && is_empty_folder(config.site_folder))
    throw Failure(ExitCode::usage, tr("'{}' is empty", site_folder.empty() ? "." : site_folder),
                  tr("name the folder of a blog, or one with Markdown files in it"));
  if (folder.empty())
    throw Failure(ExitCode::usage, tr("nothing says where the outputs go"),
                  tr("add '-o FOLDER/', or 'output: FOLDER' to essaypack.yaml"));
  refuse_hidden_folder(folder, config.kind->rules);
  const fs::path path = (fs::path(site_folder) / folder).lexically_normal();
  refuse_file_in_the_way(path);
  return {Destination::Kind::folder, path};
}

fs::path staging_folder(const Destination& destination) {
  switch (destination.kind) {
    case Destination::Kind::folder:
      return destination.path;
    case Destination::Kind::file_or_folder:
      return destination.path.parent_path().empty() ? fs::path(".") : destination.path.parent_path();
    case Destination::Kind::standard_output:
    case Destination::Kind::stream:
      break;
  }
  std::error_code error;
  const fs::path folder = fs::temp_directory_path(error);
  return error ? fs::path("/tmp") : folder;
}

fs::path stage_output(std::string_view name, const Destination& destination) {
  const fs::path folder = staging_folder(destination);
  make_folders(folder);
  const bool is_file = destination.kind == Destination::Kind::file_or_folder;
  const fs::path path = temporary_path(folder, is_file ? destination.path.filename().string() : flat_name(name));
  require_writable(path, is_file ? destination.path : folder / name);
  return path;
}

fs::path stage_aside(std::string_view name) {
  const fs::path folder = staging_folder({Destination::Kind::standard_output, {}});
  make_folders(folder);
  return temporary_path(folder, flat_name(name));
}

std::vector<PlacedOutput> place_outputs(std::vector<Output>& outputs, const Destination& destination) {
  std::sort(outputs.begin(), outputs.end(),
            [](const Output& a, const Output& b) { return std::tie(a.rank, a.name) < std::tie(b.rank, b.name); });
  std::set<std::string_view> names;
  for (const Output& output : outputs) {
    if (!stays_inside(output.name))
      throw Failure(ExitCode::usage, tr("the output name '{}' leaves the output folder", output.name),
                    tr("write a path below the folder, without '..'"));
    if (!names.insert(output.name).second)
      throw Failure(ExitCode::usage, tr("two outputs have the name '{}'", output.name),
                    tr("give each feed and book its own path"));
  }
  const bool is_stream = destination.kind == Destination::Kind::stream;
  const bool is_path = destination.kind == Destination::Kind::file_or_folder;
  if (outputs.size() > 1 && (is_stream || (is_path && looks_like_a_file(destination.path))))
    throw Failure(ExitCode::usage, tr("'{}' is one file, and {} were made", destination.path.string(), outputs.size()),
                  tr("name a folder: -o out/"));
  const bool is_file = is_stream || (is_path && outputs.size() == 1);
  std::vector<PlacedOutput> placed;
  for (const Output& output : outputs)
    placed.push_back({is_file ? destination.path : destination.path / output.name, &output});
  return placed;
}

}  // namespace essaypack
