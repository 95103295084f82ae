#include "app/run/verdict.h"

#include "export/exporter.h"

namespace essaypack {

bool has_failed(const Options& options, const Diagnostics& diagnostics) {
  return diagnostics.count(Severity::error) > 0 || (options.strict && diagnostics.count(Severity::warning) > 0);
}

bool is_withheld(const Options& options, const Config& config, const Site& site, const Diagnostics& diagnostics) {
  if (config.keep_going || !has_failed(options, diagnostics)) return false;
  const bool lost_all = site.posts.empty() && diagnostics.has_error(Reach::post);
  return diagnostics.has_error(Reach::run) || options.strict || lost_all;
}

RunFacts facts_of(const Options& options, const Config& config, const RunPlan& plan, const Site& site,
                  const PublicTexts& texts, const Diagnostics& diagnostics) {
  RunFacts facts;
  for (const Exporter* exporter : plan.exporters_for(site)) facts.exporters.emplace(exporter->name);
  // without posts there is no book to make, and an old one is stale
  for (const std::string& format : plan.formats)
    if (site.posts.empty() && find_exporter(format)->needs_posts) facts.exporters.insert(format);
  facts.is_partial = texts.is_partial() || diagnostics.has_error(Reach::run) || diagnostics.has_error(Reach::post) ||
                     !options.overrides.select.empty();
  facts.prunes = config.prune || options.prune;
  return facts;
}

}  // namespace essaypack
