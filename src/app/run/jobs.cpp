#include "app/run/jobs.h"

#include "app/run/site_list.h"

#include <memory>
#include <utility>
#include <vector>

namespace essaypack {
namespace {

/// Takes every post, for the sake of its problems.
class JudgeJob : public Job {
 public:
  explicit JudgeJob(std::size_t count) : is_judged_(count) {}
  bool wants(std::size_t post) const override { return !is_judged_[post]; }
  void take(std::size_t post, const Fragment*) override { is_judged_[post] = 1; }
  void finish() override {}

 private:
  std::vector<char> is_judged_;
};

}  // namespace

Jobs plan_jobs(const RunPlan& plan, const Options& options, const ExportContext& context, OutputSet& outputs,
               Diagnostics& diagnostics, std::vector<KeptBack> kept_back) {
  Jobs jobs;
  for (const Exporter* exporter : plan.exporters_for(context.site))
    jobs.push_back(exporter->plan(context, outputs, diagnostics));
  if (plan.end == RunPlan::End::list) jobs.push_back(list_job(options, context, outputs, std::move(kept_back)));
  if (plan.end == RunPlan::End::judge) jobs.push_back(std::make_unique<JudgeJob>(context.site.posts.size()));
  return jobs;
}

}  // namespace essaypack
