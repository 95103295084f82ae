#pragma once

/// One run at a time in an output folder. The lock file is empty and never changes, so that two output
/// folders can be compared file by file; who holds it is asked of the kernel.

#include "base/descriptor.h"

#include <filesystem>
#include <vector>

namespace essaypack {

/// flock on `.essaypack.lock` in `folder`, waiting for at most some seconds; released when the object or the process
/// ends. Where NFS or FUSE know no flock, the lock is as good as they make it.
class Lock {
 public:
  /// Makes the folder (and the ones above it) if it is missing. Throws `Failure`: exit 75 naming the other process, or
  /// exit 3 if the folder can't be made or written.
  explicit Lock(const std::filesystem::path& folder, unsigned wait_seconds = 0);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  /// Outputs were written: the folder stays. Otherwise a folder that this lock made vanishes again, if nothing is in
  /// it.
  void keep_folder() { made_.clear(); }

 private:
  std::filesystem::path path_;
  std::vector<std::filesystem::path> made_;  ///< Folders that did not exist, outermost first.
  Descriptor file_;
};

}  // namespace essaypack
