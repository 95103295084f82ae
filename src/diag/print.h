#pragma once

/// Problems and failures as lines of text: as gcc writes them, or as JSON, one object a line. SARIF,
/// which is no lines, is `diag/sarif.h`.

#include "base/translation.h"
#include "diag/diagnostics.h"
#include "diag/failure.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

enum class DiagnosticsFormat { text, json, sarif };

/// How problems are shown.
struct PrintStyle {
  DiagnosticsFormat format = DiagnosticsFormat::text;
  bool color = false;
  bool journal = false;       ///< Lines start with syslog priorities, as systemd reads them.
  Translation language = {};  ///< Of all that is said.
  std::string site_folder;    ///< Put before each file, so that an editor can open it; empty: the current one.
};

/// `file:line:column: severity: message [kind]` with the hint on a second line; ends in a newline.
std::string format_diagnostic(const Diagnostic& diagnostic, const PrintStyle& style);

/// `essaypack: error: message`, or as a diagnostic where the failure has a place, with the hint on a second line. In
/// JSON a failure without a kind has `run/CODE`.
std::string format_failure(const Failure& failure, const PrintStyle& style);

/// How often a kind was reported.
struct KindCount {
  Kind kind;
  Severity severity;
  std::size_t count = 0;
  std::vector<std::pair<std::string, std::size_t>> hosts =
      {};  ///< Of the addresses in the messages, the most frequent first.
};

/// A table in text, one line a kind: `    12  warning  content/missing-image  an image file does not exist`, and one
/// for each of the ten most frequent hosts. Empty in JSON.
std::string format_counts(const std::vector<KindCount>& counts, const PrintStyle& style);

/// The line about the run as a whole; in JSON it has the counts as `counts`, where there are any.
std::string format_remark(Severity severity, const Message& message, const std::vector<KindCount>& counts,
                          const PrintStyle& style, const Message& hint = {});

/// Without the controls (C0, C1, delete) by which a file's name could rewrite the terminal: `\x1b` stands for one.
std::string printable(std::string_view text);

}  // namespace essaypack
