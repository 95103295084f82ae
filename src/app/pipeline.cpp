#include "app/pipeline.h"

#include "app/destination.h"
#include "app/fragment_cache.h"
#include "app/inputs.h"
#include "app/listing.h"
#include "base/file.h"
#include "base/parallel.h"
#include "content/renderer.h"
#include "diag/failure.h"
#include "export/exporter.h"
#include "input/catalogue.h"
#include "output/depfile.h"
#include "output/folders.h"
#include "output/lock.h"
#include "output/temporaries.h"
#include "site/site_builder.h"
#include "template/templates.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

using Exporters = std::vector<const Exporter*>;

/// The exporters that a command names; for `check` and `list outputs` those of `build`.
Exporters exporters_of(const Options& options, const Config& config) {
  const std::string& command = options.command->name;
  std::vector<std::string> names = {command};
  if (command == "feeds") names = {"rss", "atom", "json"};
  const bool all = command == "build" || command == "check" || (command == "list" && options.words[0] == "outputs");
  if (all) names = config.outputs;
  Exporters exporters;
  for (const std::string& name : names) {
    const bool is_model = all && name == "model";  // it goes to standard output, or where its own command says
    if (const Exporter* exporter = find_exporter(name); exporter && !is_model) exporters.push_back(exporter);
  }
  return exporters;
}

/// Without the site's address `build` makes what needs none; a command that needs it fails.
void drop_those_without_url(Exporters& exporters, const Options& options, const Site& site, Diagnostics& diagnostics) {
  if (!site.url.empty()) return;
  const auto needs_url = [](const Exporter* exporter) { return exporter->needs_url; };
  if (std::none_of(exporters.begin(), exporters.end(), needs_url)) return;
  const std::string hint = "give it with --url https://example.org, or 'url:' in essaypack.yaml";
  const CommandKind kind = options.command->kind;
  if (kind == CommandKind::publish && options.command->name != "build")
    throw Failure(ExitCode::usage, "'essaypack " + options.command->name + "' needs the site's URL", hint);
  diagnostics.report(Kind::config_no_url, {}, "no site URL is configured, so no feeds and no sitemap are made", hint);
  exporters.erase(std::remove_if(exporters.begin(), exporters.end(), needs_url), exporters.end());
}

/// What counts as the time of making.
std::optional<Timestamp> time_of_making(const World& world, const Site& site, const Zone& zone) {
  if (world.source_date_epoch) return zone.at(*world.source_date_epoch);
  std::optional<Timestamp> newest;
  for (const Post& post : site.posts) {
    const std::optional<Timestamp>& time = post.updated ? post.updated : post.date;
    if (time && (!newest || *newest < *time)) newest = time;
  }
  return newest;
}

/// Bytes of an image or font, noted as an input; nothing for a file outside the site.
std::optional<std::string> read_site_file(const std::string& file, const Config& config, Inputs& inputs) {
  constexpr std::uint64_t kLargest = 64 * 1024 * 1024;
  const fs::path path = config.site_folder / file;
  if (!is_inside(path, config.site_folder)) return std::nullopt;
  inputs.add(path);
  return read_file(path, kLargest).bytes;
}

/// Runs the exporters one after the other (each uses all jobs). Those of feeds come first: the newest posts, which they
/// share, are still at hand for the next one, while a book asks for every post.
void export_all(Exporters exporters, ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  std::stable_partition(exporters.begin(), exporters.end(), [](const Exporter* e) { return e->needs_url; });
  for (const Exporter* exporter : exporters) exporter->run(context, outputs, diagnostics);
}

/// The dependency file as one more output, to appear with the others.
Output depfile_output(const Options& options, const std::vector<PlacedOutput>& placed, const Inputs& inputs) {
  std::string target = options.depfile_target.value_or(options.stamp.value_or(""));
  if (target.empty() && !placed.empty()) target = placed.front().path.string();
  if (target.empty())
    throw Failure(ExitCode::usage, "nothing says what the depfile is about", "add --depfile-target NAME");
  Output output;
  output.name = *options.depfile;
  output.bytes = make_depfile(target, inputs.names());
  return output;
}

