#pragma once

/// What a run is to do, decided once from the command line and the configuration: nothing later asks which command it
/// was.

#include "app/cli/options.h"
#include "config/config.h"
#include "diag/diagnostics.h"
#include "export/exporter.h"
#include "model/site.h"
#include "preview/address.h"
#include "site/site_builder.h"

#include <optional>
#include <string>
#include <vector>

namespace essaypack {

struct RunPlan {
  /// What becomes of what the exporters make.
  enum class End {
    publish,  ///< It is written or printed.
    list,     ///< Only what there is of the site is printed.
    judge,    ///< Nothing is written; every post is rendered for the sake of its problems.
    show      ///< It is handed to the preview.
  };

  End end = End::publish;
  std::vector<std::string> formats;  ///< That were asked for, or come with these.
  std::vector<const Exporter*>
      exporters;                    ///< In the order in which they run; those that lack the site's address are missing.
  bool does_without_posts = false;  ///< Where no post may be published, what needs some is left out, without an error.
  Details details = Details::all;   ///< What of the site the exporters read.
  bool compares_ids = false;        ///< Ids are compared with those of the last run, though none are kept.
  bool may_make_editions = true;    ///< Else books stay in theirs: the run is one of many.
  std::optional<BookDress> dress;   ///< Every book in this one, and nothing but books.

  bool lacks_url = false;  ///< Some are missing for want of the site's address.

  /// The exporters that have something to make.
  std::vector<const Exporter*> exporters_for(const Site& site) const;
};

/// Throws `Failure` (exit 2) for a format that there is not, and where a command that was asked for by its name lacks
/// the site's address; elsewhere what needs that is left out. `dress`: of all books, for a preview.
RunPlan plan_run(const Options& options, const Config& config, const std::optional<BookDress>& dress = {});

/// Says what was left out for want of the site's address.
void report_missing_url(const Config& config, Diagnostics& diagnostics);

}  // namespace essaypack
