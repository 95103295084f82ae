/// What is told of a head, once it is known whether its post is published.

#include "input/catalogue.h"
#include "input/publication.h"

namespace essaypack {
namespace {

/// True for a key that keeps the post back, be it because its word is not understood: its author must be told which.
bool tells_why(const Diagnostic& report) {
  return report.kind == Kind::front_matter_private_tag ||
         (report.kind == Kind::front_matter_bad_value && (report.message.english().ends_with(" is kept back") ||
                                                          report.message.english().ends_with("; it counts as false")));
}

/// Nobody sees yet what the dates of a text that is kept back say.
bool is_of_dates(Kind kind) { return kind == Kind::front_matter_no_date || kind == Kind::front_matter_updated_early; }

}  // namespace

void forward_reports(const std::vector<Diagnostic>& own, const Post& post, const Config& config,
                     Diagnostics& diagnostics) {
  const bool is_protected = post.withheld.password && config.publish.count(Door::password) == 0;
  const bool is_shut = !is_published(post.withheld, config.publish);
  for (const Diagnostic& report : own) {
    const Text summary = entry_of(report.kind).summary;
    if (report.place.file != post.source)
      diagnostics.report(report.kind, report.place, report.message, report.hint);  // of the site
    else if (is_shut && report.severity == Severity::error)
      // an error of a text that goes nowhere, whatever else its head says, stops no run
      diagnostics.report(Kind::front_matter_kept_back, is_protected ? Place{post.source, 0, 0} : report.place,
                         tr("a post that is kept back could not be published as it is: {}", summary));
    else if (!is_shut || (!is_protected && tells_why(report)))
      diagnostics.report(report.kind, report.place, report.message, report.hint);
    else if (!is_protected && !is_of_dates(report.kind))
      diagnostics.report(report.kind, report.place, tr("a post that is kept back: {}", summary));
  }
}

}  // namespace essaypack
