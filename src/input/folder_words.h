#pragma once

/// What the name of a folder says about the texts in it, where no generator's rules do.

#include <cstddef>
#include <string_view>

namespace essaypack {

/// Who may read what lies in a folder.
enum class FolderMeaning {
  open,
  drafts,   ///< `_drafts`, `drafts`, `草稿`.
  nobodys,  ///< `_private`, `private`, `templates`, and all that begin with `_` but `_posts`.
};

/// By the name alone, letter case apart.
FolderMeaning meaning_of_folder(std::string_view name);

/// Where a path stands.
struct PathMeaning {
  FolderMeaning meaning = FolderMeaning::open;
  std::size_t end = 0;  ///< Of the part that says so.
};

/// By all folders of a file's path. What is nobody's is so among drafts, too.
PathMeaning meaning_of_path(std::string_view path);

}  // namespace essaypack
