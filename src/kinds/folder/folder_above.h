#pragma once

/// Projects are found from any folder inside them.

#include <filesystem>
#include <optional>

namespace essaypack {

/// The innermost folder of which `is_wanted` holds, of `folder` and the 31 above it.
template <class Predicate>
std::optional<std::filesystem::path> folder_above(std::filesystem::path folder, Predicate is_wanted) {
  constexpr int kMost = 32;
  for (int i = 0; i < kMost; ++i, folder = folder.parent_path()) {
    if (is_wanted(folder)) return folder;
    if (!folder.has_relative_path()) break;
  }
  return std::nullopt;
}

}  // namespace essaypack
