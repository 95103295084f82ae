#pragma once

/// What changed since a revision, for `check --changed-since`.

#include "config/config.h"
#include "diag/diagnostics.h"

#include <memory>
#include <set>
#include <string>

namespace essaypack {

/// Files of the site that differ from a revision, or are gone since, by their paths below the site's folder.
class ChangedFiles {
 public:
  /// Asks git: what was committed since the branch left `revision`, what is staged, changed or new in the folder.
  /// Throws `Failure` (exit 2) where there is no git, no history or no such revision.
  ChangedFiles(const Config& config, const std::string& revision);
  /// What a change of files touches besides them.
  enum class Reach { files, everything };
  explicit ChangedFiles(std::set<std::string> files, Reach reach = Reach::files);

  /// True for a problem of a file that changed, and for one of another file that names a changed file: a link or a
  /// picture whose target is gone. Errors of the site as a whole always count; with another configuration all does.
  bool concerns(const Diagnostic& problem) const;

 private:
  std::set<std::string> files_;
  std::set<std::string> names_;  ///< By which texts of others call them.
  Reach reach_ = Reach::files;
};

/// The problems that a change concerns.
std::unique_ptr<Diagnostics> limit_to_changes(const Diagnostics& diagnostics, const ChangedFiles& changed,
                                              const Severities& severities);

}  // namespace essaypack
