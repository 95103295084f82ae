#pragma once

/// Outputs reach the disk whole or not at all.

#include "model/output.h"
#include "output/journal.h"

#include <filesystem>
#include <string>
#include <vector>

namespace essaypack {

/// A place on the disk, and what belongs there.
struct PlacedOutput {
  std::filesystem::path path;
  const Output* output = nullptr;  ///< Null: nothing; a file that is there is removed.
  bool is_record = false;          ///< What runs remember for themselves: nobody wants to hear of it.
};

/// What happened to one output.
struct Written {
  std::filesystem::path path;
  bool changed = false;  ///< Written or removed.
  bool removed = false;
  bool is_record = false;  ///< As in `PlacedOutput`.
};

/// Compares each output with the file at its path and replaces those that differ: a temporary file in the same folder,
/// synced, then renamed, in the given order and all of them after the last temporary file is complete; the folders are
/// synced last. Equal files keep bytes, mtime and inode; changed ones their mode. A symbolic link is followed. Throws
/// `Failure` (exit 3) with everything as it was if anything fails before the first rename. `Output::temporary` files
/// are used up either way.
///
/// With `folders`, whose lock the caller holds, all of them are one release: if the process dies between the first
/// rename and the last, `finish_last_release` of the next run does the rest.
std::vector<Written> write_outputs(const std::vector<PlacedOutput>& outputs, const ReleaseFolders* folders = nullptr);

/// What `write_outputs` would do, as far as can be told without writing. Throws `Failure` (exit 3) where a file or
/// folder may not be written.
std::vector<Written> preview_outputs(const std::vector<PlacedOutput>& outputs);

/// Makes the file, if need be, and sets its mtime to now. Throws `Failure`.
void touch_file(const std::filesystem::path& path);

/// True while files are being renamed: a signal handler had better wait.
bool is_renaming() noexcept;

}  // namespace essaypack
