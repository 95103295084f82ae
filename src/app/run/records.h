#pragma once

/// What runs remember next to the outputs (docs/unattended.md): feed ids, own outputs, what was announced.

#include "app/cli/options.h"
#include "app/run/destination.h"
#include "app/run/public_texts.h"
#include "export/book/plan/editions.h"
#include "model/site.h"
#include "output/announcements.h"
#include "output/manifest.h"
#include "output/writer.h"
#include "site/known_ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace essaypack {

/// What a record or a feed of an earlier run may take, in bytes.
constexpr std::uint64_t kLargestRecord = 256 * 1024 * 1024;

/// What earlier runs left.
struct Records {
  std::filesystem::path folder;  ///< The output folder; empty: this run keeps no records.
  std::filesystem::path manifest_path, ids_path, announced_path, editions_path;
  IdLedger ids;
  EditionLedger editions;  ///< Those that are known, of a run that writes elsewhere, too.
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

/// The package document of a book that an earlier run wrote to the folder; empty where there is none.
std::string read_old_package(const Records& records, const std::string& name);

/// The ids alone, for `check`, where the site says where they are.
IdLedger read_ids(const Config& config, const std::string& site_folder);

/// What this run changed against the last one that made a sitemap. Reads and is to replace the files of announcements.
Announcements announce(Records& records, const PublicTexts& texts, const Site& site, const Config& config,
                       const Diagnostics& diagnostics);

/// The same for a run that makes no sitemap: only what was withdrawn is told of.
Announcements announce_withdrawn(Records& records, const PublicTexts& texts, const Site& site, const Config& config,
                                 const Diagnostics& diagnostics);

}  // namespace essaypack
