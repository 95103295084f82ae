#include "app/run/pipeline.h"

#include "app/run/closed_archives.h"
#include "app/run/destination.h"
#include "app/run/inputs.h"
#include "app/run/jobs.h"
#include "app/run/last_changes.h"
#include "app/run/places.h"
#include "app/run/public_texts.h"
#include "app/run/publish.h"
#include "app/run/records.h"
#include "app/run/run_plan.h"
#include "app/run/shown_outputs.h"
#include "app/run/stale_outputs.h"
#include "app/run/verdict.h"
#include "app/run/workbench.h"
#include "app/world/progress.h"
#include "base/file.h"
#include "base/parallel.h"
#include "base/process.h"
#include "diag/failure.h"
#include "export/exporter.h"
#include "export/one_pass.h"
#include "input/catalogue.h"
#include "kinds/kinds.h"
#include "output/journal.h"
#include "output/lock.h"
#include "site/schedule.h"
#include "site/site_builder.h"
#include "template/templates.h"

#include <chrono>
#include <optional>

namespace essaypack {
namespace {

/// A run that takes longer shows how far it is.
constexpr std::chrono::seconds kPatience{1};

}  // namespace

RunResult run_pipeline(const Options& options, const World& world, Diagnostics& diagnostics) {
  const unsigned jobs = options.jobs > 0 ? options.jobs : available_processors();
  const std::string site_name = site_argument(options);
  Config config = load_config(site_name.empty() ? "." : site_name, all_site_kinds(), options.overrides, diagnostics,
                              all_format_sections());
  if (find_program("pandoc")) config.converter = "pandoc";
  config.keep_going = config.keep_going || options.keep_going;
  if (options.dress) dress_books(config, *options.dress);
  diagnostics.set_severities(config.severities);
  const RunPlan plan = plan_run(options, config);
  std::optional<ChangedFiles> changed;
  if (options.changed_since) changed.emplace(config, *options.changed_since);
  const Timestamp now = read_now(options.now, world, config.zone);
  RunResult result;
  result.site_folder = shown_site_folder(site_name, config);
  result.main_file = config.main_file;
  const Destination destination = find_destination(options, config, result.site_folder);
  config.destination = place_below_site(destination, config);
  std::optional<Lock> lock;
  if (destination.kind == Destination::Kind::folder && !options.dry_run)
    lock.emplace(destination.path, options.lock_wait);
  if (lock) finish_last_release({destination.path, state_folder(config, destination.path, result.site_folder)});
  Records records = read_records(options, config, destination, result.site_folder);
  records.editions.old_package = [&records](const std::string& name) { return read_old_package(records, name); };
  if (plan.compares_ids) records.ids = read_ids(config, result.site_folder);

  Progress progress(world.can_erase && !options.quiet ? write_progress : Progress::Write(), kPatience, world.language);
  Inputs inputs(config.site_folder, result.site_folder);
  ReadSources sources = read_sources(config, now, jobs, diagnostics, plan.details);
  Catalogue& catalogue = sources.catalogue;
  inputs.add(config);
  if (options.depfile) inputs.add(catalogue);
  PublicTexts texts(sources, config);
  add_last_changes(catalogue, config);
  result.next_due = next_due(catalogue, config, now);
  result.left_out = count_left_out(catalogue, config);
  std::vector<KeptBack> kept_back;
  if (options.all) kept_back = kept_back_posts(catalogue, config);
  // ids are compared where entries have some, and a run knows what the last one published
  const bool has_ids = !config.url.empty() && (plan.compares_ids || !records.folder.empty());
  const Site site =
      build_site(std::move(catalogue), config, diagnostics, has_ids ? &records.ids : nullptr, plan.details);
  const std::string template_folder = find_template_folder(options, config);
  const Templates templates(template_folder);
  inputs.add_templates(template_folder, templates.files());

  result.posts = site.posts.size();
  progress.expect(site.posts.size());
  Workbench bench(config, site, templates, inputs, progress, diagnostics);
  ExportContext context = bench.context(now, time_of_making(world, site, config.zone), jobs);
  if (!records.editions_path.empty()) context.editions = &records.editions;
  OutputSet outputs(
      [&](std::string_view name) { return options.dry_run ? stage_aside(name) : stage_output(name, destination); });
  if (plan.lacks_url) report_missing_url(diagnostics);
  run_jobs(plan_jobs(plan, options, context, outputs, diagnostics, std::move(kept_back)), context, bench.render());
  progress.stop();

  texts.settle(site, diagnostics);
  const RunFacts facts = facts_of(options, config, plan, site, texts, diagnostics);
  Publication publication{options, config, site, destination, inputs, records, facts, texts, outputs, diagnostics};
  if (!records.folder.empty()) publication.stale = judge_stale(records, facts, texts, site, outputs, diagnostics);
  if (!facts.is_partial) note_closed_archives(records, outputs, publication.stale, config, diagnostics);
  if (changed) result.limited = limit_to_changes(diagnostics, *changed, config.severities);
  const bool has_problems = has_failed(options, result.limited ? *result.limited : diagnostics);
  result.withheld = is_withheld(options, config, site, diagnostics);
  if (plan.end == RunPlan::End::show) {
    result.shown = show_outputs(outputs, config, templates, site.title);
    return result;
  }
  if (result.withheld) return result;
  if (options.stamp && is_folder(*options.stamp))
    throw Failure(ExitCode::usage, tr("'{}' is a folder, and the stamp has its name", *options.stamp),
                  tr("name a file, such as --stamp {}/stamp", *options.stamp));
  if (options.stamp && !options.force) refuse_foreign_stamp(*options.stamp, ownership_of(publication));
  if (plan.end != RunPlan::End::judge) {
    publish(publication, result);
    if (lock) lock->keep_folder();
  }
  if (options.stamp && !has_problems && !options.dry_run) touch_file(*options.stamp);
  return result;
}

}  // namespace essaypack
