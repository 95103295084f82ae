#pragma once

/// What runs remember next to the outputs (docs/unattended.md): feed ids, own outputs, what was announced.

#include "app/destination.h"
#include "app/options.h"
#include "model/site.h"
#include "output/announcements.h"
#include "output/manifest.h"
#include "output/writer.h"
#include "site/known_ids.h"

#include <set>
#include <string>
#include <vector>

namespace essaypack {

/// What earlier runs left.
struct Records {
  std::filesystem::path folder;         ///< The output folder; empty: this run keeps no records.
  std::filesystem::path manifest_path, ids_path, announced_path;
  IdLedger ids;
  Manifest outputs;
  AnnouncementFiles announcements;
};

/// Where ids and announcements are: below the output folder, or where `state:` says.
std::filesystem::path state_folder(const Config& config, const std::filesystem::path& output_folder,
                                   const std::string& site_folder);

/// Reads them for a run that writes to a folder; without the announcements, which only some runs need. Throws `Failure`
/// (exit 3) for a file that is there and can't be read.
Records read_records(const Options& options, const Config& config, const Destination& destination,
                     const std::string& site_folder);

/// The ids alone, for `check`, where the site says where they are.
IdLedger read_ids(const Config& config, const std::string& site_folder);

/// What a run made, as far as records ask.
struct RunFacts {
  std::set<std::string> exporters;  ///< Those that ran.
  bool is_partial = false;          ///< Posts failed or were not selected.
  bool prunes = false;
};

/// Outputs of earlier runs that are no longer made.
struct StaleOutputs {
  std::vector<std::string> removed;  ///< To be removed.
  std::vector<std::string> kept;     ///< Reported; they stay in the manifest.
  std::vector<std::string> gone;     ///< Somebody else removed them.
};

/// Judges them: feeds are emptied, as further `outputs`; others are reported or, if the run prunes, removed.
StaleOutputs judge_stale(const Records& records, const RunFacts& facts, OutputSet& outputs, Diagnostics& diagnostics);

/// Says which documents of the archive changed though nothing is added to them any more: readers fetch them once.
void note_closed_archives(const Records& records, const OutputSet& outputs, const StaleOutputs& stale, const Config& config,
                          Diagnostics& diagnostics);

/// The manifest behind this run.
Manifest next_manifest(const Records& records, const OutputSet& outputs, const StaleOutputs& stale);

/// What this run changed against the last one that made a sitemap. Reads and is to replace the files of announcements.
Announcements announce(Records& records, const RunFacts& facts, const Site& site, const Config& config,
                       const Diagnostics& diagnostics);

/// Removes the folders of removed outputs that are empty now.
void remove_empty_folders(const Records& records, const StaleOutputs& stale);

}  // namespace essaypack
