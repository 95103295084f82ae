#pragma once

/// Making folders for outputs, and the failures of writing.

#include "diag/failure.h"

#include <filesystem>
#include <vector>

namespace essaypack {

/// Makes `folder` and the ones above it; those that did not exist, outermost first. Throws `Failure` (exit 3).
std::vector<std::filesystem::path> make_folders(const std::filesystem::path& folder);

/// Removes those of `folders` that are empty, the last one first. Never fails.
void remove_folders(const std::vector<std::filesystem::path>& folders);

/// Throws `Failure` (exit 3) about `target` if `temporary`, on its way to it, can't be made.
void require_writable(const std::filesystem::path& temporary, const std::filesystem::path& target);

/// "can't write 'PATH': no space left on device", exit 3. `reason` is an errno.
Failure write_failure(const std::filesystem::path& path, int reason);

}  // namespace essaypack
