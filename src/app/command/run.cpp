#include "app/command/run.h"

#include "app/cli/options.h"
#include "app/command/preview.h"
#include "app/command/program_list.h"
#include "app/command/starters.h"
#include "app/command/watch.h"
#include "app/run/pipeline.h"
#include "app/run/places.h"
#include "app/run/report.h"
#include "app/run/verdict.h"
#include "app/world/signals.h"
#include "app/world/standard_output.h"
#include "app/world/world.h"
#include "base/memory.h"
#include "base/stack.h"
#include "output/temporaries.h"

#include <exception>
#include <new>

namespace essaypack {
namespace {

RunResult starters(std::vector<Written> written, std::string site_folder) {
  RunResult result;
  result.written = std::move(written);
  result.site_folder = std::move(site_folder);
  return result;
}

RunResult run_command(const Options& options, const World& world, Diagnostics& diagnostics) {
  switch (options.command->kind) {
    case CommandKind::init:
      return starters(write_starter_config(options, world.language, diagnostics), site_folder_argument(options));
    case CommandKind::templates:
      return starters(write_templates(options), {});
    case CommandKind::list:
      if (is_site_free_list(options)) return print_or_write_list(options, world.language, diagnostics);
      break;
    case CommandKind::publish:
    case CommandKind::print:
    case CommandKind::check:
    case CommandKind::preview:
      break;
  }
  return run_pipeline(options, world, diagnostics);
}

ExitCode run_options(const Options& options, const World& world, Report& report) {
  Diagnostics diagnostics;
  report.style.site_folder = site_folder_argument(options);
  RunResult result;
  try {
    result = run_command(options, world, diagnostics);
  } catch (...) {
    say_problems(report, options, diagnostics);
    throw;
  }
  report.style.site_folder = result.site_folder;
  report.sarif.main_file = result.main_file;
  const Diagnostics& problems = result.limited ? *result.limited : diagnostics;
  say_problems(report, options, problems);
  if (options.json_summary)
    print(format_summary(result));
  else if (options.dry_run && !options.quiet)
    print(format_preview(result.written, report.style.language));
  if (!options.dry_run) say_written(report, result.written, options, world);
  say_left_out(report, result.left_out, options, problems);
  say_summary(report, options, result, problems);
  say_closing(report, options, result, problems, world);
  if (was_interrupted()) return ExitCode::interrupted;
  return has_failed(options, problems) ? ExitCode::content : ExitCode::done;
}

ExitCode end_with(Report& report, const Failure& failure) {
  say_failure(report, failure);
  return failure.code();
}

/// `work`, with every failure said.
template <class Work>
ExitCode guarded(Report& report, Work&& work) {
  ExitCode code = ExitCode::done;
  try {
    code = work();
  } catch (const Failure& failure) {
    code = end_with(report, failure);
  } catch (const std::bad_alloc&) {
    code = end_with(report, Failure(ExitCode::environment, tr("not enough memory")));
  } catch (const std::system_error& error) {
    code = end_with(report, refused_by_system(error));
  } catch (const std::exception& error) {
    code = end_with(report, Failure(ExitCode::environment, tr("internal error: {}", error.what()),
                                    tr("please report it with the command and the post")));
  }
  finish_report(report, code);
  remove_temporaries();
  return code;
}

/// A run of `watch`: the clock goes on, and the report is a new one.
ExitCode run_watched(const Options& options, const Report& report) {
  Report own{report.style, {}};
  return guarded(own, [&] { return run_options(options, read_world(report.style.language), own); });
}

ExitCode run_arguments(const std::vector<std::string>& arguments, Report& report) {
  const World world = read_world(report.style.language);
  report.style.color = world.color;
  report.style.journal = world.journal;
  const Options options = parse_options(arguments);
  if (options.color != ColorUse::automatic) report.style.color = options.color == ColorUse::always;
  const bool is_for_programs = options.diagnostics != DiagnosticsFormat::text;
  if (is_for_programs && options.command && options.command->kind == CommandKind::check) report.stream = stdout;
  if (options.version) {
    print("essaypack " ESSAYPACK_VERSION "\nlibraries: " ESSAYPACK_PARTS "\n");
    return ExitCode::done;
  }
  if (options.help) {
    print(options.command ? command_help(*options.command, world.language) : general_help(world.language));
    return ExitCode::done;
  }
  if (options.command->kind == CommandKind::preview) return preview_site(options, report.style);
  if (options.watch) return watch_site(options, world.language, [&] { return run_watched(options, report); });
  catch_signals();
  return run_options(options, world, report);
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
  guard_library_memory();
  return run_on_large_stack([&] {
    Report report;
    report.style.format = wanted_diagnostics(arguments);
    report.style.language = Translation(message_language(wanted_language(arguments)));
    return static_cast<int>(guarded(report, [&] { return run_arguments(arguments, report); }));
  });
}

}  // namespace essaypack
