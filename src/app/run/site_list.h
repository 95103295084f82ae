#pragma once

/// `essaypack list KIND` for what a site has.

#include "app/cli/options.h"
#include "app/run/post_states.h"
#include "export/exporter.h"

namespace essaypack {

/// Puts the list that was asked for into `outputs`, in the place of what is there; that is what the list of outputs
/// names, so it finishes last. All three outlive the job.
/// `kept_back` is of `list posts --all`.
std::unique_ptr<Job> list_job(const Options& options, const ExportContext& context, OutputSet& outputs,
                              std::vector<KeptBack> kept_back);

}  // namespace essaypack
