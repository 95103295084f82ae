#pragma once

/// Outputs of earlier runs that this run does not make, and what becomes of them: nothing that was withdrawn stays in
/// them unsaid (docs/unattended.md).

#include "app/run/public_texts.h"
#include "app/run/records.h"
#include "model/output.h"

#include <set>
#include <string>
#include <vector>

namespace essaypack {

/// What a run made, as far as records ask.
struct RunFacts {
  std::set<std::string> exporters;  ///< Those that ran.
  bool is_partial = false;          ///< Something failed, or was not selected: what was not made may be made again.
  bool prunes = false;
};

/// What becomes of them.
struct StaleOutputs {
  std::vector<std::string> removed;  ///< To be removed.
  std::vector<std::string> kept;     ///< Reported; they stay in the manifest.
  std::vector<std::string> gone;     ///< Somebody else removed them.
  bool shows_withdrawn = false;      ///< Some showed a text that was withdrawn.
};

/// Judges them. What a full run of its exporter no longer makes, and what shows nothing but withdrawn texts, is removed
/// if the run prunes; else a feed is emptied, as one of `outputs`, and anything else reported. Of what shows some
/// withdrawn texts a feed loses their entries, whether its exporter ran or not, and anything else is reported.
StaleOutputs judge_stale(const Records& records, const RunFacts& facts, const PublicTexts& texts, const Site& site,
                         OutputSet& outputs, Diagnostics& diagnostics);

/// The manifest behind this run.
Manifest next_manifest(const Records& records, const OutputSet& outputs, const StaleOutputs& stale);

/// Removes the folders of removed outputs that are empty now.
void remove_empty_folders(const Records& records, const StaleOutputs& stale);

}  // namespace essaypack
