#pragma once

/// No run destroys what the author made: what may be replaced, decided before anything is written (docs/unattended.md).

#include "output/manifest.h"
#include "output/writer.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace essaypack {

/// What tells outputs from the author's files. Folders are absolute, links resolved; empty: there is none.
struct Ownership {
  std::filesystem::path site;    ///< Everything in it is the author's, but for the next two.
  std::filesystem::path made;    ///< What the site's own generator fills: nothing in it is made by hand.
  std::filesystem::path output;  ///< The folder of this run, which remembers what it wrote; empty: it writes one file.
  std::vector<std::filesystem::path> sources;  ///< Folders that are the author's wherever outputs go.
  const Manifest* outputs = nullptr;           ///< What earlier runs wrote to `output`.
  std::function<bool(const std::filesystem::path&)> is_input = {};  ///< True for a file that the run has read.
  bool is_foreign = false;  ///< A program of the user's made the output: it may look like anything.
};

/// Throws `Failure` (exit 2) if an output would take the place of a file that no earlier run wrote, by whatever way it
/// gets there. What counts as written by one: it stands in the manifest, it says so itself, or it is another such file
/// and lies where nothing is made by hand.
void refuse_foreign_files(const std::vector<PlacedOutput>& placed, const Ownership& ownership);

/// The same for a stamp, whose time changes and nothing else: an empty file may be one.
void refuse_foreign_stamp(const std::filesystem::path& stamp, const Ownership& ownership);

/// Throws `Failure` (exit 2) if two of the files are one, on file systems for which `A` is `a` and for all ways of
/// writing `é`; if one needs a folder where another or the disk has a file, or the other way round; if one has the name
/// of a record. `stale` (names, sorted) are outputs of earlier runs: these stood beside what is made now.
void refuse_collisions(const std::vector<PlacedOutput>& placed, const std::filesystem::path& output_folder,
                       const std::vector<std::string>& stale = {});

/// Throws `Failure` (exit 2) if a file lies where `folder` is to be or above it.
void refuse_file_in_the_way(const std::filesystem::path& folder);

}  // namespace essaypack
