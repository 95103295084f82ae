#pragma once

/// What wants to see the posts of a run.

#include "app/cli/options.h"
#include "app/run/post_states.h"
#include "app/run/run_plan.h"
#include "export/one_pass.h"

namespace essaypack {

/// A job for each exporter of the plan, and what lists or judges the posts.
Jobs plan_jobs(const RunPlan& plan, const Options& options, const ExportContext& context, OutputSet& outputs,
               Diagnostics& diagnostics, std::vector<KeptBack> kept_back);

}  // namespace essaypack
