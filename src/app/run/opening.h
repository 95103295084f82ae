#pragma once

/// The first step of a run: its settings, and the place it writes to, before any post is read.

#include "app/cli/options.h"
#include "app/run/changed_files.h"
#include "app/run/destination.h"
#include "app/run/records.h"
#include "app/run/run_plan.h"
#include "app/world/world.h"
#include "config/config.h"
#include "diag/diagnostics.h"
#include "output/lock.h"

#include <optional>
#include <string>

namespace essaypack {

/// What a run knows before it reads a post. Not copied: the records are referred to.
struct Opening {
  std::string site_folder;  ///< How the user would name it; empty: the current one.
  Config config;
  RunPlan plan;
  std::optional<ChangedFiles> changed;  ///< With `--changed-since`.
  Timestamp now;
  Destination destination;
  std::optional<Lock> lock;  ///< Where the run writes to a folder.
  Records records;
};

/// Reads the configuration, takes the lock of the output folder, finishes the release that an earlier run was killed
/// in, and reads the records. Fills `opening`, which stays where it is. Throws `Failure` (exit 2, 3, 75).
void open_run(Opening& opening, const Options& options, const World& world, Diagnostics& diagnostics,
              const std::optional<BookDress>& dress);

}  // namespace essaypack
