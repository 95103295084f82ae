#pragma once

/// Problems and failures as lines of text: as gcc writes them, or as JSON, one object a line (feeds.md 8.8).

#include "diag/diagnostics.h"
#include "diag/failure.h"

#include <string>
#include <string_view>

namespace essaypack {

/// How problems are shown.
struct PrintStyle {
  bool json = false;
  bool color = false;
  bool journal = false;     ///< Lines start with syslog priorities, as systemd reads them.
  std::string site_folder;  ///< Put before each file, so that an editor can open it; empty: the current one.
};

/// `file:line:column: severity: message [kind]` with the hint on a second line; ends in a newline.
std::string format_diagnostic(const Diagnostic& diagnostic, const PrintStyle& style);

/// `essaypack: error: message`, or as a diagnostic where the failure has a place, with the hint on a second line. In
/// JSON a failure without a kind has `run/CODE`.
std::string format_failure(const Failure& failure, const PrintStyle& style);

/// A line about the run as a whole, of that severity.
std::string format_remark(Severity severity, std::string_view message, std::string_view hint, const PrintStyle& style);

/// `1 error`, `3 posts`.
std::string count_of(std::size_t count, std::string_view noun);

}  // namespace essaypack
