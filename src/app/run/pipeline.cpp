#include "app/run/pipeline.h"

#include "app/run/closed_archives.h"
#include "app/run/destination.h"
#include "app/run/inputs.h"
#include "app/run/last_changes.h"
#include "app/run/public_texts.h"
#include "app/run/publish.h"
#include "app/run/records.h"
#include "app/run/run_plan.h"
#include "app/run/site_list.h"
#include "app/run/stale_outputs.h"
#include "app/run/workbench.h"
#include "app/world/progress.h"
#include "base/file.h"
#include "base/parallel.h"
#include "base/text.h"
#include "diag/failure.h"
#include "export/exporter.h"
#include "export/one_pass.h"
#include "input/catalogue.h"
#include "kinds/kinds.h"
#include "output/folders.h"
#include "output/journal.h"
#include "output/lock.h"
#include "output/temporaries.h"
#include "site/schedule.h"
#include "site/site_builder.h"
#include "template/templates.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>

namespace essaypack {
namespace {

namespace fs = std::filesystem;

/// A run that takes longer shows how far it is.
constexpr std::chrono::seconds kPatience{1};

/// A path for a large output, in the folder in which it will stay; elsewhere for a run that only looks.
fs::path stage(std::string_view name, const Options& options, const Destination& destination) {
  const fs::path folder =
      staging_folder(options.dry_run ? Destination{Destination::Kind::standard_output, {}} : destination);
  make_folders(folder);
  const bool is_file = destination.kind == Destination::Kind::file_or_folder;
  std::string flat = is_file ? destination.path.filename().string() : std::string(name);
  std::replace(flat.begin(), flat.end(), '/', '-');
  const fs::path path = temporary_path(folder, flat);
  if (!options.dry_run) require_writable(path, is_file ? destination.path : folder / name);
  return path;
}

/// The user's templates, as an absolute path: `--templates`, else a folder below the site's, which may be missing.
std::string find_template_folder(const Options& options, const Config& config) {
  const std::optional<std::string>& named = options.overrides.templates;
  if (!named) {
    const fs::path folder = (config.site_folder / config.templates).lexically_normal();
    if (config.templates != Config().templates && !is_folder(folder))
      throw Failure(ExitCode::usage, Kind::config_bad_value, {"essaypack.yaml", 0, 0},
                    "'templates' is '" + config.templates + "', which is no folder",
                    "'essaypack templates " + folder.string() + "' makes one");
    return folder.string();
  }
  if (is_folder(*named)) return fs::absolute(*named).lexically_normal().string();
  throw Failure(ExitCode::usage, "there is no template folder '" + *named + "'",
                "'essaypack templates " + *named + "' makes one");
}

/// How the user would name the folder of the site that was found: one may have named a folder or a file inside it.
std::string shown_site_folder(const std::string& named, const Config& config) {
  std::error_code error;
  fs::path folder = named.empty() ? "." : named;
  if (is_file(folder)) folder = folder.has_parent_path() ? folder.parent_path() : ".";
  if (fs::canonical(folder, error) != config.site_folder || error) return config.site_folder.string();
  return named.empty() ? named : folder.string();
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

/// What ran, for the judgement of old outputs.
RunFacts facts_of(const Options& options, const Config& config, const RunPlan& plan, const Site& site,
                  const PublicTexts& texts, const Diagnostics& diagnostics) {
  RunFacts facts;
  for (const Exporter* exporter : plan.exporters_for(site)) facts.exporters.emplace(exporter->name);
  // without posts there is no book to make, and an old one is stale
  for (const std::string& format : plan.formats)
    if (site.posts.empty() && find_exporter(format)->needs_posts) facts.exporters.insert(format);
  facts.is_partial = texts.is_partial() || diagnostics.count(Severity::error) > 0 || !options.overrides.select.empty();
  facts.prunes = config.prune || options.prune;
  return facts;
}

/// What the preview changes for one look at the books.
void dress_books(Config& config, const BookDress& dress) {
  const auto change = [&](BookLook& look) {
    look.theme = dress.theme;
    look.vertical = dress.vertical;
  };
  change(config.book.look);
  for (BookConfig& book : config.books) change(book.look);
}

/// Whether nothing may be written. What costs a post alone leaves it out, as `keep_going` does with any error;
/// `--strict` lets nothing pass, and without any post that is left the outputs would lose all that earlier runs
/// published.
bool is_withheld(const Options& options, const Config& config, const Site& site, const Diagnostics& diagnostics) {
  if (config.keep_going || !has_failed(options, diagnostics)) return false;
  return diagnostics.has_error(Reach::run) || options.strict || site.posts.empty();
}

/// Where below the site the outputs go: the changes of that folder are our own. Empty if they go elsewhere.
std::string place_below_site(const Destination& destination, const Config& config) {
  if (destination.kind != Destination::Kind::folder) return {};
  std::error_code error;
  const fs::path folder = fs::weakly_canonical(fs::absolute(destination.path), error);
  fs::path below = error ? fs::path() : folder.lexically_relative(fs::weakly_canonical(config.site_folder, error));
  if (!below.has_filename()) below = below.parent_path();
  return below.empty() || below == "." || *below.begin() == ".." ? std::string() : below.string();
}

/// Takes every post, for the sake of its problems.
class JudgeJob : public Job {
 public:
  explicit JudgeJob(std::size_t count) : is_judged_(count) {}
  bool wants(std::size_t post) const override { return !is_judged_[post]; }
  void take(std::size_t post, const Fragment*) override { is_judged_[post] = 1; }
  void finish() override {}

 private:
  std::vector<char> is_judged_;
};

Jobs plan_jobs(const RunPlan& plan, const Options& options, const ExportContext& context, OutputSet& outputs,
               Diagnostics& diagnostics) {
  Jobs jobs;
  for (const Exporter* exporter : plan.exporters_for(context.site))
    jobs.push_back(exporter->plan(context, outputs, diagnostics));
  if (plan.end == RunPlan::End::list) jobs.push_back(list_job(options, context, outputs));
  if (plan.end == RunPlan::End::judge) jobs.push_back(std::make_unique<JudgeJob>(context.site.posts.size()));
  return jobs;
}

}  // namespace

RunResult run_pipeline(const Options& options, const World& world, Diagnostics& diagnostics) {
  const unsigned jobs = options.jobs > 0 ? options.jobs : available_processors();
  const std::string site_name = site_argument(options);
  Config config = load_config(site_name.empty() ? "." : site_name, all_site_kinds(), options.overrides, diagnostics,
                              all_format_sections());
  config.keep_going = config.keep_going || options.keep_going;
  if (options.dress) dress_books(config, *options.dress);
  diagnostics.set_severities(config.severities);
  const RunPlan plan = plan_run(options, config);
  const Timestamp now = read_now(options.now, world, config.zone);
  RunResult result;
  result.site_folder = shown_site_folder(site_name, config);
  const Destination destination = find_destination(options, config, result.site_folder);
  config.destination = place_below_site(destination, config);
  std::optional<Lock> lock;
  if (destination.kind == Destination::Kind::folder && !options.dry_run)
    lock.emplace(destination.path, options.lock_wait);
  if (lock) finish_last_release({destination.path, state_folder(config, destination.path, result.site_folder)});
  Records records = read_records(options, config, destination, result.site_folder);
  if (plan.compares_ids) records.ids = read_ids(config, result.site_folder);

  Progress progress(world.can_erase && !options.quiet ? write_progress : Progress::Write(), kPatience);
  Inputs inputs(config.site_folder, result.site_folder);
  ReadSources sources = read_sources(config, now, jobs, diagnostics, plan.details);
  Catalogue& catalogue = sources.catalogue;
  inputs.add(config);
  if (options.depfile) inputs.add(catalogue);
  PublicTexts texts(sources, config);
  add_last_changes(catalogue, config);
  result.next_due = next_due(catalogue, config, now);
  result.left_out = count_left_out(catalogue, config);
  // ids are compared where entries have some, and a run knows what the last one published
  const bool has_ids = !config.url.empty() && (plan.compares_ids || !records.folder.empty());
  const Site site =
      build_site(std::move(catalogue), config, diagnostics, has_ids ? &records.ids : nullptr, plan.details);
  const std::string template_folder = find_template_folder(options, config);
  const Templates templates(template_folder);
  inputs.add_templates(template_folder, templates.files());

  progress.expect(site.posts.size());
  Workbench bench(config, site, templates, inputs, progress, diagnostics);
  const ExportContext context = bench.context(now, time_of_making(world, site, config.zone), jobs);
  OutputSet outputs([&](std::string_view name) { return stage(name, options, destination); });
  if (plan.lacks_url) report_missing_url(diagnostics);
  run_jobs(plan_jobs(plan, options, context, outputs, diagnostics), context, bench.render());
  progress.stop();

  texts.settle(site, diagnostics);
  const RunFacts facts = facts_of(options, config, plan, site, texts, diagnostics);
  Publication publication{options, config, site, destination, inputs, records, facts, texts, outputs, diagnostics};
  if (!records.folder.empty()) publication.stale = judge_stale(records, facts, texts, site, outputs, diagnostics);
  if (!facts.is_partial) note_closed_archives(records, outputs, publication.stale, config, diagnostics);
  const bool has_problems = has_failed(options, diagnostics);
  result.withheld = is_withheld(options, config, site, diagnostics);
  if (plan.end == RunPlan::End::show) {
    std::vector<BookConfig> books = config.books.empty() ? std::vector<BookConfig>{config.book} : config.books;
    result.shown = {std::move(outputs.outputs()), preview_pages(templates), std::move(books), site.title};
    return result;
  }
  if (result.withheld) return result;
  if (options.stamp && is_folder(*options.stamp))
    throw Failure(ExitCode::usage, "'" + *options.stamp + "' is a folder, and the stamp has its name",
                  "name a file, such as --stamp " + *options.stamp + "/stamp");
  if (options.stamp && !options.force) refuse_foreign_stamp(*options.stamp, ownership_of(publication));
  if (plan.end != RunPlan::End::judge) {
    publish(publication, result);
    if (lock) lock->keep_folder();
  }
  if (options.stamp && !has_problems && !options.dry_run) touch_file(*options.stamp);
  return result;
}

std::vector<Output> preview_pages(const Templates& templates) {
  std::vector<Output> pages;
  for (const auto& [name, text] : Templates::built_in()) {
    if (!name.starts_with("preview/")) continue;
    Output page;
    page.name = std::string(name.substr(8));
    page.bytes = templates.render(name, TemplateData());
    pages.push_back(std::move(page));
  }
  return pages;
}

std::string site_argument(const Options& options) {
  const std::size_t place = options.command->kind == CommandKind::list ? 1 : 0;
  if (options.words.size() <= place || options.words[place] == ".") return {};
  return options.words[place];
}

std::string site_folder_argument(const Options& options) {
  const std::string named = site_argument(options);
  return is_file(named) ? fs::path(named).parent_path().string() : named;
}

bool has_failed(const Options& options, const Diagnostics& diagnostics) {
  return diagnostics.count(Severity::error) > 0 || (options.strict && diagnostics.count(Severity::warning) > 0);
}

void print(std::string_view text) {
  const bool is_written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!is_written) throw write_failure("standard output", errno);
}

}  // namespace essaypack
