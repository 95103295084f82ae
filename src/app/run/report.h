#pragma once

/// What a run says to people, on stderr, in the form that was asked for.

#include "app/cli/options.h"
#include "app/run/pipeline.h"
#include "app/world/world.h"
#include "diag/diagnostics.h"
#include "diag/failure.h"
#include "diag/print.h"
#include "diag/sarif.h"

#include <cstdio>
#include <system_error>

namespace essaypack {

/// How to say it, and what is kept for the end: SARIF is one document.
struct Report {
  PrintStyle style;
  SarifRun sarif;
  std::FILE* stream = stderr;  ///< Standard output for `check`, whose result it is, in a form for programs.
};

/// All problems, those of one file together.
void say_problems(Report& report, const Options& options, const Diagnostics& diagnostics);

/// One line for each file that changed, for people who watch.
void say_written(const Report& report, const std::vector<Written>& written, const Options& options, const World& world);

/// The last line for people who watch: how many posts or files, where nothing is wrong.
void say_closing(const Report& report, const Options& options, const RunResult& result, const Diagnostics& diagnostics,
                 const World& world);

/// What was kept back, for `check` and those who ask.
void say_left_out(const Report& report, const LeftOut& left_out, const Options& options,
                  const Diagnostics& diagnostics);

/// For `--dry-run`: one line for each file that would be written or removed.
std::string format_preview(const std::vector<Written>& written, const Translation& language);

/// For `--summary json`: one object on a line, `written`, `unchanged`, `removed`, `changed_urls`, `next_due`,
/// `left_out` (docs/unattended.md).
std::string format_summary(const RunResult& result);

/// The last lines: for `check` how many problems there are of each kind; how many problems in how many posts, what that
/// means, and how to go on.
void say_summary(const Report& report, const Options& options, const RunResult& result, const Diagnostics& diagnostics);

void say_failure(Report& report, const Failure& failure);

/// What the system refused (a full disk, no more threads), in the words of a failure.
Failure refused_by_system(const std::system_error& error);

/// The end of the run: the SARIF document, if one was asked for.
void finish_report(Report& report, ExitCode code);

}  // namespace essaypack
