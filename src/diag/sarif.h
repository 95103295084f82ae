#pragma once

/// Problems of a run as one SARIF document (OASIS SARIF 2.1.0), which code hosts and editors show beside the lines.

#include "base/translation.h"
#include "diag/diagnostics.h"
#include "diag/failure.h"

#include <string>
#include <vector>

namespace essaypack {

/// What a run has to say.
struct SarifRun {
  std::vector<Diagnostic> problems;
  std::vector<Failure> failures;
  ExitCode code = ExitCode::done;
  std::string site_folder;  ///< As the user named it; empty: the current one.
  Translation language = {};
  std::string main_file;  ///< Of the site, below its folder: what concerns no file is shown there.
};

/// The document, with one run and every kind as a rule; ends in a newline. Addresses of files are relative to the
/// current folder where the site is named relative to it and lies inside it, else to the site's folder.
std::string format_sarif(const SarifRun& run);

}  // namespace essaypack
