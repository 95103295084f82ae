#pragma once

/// Outputs reach the disk whole or not at all (feeds.md 8.3).

#include "model/output.h"

#include <filesystem>
#include <string>
#include <vector>

namespace essaypack {

/// What happened to one output.
struct Written {
  std::string name;
  std::filesystem::path path;
  bool changed = false;
};

/// Compares each output with the file of its name below `folder` and replaces those that differ: a temporary file in the
/// same folder, synced, then renamed, all renames after the last file is complete. Equal files keep bytes, mtime and
/// inode. Throws `Failure` (exit 3) with everything as it was if anything fails before the first rename.
std::vector<Written> write_outputs(OutputSet& set, const std::filesystem::path& folder);

/// `folder` made if missing, temporary files of dead runs removed. Throws `Failure`.
void prepare_output_folder(const std::filesystem::path& folder);

/// The path of a fresh temporary file for `name` in `folder`: `.NAME.tmp.PID`. Removed at exit if still there.
std::filesystem::path temporary_path(const std::filesystem::path& folder, std::string_view name);

/// flock on `.essaypack.lock` in `folder`, not waiting. Throws `Failure` (exit 75) naming the other process.
class Lock {
 public:
  explicit Lock(const std::filesystem::path& folder);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  int descriptor_ = -1;
};

/// A make dependency file: `target: inputs`, and an empty rule for each input (feeds.md 8.5).
std::string make_depfile(std::string_view target, const std::vector<std::string>& inputs);

}  // namespace essaypack
