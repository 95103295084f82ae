#pragma once

/// What the problems of a run mean for its outputs.

#include "app/cli/options.h"
#include "app/run/public_texts.h"
#include "app/run/run_plan.h"
#include "app/run/stale_outputs.h"
#include "config/config.h"
#include "diag/diagnostics.h"
#include "model/site.h"

namespace essaypack {

/// True if problems were found that end the run with exit code 1.
bool has_failed(const Options& options, const Diagnostics& diagnostics);
/// Whether nothing may be written. What costs a post or an output alone leaves it out, as `keep_going` does with any
/// error; `--strict` lets nothing pass, and where errors leave no post the outputs would lose all that earlier runs
/// published.
bool is_withheld(const Options& options, const Config& config, const Site& site, const Diagnostics& diagnostics);
/// What ran, for the judgement of old outputs.
RunFacts facts_of(const Options& options, const Config& config, const RunPlan& plan, const Site& site,
                  const PublicTexts& texts, const Diagnostics& diagnostics);

}  // namespace essaypack
