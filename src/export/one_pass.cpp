#include "export/one_pass.h"

#include "base/parallel.h"

#include <algorithm>

namespace essaypack {
namespace {

/// In the site's order.
std::vector<std::size_t> wanted_posts(const Jobs& jobs, std::size_t count) {
  std::vector<std::size_t> posts;
  for (std::size_t post = 0; post < count; ++post)
    if (std::any_of(jobs.begin(), jobs.end(), [post](const auto& job) { return job->wants(post); }))
      posts.push_back(post);
  return posts;
}

void hand_out(std::size_t post, const Jobs& jobs, const FragmentSource& render) {
  std::vector<Job*> takers;
  for (const auto& job : jobs)
    if (job->wants(post)) takers.push_back(job.get());
  if (takers.empty()) return;  // what came meanwhile was enough
  const std::shared_ptr<const Fragment> fragment = render(post);
  for (Job* job : takers) job->take(post, fragment.get());
}

}  // namespace

void run_jobs(const Jobs& jobs, const ExportContext& context, const FragmentSource& render) {
  std::vector<std::size_t> posts = wanted_posts(jobs, context.site.posts.size());
  std::size_t beside = jobs.size();  // first, for it takes long
  do {
    parallel_for(beside + posts.size(), context.jobs, [&](std::size_t i) {
      if (i < beside)
        jobs[i]->work_beside();
      else
        hand_out(posts[i - beside], jobs, render);
    });
    beside = 0;
    for (const auto& job : jobs) job->end_pass();
    posts = wanted_posts(jobs, context.site.posts.size());
  } while (!posts.empty());
  for (const auto& job : jobs) job->finish();
}

}  // namespace essaypack
