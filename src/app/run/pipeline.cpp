#include "app/run/pipeline.h"

#include "app/run/closed_archives.h"
#include "app/run/inputs.h"
#include "app/run/jobs.h"
#include "app/run/last_changes.h"
#include "app/run/old_folders.h"
#include "app/run/opening.h"
#include "app/run/places.h"
#include "app/run/public_texts.h"
#include "app/run/publish.h"
#include "app/run/shown_outputs.h"
#include "app/run/stale_outputs.h"
#include "app/run/verdict.h"
#include "app/run/workbench.h"
#include "app/world/progress.h"
#include "base/file.h"
#include "base/parallel.h"
#include "diag/failure.h"
#include "export/exporter.h"
#include "export/one_pass.h"
#include "input/catalogue.h"
#include "site/schedule.h"
#include "site/site_builder.h"
#include "template/templates.h"

#include <chrono>
#include <optional>

namespace essaypack {
namespace {

/// A run that takes longer shows how far it is.
constexpr std::chrono::seconds kPatience{1};

/// The site that was read: its posts, and in `kept_back` those that are not published, where they were asked for.
Site read_site(Opening& opening, ReadSources& sources, const Options& options, RunResult& result,
               std::vector<KeptBack>& kept_back, Diagnostics& diagnostics) {
  const Config& config = opening.config;
  Catalogue& catalogue = sources.catalogue;
  add_last_changes(catalogue, config);
  result.next_due = next_due(catalogue, config, opening.now);
  result.left_out = count_left_out(catalogue, config);
  if (options.all) kept_back = kept_back_posts(catalogue, config);
  // ids are compared where entries have some, and a run knows what the last one published
  const bool has_ids = !config.url.empty() && (opening.plan.compares_ids || !opening.records.folder.empty());
  Site site = build_site(std::move(catalogue), config, diagnostics, has_ids ? &opening.records.ids : nullptr,
                         opening.plan.details);
  result.posts = site.posts.size();
  return site;
}

/// What becomes of outputs that are made for files: they are withheld or published, and the stamp tells of that.
void end_run(Publication& publication, Opening& opening, bool has_problems, RunResult& result) {
  if (result.withheld) return;
  const Options& options = publication.options;
  if (options.stamp && is_folder(*options.stamp))
    throw Failure(ExitCode::usage, tr("'{}' is a folder, and the stamp has its name", *options.stamp),
                  tr("name a file, such as --stamp {}/stamp", *options.stamp));
  if (options.stamp && !options.force) refuse_foreign_stamp(*options.stamp, ownership_of(publication));
  if (opening.plan.end != RunPlan::End::judge) {
    publish(publication, result);
    if (opening.lock) opening.lock->keep_folder();
  }
  if (options.stamp && !has_problems && !options.dry_run) touch_file(*options.stamp);
}

}  // namespace

RunResult run_pipeline(const Options& options, const World& world, Diagnostics& diagnostics,
                       const std::optional<BookDress>& dress) {
  const unsigned jobs = options.jobs > 0 ? options.jobs : available_processors();
  Opening opening;
  open_run(opening, options, world, diagnostics, dress);
  const Config& config = opening.config;
  const RunPlan& plan = opening.plan;
  Records& records = opening.records;
  RunResult result;
  result.site_folder = opening.site_folder;
  result.main_file = config.main_file;

  Progress progress(world.can_erase && !options.quiet ? write_progress : Progress::Write(), kPatience, world.language);
  Inputs inputs(config.site_folder, opening.site_folder);
  inputs.add(config);
  ReadSources sources = read_sources(config, opening.now, jobs, diagnostics, plan.details);
  if (options.depfile) inputs.add(sources.catalogue);
  PublicTexts texts(sources, config);
  std::vector<KeptBack> kept_back;
  const Site site = read_site(opening, sources, options, result, kept_back, diagnostics);
  const std::string template_folder = find_template_folder(options, config);
  const Templates templates(template_folder);
  inputs.add_templates(template_folder, templates.files());

  progress.expect(site.posts.size());
  Workbench bench(config, site, templates, inputs, progress, diagnostics);
  ExportContext context = bench.context(opening.now, time_of_making(world, site, config.zone), jobs);
  if (!records.editions_path.empty()) context.editions = &records.editions;
  OutputSet outputs([&](std::string_view name) {
    return options.dry_run ? stage_aside(name) : stage_output(name, opening.destination);
  });
  if (plan.lacks_url) report_missing_url(config, diagnostics);
  run_jobs(plan_jobs(plan, options, context, outputs, diagnostics, std::move(kept_back)), context, bench.render());
  progress.stop();

  texts.settle(site, diagnostics);
  const RunFacts facts = facts_of(options, config, plan, site, texts, diagnostics);
  Publication publication{options, config, site,    opening.destination, inputs,        records,
                          facts,   texts,  outputs, diagnostics,         world.language};
  if (!records.folder.empty()) publication.stale = judge_stale(records, facts, texts, site, outputs, diagnostics);
  const bool writes = options.command->kind == CommandKind::publish && plan.end != RunPlan::End::show;
  if (writes && opening.destination.kind == Destination::Kind::folder)
    report_old_folders(config.site_folder, opening.site_folder, opening.destination.path, texts, diagnostics);
  if (!facts.is_partial) note_closed_archives(records, outputs, publication.stale, config, diagnostics);
  if (opening.changed) result.limited = limit_to_changes(diagnostics, *opening.changed, config.severities);
  result.withheld = is_withheld(options, config, site, diagnostics);
  if (plan.end == RunPlan::End::show)
    result.shown = show_outputs(outputs, config, templates, site.title);
  else
    end_run(publication, opening, has_failed(options, result.limited ? *result.limited : diagnostics), result);
  return result;
}

}  // namespace essaypack
