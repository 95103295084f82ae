#include "app/command/program_list.h"

#include "app/cli/external_name.h"
#include "app/run/destination.h"
#include "app/run/guard.h"
#include "app/run/listing.h"
#include "app/world/standard_output.h"
#include "base/file.h"
#include "base/text.h"
#include "diag/diagnostics.h"
#include "diag/print.h"
#include "export/exporter.h"
#include "kinds/kinds.h"

namespace essaypack {
namespace {

Listing exporter_list(const Translation& language) {
  Listing listing;
  for (const Exporter& exporter : all_exporters()) {
    const std::string summary = Message(exporter.summary).in(language);
    listing.rows.push_back({std::string(exporter.name), summary});
    listing.json.push_back({{"name", exporter.name}, {"summary", summary}, {"needs_url", exporter.needs_url}});
  }
  for (const auto& [name, path] : all_externals()) {
    if (find_exporter(name)) continue;
    listing.rows.push_back({name, tr("a program of your own: {}", path).in(language)});
    listing.json.push_back({{"name", name},
                            {"summary", Message(mark("a program of your own")).in(language)},
                            {"needs_url", false},
                            {"program", path}});
  }
  return listing;
}

Listing site_kind_list(const Translation& language) {
  Listing listing;
  for (const SiteKind* kind : all_site_kinds()) {
    const std::string summary = Message(kind->summary).in(language);
    listing.rows.push_back({std::string(kind->name), summary});
    listing.json.push_back({{"name", kind->name}, {"summary", summary}});
  }
  return listing;
}

/// Kinds with the severity that they have for the site, `off` included.
Listing kind_list(const Severities& severities, const Translation& language) {
  Listing listing;
  for (const KindEntry& kind : all_kinds()) {
    const auto set = severities.find(kind.kind);
    std::string_view severity = name_of(kind.severity);
    if (set != severities.end()) severity = set->second ? name_of(*set->second) : "off";
    const std::string summary = Message(kind.summary).in(language);
    listing.rows.push_back({std::string(kind.name), std::string(severity), summary});
    listing.json.push_back(
        {{"kind", kind.name}, {"severity", severity}, {"default", name_of(kind.severity)}, {"summary", summary}});
  }
  return listing;
}

/// Of the site that was named, or in whose folder we are; of none: empty.
Severities severities_of_site(const Options& options, Diagnostics& diagnostics) {
  const bool is_named = options.words.size() > 1;
  if (!is_named && !is_file("essaypack.yaml") && !is_file("essaypack.yml")) return {};
  return load_config(is_named ? options.words[1] : ".", all_site_kinds(), options.overrides, diagnostics,
                     all_format_sections())
      .severities;
}

std::vector<Written> write_list(const Options& options, const std::vector<PlacedOutput>& placed) {
  refuse_collisions(placed, {});
  if (!options.force) refuse_foreign_files(placed, {});
  return write_outputs(placed);
}

}  // namespace

bool is_site_free_list(const Options& options) {
  return options.command->kind == CommandKind::list &&
         is_one_of(options.words[0], {"exporters", "kinds", "diagnostics"});
}

RunResult print_or_write_list(const Options& options, const Translation& language, Diagnostics& diagnostics) {
  OutputSet outputs({});
  if (options.words[0] == "exporters") {
    add_listing(options, exporter_list(language), outputs);
  } else if (options.words[0] == "kinds") {
    add_listing(options, site_kind_list(language), outputs);
  } else {
    const Severities severities = severities_of_site(options, diagnostics);
    diagnostics.set_severities(severities);
    add_listing(options, kind_list(severities, language), outputs);
  }
  const Config no_site;
  RunResult result;
  if (!options.output)
    print(outputs.outputs()[0].bytes);
  else
    result.written = write_list(options, place_outputs(outputs.outputs(), find_destination(options, no_site, "")));
  return result;
}

}  // namespace essaypack
