#pragma once

/// Paths and the folders of sources that they lie in.

#include "base/path.h"

#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// `path` without `folder/` in front of it; it lies there.
inline std::string_view below(std::string_view path, std::string_view folder) {
  return folder.empty() ? path : path.substr(folder.size() + 1);
}

/// The innermost of the folders that `path` lies in; null if it lies in none.
inline const std::string* nearest_folder(std::string_view path, const std::vector<std::string>& folders) {
  const std::string* best = nullptr;
  for (const std::string& folder : folders)
    if (is_below(path, folder) && (!best || folder.size() > best->size())) best = &folder;
  return best;
}

}  // namespace essaypack
