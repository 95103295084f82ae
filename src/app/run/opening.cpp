#include "app/run/opening.h"

#include "app/run/places.h"
#include "app/run/shown_outputs.h"
#include "base/process.h"
#include "export/exporter.h"
#include "kinds/kinds.h"
#include "output/journal.h"
#include "site/schedule.h"

namespace essaypack {
namespace {

Config read_settings(const Options& options, const std::string& site, Diagnostics& diagnostics) {
  Config config =
      load_config(site.empty() ? "." : site, all_site_kinds(), options.overrides, diagnostics, all_format_sections());
  if (!config.markup.empty() && find_program("pandoc")) config.converter = "pandoc";
  config.keep_going = config.keep_going || options.keep_going;
  diagnostics.set_severities(config.severities);
  return config;
}

}  // namespace

void open_run(Opening& opening, const Options& options, const World& world, Diagnostics& diagnostics,
              const std::optional<BookDress>& dress) {
  const std::string site = site_argument(options);
  Config& config = opening.config;
  config = read_settings(options, site, diagnostics);
  opening.plan = plan_run(options, config, dress);
  if (dress) dress_books(config, *dress);
  if (options.changed_since) opening.changed.emplace(config, *options.changed_since);
  opening.now = read_now(options.now, world, config.zone);
  opening.site_folder = shown_site_folder(site, config);
  const Destination& destination = opening.destination = find_destination(options, config, opening.site_folder);
  config.destination = place_below_site(destination, config);
  if (destination.kind == Destination::Kind::folder && !options.dry_run) {
    opening.lock.emplace(destination.path, options.lock_wait);
    finish_last_release({destination.path, state_folder(config, destination.path, opening.site_folder)});
  }
  Records& records = opening.records = read_records(options, config, destination, opening.site_folder);
  records.editions.may_make = opening.plan.may_make_editions && !records.folder.empty();
  records.editions.old_package = [&records](const std::string& name) { return read_old_package(records, name); };
  if (opening.plan.compares_ids) records.ids = read_ids(config, opening.site_folder);
}

}  // namespace essaypack
