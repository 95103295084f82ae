#include "app/run/run_plan.h"

#include "base/text.h"
#include "config/shared_keys.h"
#include "diag/failure.h"

#include <algorithm>

namespace essaypack {
namespace {

constexpr Text kUrlHint = mark("give it with --url https://example.org, or 'url:' in essaypack.yaml");

template <class Condition>
std::vector<std::string> formats_where(const Condition& condition) {
  std::vector<std::string> names;
  for (const Exporter& exporter : all_exporters())
    if (condition(exporter)) names.emplace_back(exporter.name);
  return names;
}

/// What `outputs:` names, and what comes with that.
std::vector<std::string> configured_formats(const Config& config) {
  std::vector<std::string> formats;
  const auto has = [&](std::string_view format) {
    return std::find(formats.begin(), formats.end(), format) != formats.end();
  };
  for (const std::string& format : outputs_of(config)) {
    const Exporter* exporter = find_exporter(format);
    // what is printed goes where its own command says
    if (!exporter || exporter->makes == Makes::files) formats.push_back(format);
  }
  for (std::size_t at = 0, own = formats.size(); at < own; ++at)
    if (const Exporter* exporter = find_exporter(formats[at]); exporter && !config.url.empty())
      for (const std::string_view brought : exporter->brings)
        if (!has(brought)) formats.emplace_back(brought);
  return formats;
}

/// The formats that a command names; for `check` and `list outputs` those of `build`.
std::vector<std::string> formats_of(const Options& options, const Config& config, const RunPlan& plan) {
  if (options.external) return formats_where([](const Exporter& one) { return one.makes == Makes::standard_output; });
  if (plan.dress) return formats_where([](const Exporter& one) { return one.is_dressed; });
  if (options.command->kind == CommandKind::list)
    return options.words[0] == "outputs" ? configured_formats(config) : std::vector<std::string>();
  if (const Exporter* alone = find_exporter(options.command->name)) {
    std::vector<std::string> formats(alone->after.begin(), alone->after.end());
    formats.emplace_back(alone->name);
    return formats;
  }
  if (const Group group = options.command->group; group != Group::none)
    return formats_where([group](const Exporter& one) { return one.group == group; });
  return configured_formats(config);
}

const Exporter& exporter_named(const std::string& format, const Config& config) {
  if (const Exporter* exporter = find_exporter(format)) return *exporter;
  std::vector<std::string> names;
  for (const Exporter& exporter : all_exporters()) names.emplace_back(exporter.name);
  const std::optional<std::string> near = closest_word(format, names);
  throw Failure(ExitCode::usage, Kind::config_bad_value, config.outputs_place,
                tr("'outputs' names the unknown format '{}'", format),
                near ? tr("did you mean '{}'?", *near) : tr("'essaypack list exporters' names the formats"));
}

/// What tells of others comes last.
void put_in_order(std::vector<const Exporter*>& exporters) {
  std::stable_partition(exporters.begin(), exporters.end(), [](const Exporter* one) { return one->after.empty(); });
}

/// A format that needs no texts is made of heads alone; the language may have to be guessed from texts.
Details details_of(const Options& options, const Config& config) {
  const Exporter* exporter = options.external ? nullptr : find_exporter(options.command->name);
  const bool needs_texts = !exporter || !exporter->needs_texts || exporter->needs_texts(config);
  return needs_texts || config.language.empty() ? Details::all : Details::addresses;
}

RunPlan::End end_of(CommandKind kind) {
  switch (kind) {
    case CommandKind::list:
      return RunPlan::End::list;
    case CommandKind::check:
      return RunPlan::End::judge;
    case CommandKind::preview:
      return RunPlan::End::show;
    case CommandKind::publish:
    case CommandKind::print:
    case CommandKind::init:
    case CommandKind::templates:
      break;
  }
  return RunPlan::End::publish;
}

/// True for `build` and what looks at all that it makes: no format of these was asked for by its name.
bool is_about_everything(const CommandEntry& command) {
  if (command.kind == CommandKind::check || command.kind == CommandKind::preview) return true;
  return command.makes_several && command.group == Group::none;
}

}  // namespace

RunPlan plan_run(const Options& options, const Config& config, const std::optional<BookDress>& dress) {
  RunPlan plan;
  plan.dress = dress;
  plan.may_make_editions = !options.watch;
  plan.end = end_of(options.command->kind);
  plan.formats = formats_of(options, config, plan);
  plan.does_without_posts = is_about_everything(*options.command);
  plan.details = details_of(options, config);
  plan.compares_ids = !config.url.empty() && !config.state.empty() &&
                      (plan.end == RunPlan::End::judge || plan.end == RunPlan::End::show);
  for (const std::string& format : plan.formats) plan.exporters.push_back(&exporter_named(format, config));
  put_in_order(plan.exporters);
  const auto needs_url = [](const Exporter* exporter) { return exporter->needs_url; };
  if (!config.url.empty() || std::none_of(plan.exporters.begin(), plan.exporters.end(), needs_url)) return plan;
  if (options.command->kind == CommandKind::publish && !plan.does_without_posts)
    throw Failure(ExitCode::usage, tr("'essaypack {}' needs the site's URL", options.command->name), kUrlHint);
  plan.lacks_url = true;
  std::erase_if(plan.exporters, needs_url);
  return plan;
}

void report_missing_url(const Config& config, Diagnostics& diagnostics) {
  if (const Place starter = find_starter_url(config.site_folder); starter.line > 0) {
    diagnostics.report(Kind::config_no_url, starter,
                       tr("'url' still has the value that 'hexo init' wrote, so no feeds and no sitemap are made"),
                       tr("write your site's address there, url: https://example.org, or give it with --url"));
    return;
  }
  diagnostics.report(Kind::config_no_url, {}, tr("no site URL is configured, so no feeds and no sitemap are made"),
                     kUrlHint);
}

/// A site of drafts alone is reported by `site/no-posts`; only a command that was asked for a book fails for want of
/// one.
std::vector<const Exporter*> RunPlan::exporters_for(const Site& site) const {
  std::vector<const Exporter*> fit = exporters;
  if (does_without_posts && site.posts.empty())
    std::erase_if(fit, [](const Exporter* one) { return one->needs_posts; });
  return fit;
}

}  // namespace essaypack
