#pragma once

/// The way from a folder of posts to files, as one function.

#include "app/cli/options.h"
#include "app/run/changed_files.h"
#include "app/run/shown_outputs.h"
#include "app/world/world.h"
#include "diag/diagnostics.h"
#include "output/writer.h"
#include "site/left_out.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace essaypack {

/// How a run ended.
struct RunResult {
  std::vector<Written> written;  ///< Each output, changed or not.
  std::vector<std::string>
      changed_urls;  ///< Added or changed against the last run, newest first; only of runs with a sitemap.
  std::optional<Timestamp> next_due;     ///< When the next scheduled post is due.
  LeftOut left_out;                      ///< Posts and pages that were kept back, by reason.
  bool withheld = false;                 ///< There were errors, and so nothing was written.
  std::unique_ptr<Diagnostics> limited;  ///< With `--changed-since`: the problems that count, in place of all.
  ShownOutputs shown;                    ///< Only of `preview`.
  std::string main_file;                 ///< Of its configuration, as messages name it; empty: there is none.
  std::size_t posts = 0;                 ///< That may be published.
  std::string site_folder;               ///< How the user would name the folder of the site; empty: the current one.
};

/// Runs a command that makes, prints or checks outputs. Problems of posts go to `diagnostics`; throws `Failure` for the
/// rest, with all files as they were. `dress`: makes the books alone, in this one.
RunResult run_pipeline(const Options& options, const World& world, Diagnostics& diagnostics,
                       const std::optional<BookDress>& dress = {});

}  // namespace essaypack
