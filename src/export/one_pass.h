#pragma once

/// The pass over the posts that all jobs of a run share.

#include "export/exporter.h"

#include <memory>
#include <vector>

namespace essaypack {

using Jobs = std::vector<std::unique_ptr<Job>>;

/// Renders what the jobs want with `render`, on up to `context.jobs` threads, and lets them finish in their order.
void run_jobs(const Jobs& jobs, const ExportContext& context, const FragmentSource& render);

}  // namespace essaypack
