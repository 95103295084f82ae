#include "app/run.h"

#include "app/listing.h"
#include "app/options.h"
#include "app/pipeline.h"
#include "app/signals.h"
#include "app/starters.h"
#include "app/world.h"
#include "diag/print.h"
#include "output/temporaries.h"

#include <cstdio>
#include <exception>
#include <new>

namespace essaypack {
namespace {

void print_message(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

/// `quiet` leaves errors; notes are for `check` and those who ask.
bool is_shown(const Diagnostic& diagnostic, const Options& options) {
  switch (diagnostic.severity) {
    case Severity::error:
      return true;
    case Severity::warning:
      return !options.quiet || options.strict;
    case Severity::note:
      return !options.quiet && (options.verbose || options.diagnostics == DiagnosticsFormat::json ||
                                options.command->kind == CommandKind::check);
  }
  return true;
}

/// The files that have something worth counting.
std::size_t count_files(const std::vector<Diagnostic>& problems) {
  std::string last;
  std::size_t count = 0;
  for (const Diagnostic& problem : problems) {  // sorted by file
    if (problem.severity == Severity::note || problem.place.file.empty() || problem.place.file == last) continue;
    last = problem.place.file;
    ++count;
  }
  return count;
}

/// How many problems there are, and in how many posts; empty: none worth a word.
std::string count_problems(const Options& options, const Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.count(Severity::error);
  const std::size_t warnings = diagnostics.count(Severity::warning);
  std::string text;
  if (errors > 0) {
    const std::vector<std::string> files = diagnostics.files_with_errors();
    const std::size_t posts = files.size() - (!files.empty() && files[0].empty() ? 1 : 0);
    text = count_of(errors, "error") + (posts > 0 ? " in " + count_of(posts, "post") : "");
  }
  if (warnings > 0 && (!options.quiet || options.strict)) {
    const std::size_t files = errors > 0 ? 0 : count_files(diagnostics.sorted());
    text += (text.empty() ? "" : ", ") + count_of(warnings, "warning");
    if (files > 0) text += " in " + count_of(files, "file");
  }
  return text;
}

/// The last line: how many problems in how many posts, what that means, and how to go on.
void print_summary(const Options& options, const RunResult& result, const Diagnostics& diagnostics,
                   const PrintStyle& style) {
  std::string text = count_problems(options, diagnostics);
  if (text.empty()) return;
  const bool has_errors = diagnostics.count(Severity::error) > 0;
  const bool has_outputs = options.command->kind != CommandKind::check;
  if (result.withheld && has_outputs) {
    text += options.command->kind == CommandKind::publish ? "; nothing was written" : "; nothing was printed";
    text +=
        has_errors ? ": mend the posts, or publish the rest with --keep-going" : ": mend them, or leave out --strict";
  } else if (has_errors && has_outputs) {
    text += "; the posts with errors were left out";
  }
  const bool has_failed_run = has_errors || result.withheld;
  print_message(format_remark(has_failed_run ? Severity::error : Severity::warning, text, "", style));
}

/// One line for each file that changed, for people who watch.
void print_written(const std::vector<Written>& written, const Options& options, const World& world) {
  if (options.quiet || options.diagnostics == DiagnosticsFormat::json || !(world.is_terminal || options.verbose))
    return;
  for (const Written& file : written) {
    if (!file.changed && !options.verbose) continue;
    print_message((file.changed ? "wrote " : "unchanged ") + file.path.lexically_normal().string() + "\n");
  }
}

void print_problems(const Options& options, const Diagnostics& diagnostics, const PrintStyle& style) {
  for (const Diagnostic& problem : diagnostics.sorted())
    if (is_shown(problem, options)) print_message(format_diagnostic(problem, style));
}

RunResult run_command(const Options& options, const World& world, Diagnostics& diagnostics) {
  switch (options.command->kind) {
    case CommandKind::init:
      return {write_starter_config(options, diagnostics), {}, site_argument(options)};
    case CommandKind::templates:
      return {write_templates(options), {}, {}};
    case CommandKind::list:
      if (is_site_free_list(options)) return print_or_write_list(options);
      break;
    case CommandKind::publish:
    case CommandKind::print:
    case CommandKind::check:
      break;
  }
  return run_pipeline(options, world, diagnostics);
}

ExitCode run_options(const Options& options, const World& world, PrintStyle& style) {
  Diagnostics diagnostics;
  style.site_folder = site_argument(options);
  RunResult result;
  try {
    result = run_command(options, world, diagnostics);
  } catch (...) {
    print_problems(options, diagnostics, style);
    throw;
  }
  style.site_folder = result.site_folder;
  print_problems(options, diagnostics, style);
  print_written(result.written, options, world);
  print_summary(options, result, diagnostics, style);
  if (was_interrupted()) return ExitCode::interrupted;
  return has_failed(options, diagnostics) ? ExitCode::content : ExitCode::done;
}

ExitCode run_arguments(const std::vector<std::string>& arguments, PrintStyle& style) {
  const World world = read_world();
  style.color = world.color;
  style.journal = world.journal;
  const Options options = parse_options(arguments);
  if (options.version) {
    print("essaypack " ESSAYPACK_VERSION "\n");
    return ExitCode::done;
  }
  if (options.help) {
    print(options.command ? command_help(*options.command) : general_help());
    return ExitCode::done;
  }
  catch_signals();
  return run_options(options, world, style);
}

ExitCode report(const Failure& failure, const PrintStyle& style) {
  print_message(format_failure(failure, style));
  return failure.code();
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
  PrintStyle style;
  style.json = wants_json_diagnostics(arguments);
  ExitCode code = ExitCode::done;
  try {
    code = run_arguments(arguments, style);
  } catch (const Failure& failure) {
    code = report(failure, style);
  } catch (const std::bad_alloc&) {
    code = report(Failure(ExitCode::environment, "not enough memory"), style);
  } catch (const std::exception& error) {
    code = report(Failure(ExitCode::environment, std::string("internal error: ") + error.what(),
                          "please report it with the command and the post"),
                  style);
  }
  remove_temporaries();
  return static_cast<int>(code);
}

}  // namespace essaypack