/// Puts everything in its place; nothing before all of it is complete.
std::vector<Written> put_in_place(OutputSet& outputs, const Destination& destination, const Options& options,
                                  const Inputs& inputs) {
  if (destination.kind == Destination::Kind::standard_output) {
    for (const Output& output : outputs.outputs())
      print(output.temporary.empty() ? output.bytes : read_file(output.temporary).bytes.value_or(""));
    outputs.outputs().clear();
  }
  std::vector<PlacedOutput> placed = place_outputs(outputs.outputs(), destination);
  std::optional<Output> depfile;
  if (options.depfile) {
    depfile = depfile_output(options, placed, inputs);
    placed.push_back({*options.depfile, &*depfile});
  }
  return write_outputs(placed);
}

}  // namespace

RunResult run_pipeline(const Options& options, const World& world, Diagnostics& diagnostics) {
  const unsigned jobs = options.jobs > 0 ? options.jobs : available_processors();
  const std::string site_name = site_argument(options);
  const Config config = load_config(site_name.empty() ? "." : site_name, options.overrides, diagnostics);
  const Timestamp now = read_now(options.now, world, config.zone);
  Exporters exporters = exporters_of(options, config);

  const Destination destination = find_destination(options, config);
  std::optional<Lock> lock;
  if (destination.kind == Destination::Kind::folder) lock.emplace(destination.path);

  Inputs inputs(config.site_folder, shown_site_folder(options, config));
  Catalogue catalogue = read_catalogue(config, now, jobs, diagnostics);
  if (options.depfile) inputs.add(config, catalogue);
  const Site site = build_site(std::move(catalogue), config, diagnostics);
  drop_those_without_url(exporters, options, site, diagnostics);

  const std::string template_folder = (config.site_folder / config.templates).string();
  const Templates templates(template_folder);
  if (options.depfile) inputs.add_templates(template_folder, templates.files());

  const Renderer renderer(config, site, diagnostics);
  FragmentCache cache(site.posts.size(), [&](std::size_t post) {
    auto fragment = renderer.render(post);
    if (fragment && options.depfile) inputs.add(*fragment);
    return fragment;
  });
  const FragmentSource fragment = [&](std::size_t post) { return cache.get(post); };
  const std::function<Fragment(std::string_view, std::string_view)> text_fragment =
      [&](std::string_view markdown, std::string_view source) {
        Post place;
        place.source = std::string(source);
        place.language = site.language;
        return renderer.render_text(markdown, place, 1);
      };
  const std::function<std::optional<std::string>(const std::string&)> read_asset =
      [&](const std::string& file) { return read_site_file(file, config, inputs); };

  OutputSet outputs([&](std::string_view name) {
    const fs::path path = staging_folder(destination) / fs::path(name);
    make_folders(path.parent_path());
    return temporary_path(path.parent_path(), path.filename().native());
  });
  const std::optional<Timestamp> made = time_of_making(world, site, config.zone);
  ExportContext context{config, site, templates, fragment, text_fragment, read_asset,
                        now,    made.value_or(Timestamp{}), made.has_value(), jobs};
  export_all(exporters, context, outputs, diagnostics);
  if (options.command->kind == CommandKind::list) list_site(options, site, outputs);

  RunResult result;
  if (options.command->kind == CommandKind::check) {
    parallel_for(site.posts.size(), jobs, [&](std::size_t post) {
      if (!cache.was_asked_for(post)) cache.get(post);
    });
    outputs.outputs().clear();
  }
  result.withheld = has_failed(options, diagnostics) && !options.keep_going && !config.keep_going;
  if (result.withheld) return result;
  if (options.command->kind != CommandKind::check) {
    result.written = put_in_place(outputs, destination, options, inputs);
    if (lock) lock->keep_folder();
  }
  if (options.stamp && !has_failed(options, diagnostics)) touch_file(*options.stamp);
  return result;
}

std::string site_argument(const Options& options) {
  const std::size_t place = options.command->kind == CommandKind::list ? 1 : 0;
  return options.words.size() > place ? options.words[place] : std::string();
}

std::string shown_site_folder(const Options& options, const Config& config) {
  const std::string site = site_argument(options);
  std::error_code error;
  const fs::path typed = fs::canonical(site.empty() ? "." : site, error);
  if (error || typed != config.site_folder) return config.site_folder.string();
  return site == "." ? std::string() : site;
}

bool has_failed(const Options& options, const Diagnostics& diagnostics) {
  return diagnostics.count(Severity::error) > 0 || (options.strict && diagnostics.count(Severity::warning) > 0);
}

void print(std::string_view text) {
  const bool is_written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!is_written) throw write_failure("standard output", errno);
}

}  // namespace essaypack
