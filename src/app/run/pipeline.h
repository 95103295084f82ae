#pragma once

/// The way from a folder of posts to files, as one function.

#include "app/cli/options.h"
#include "app/world/world.h"
#include "diag/diagnostics.h"
#include "model/output.h"
#include "model/site.h"
#include "output/writer.h"
#include "site/left_out.h"
#include "template/templates.h"

#include <optional>
#include <string>
#include <vector>

namespace essaypack {

/// What `preview` shows in place of files.
struct ShownOutputs {
  std::vector<Output> outputs;    ///< As `build` would write them.
  std::vector<Output> pages;      ///< Of the preview itself: the templates of `preview/`, filled.
  std::vector<BookConfig> books;  ///< How they are configured.
  std::string title;              ///< Of the site.
};

/// How a run ended.
struct RunResult {
  std::vector<Written> written;  ///< Each output, changed or not.
  std::vector<std::string>
      changed_urls;  ///< Added or changed against the last run, newest first; only of runs with a sitemap.
  std::optional<Timestamp> next_due;  ///< When the next scheduled post is due.
  LeftOut left_out;                   ///< Posts and pages that were kept back, by reason.
  bool withheld = false;              ///< There were errors, and so nothing was written.
  ShownOutputs shown;                 ///< Only of `preview`.
  std::string site_folder;            ///< How the user would name the folder of the site; empty: the current one.
};

/// The pages of the preview.
std::vector<Output> preview_pages(const Templates& templates);

/// Runs a command that makes, prints or checks outputs. Problems of posts go to `diagnostics`; throws `Failure` for the
/// rest, with all files as they were.
RunResult run_pipeline(const Options& options, const World& world, Diagnostics& diagnostics);

/// The site as the user named it, a folder or an export; empty: the current folder.
std::string site_argument(const Options& options);
/// The folder of the same: a site may be named by an export in it. Empty for the current one.
std::string site_folder_argument(const Options& options);

/// True if problems were found that end the run with exit code 1.
bool has_failed(const Options& options, const Diagnostics& diagnostics);

/// Writes all of `text` to standard output. Throws `Failure` (exit 3), for a full disk say.
void print(std::string_view text);

}  // namespace essaypack
