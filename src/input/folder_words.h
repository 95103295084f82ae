#pragma once

/// What the name of a folder says about the texts in it, where no generator's rules do.

#include <cstddef>
#include <string_view>

namespace essaypack {

/// Who may read what lies in a folder.
enum class FolderMeaning {
  open,
  drafts,   ///< `_drafts`, `drafts`, `草稿`.
  nobodys,  ///< `_private`, `private`, `templates`, `trash`, and all that begin with `_` but `_posts`.
};

/// By the name alone, letter case apart.
FolderMeaning meaning_of_folder(std::string_view name);

/// By the name of a file without its extension: `a.draft`, `DRAFT-a`, `[draft] a`, `a.private`. A word that may be what
/// the text is about says nothing: `draft-horses`, `private-schools`.
FolderMeaning meaning_of_file(std::string_view stem);

/// By a title's first or last words: `[Draft] a`, `a (draft)`, `WIP: a`; in square brackets before it, `[Private] a`.
FolderMeaning meaning_of_title(std::string_view title);

/// Where a path stands.
struct PathMeaning {
  FolderMeaning meaning = FolderMeaning::open;
  std::size_t end = 0;  ///< Of the part that says so.
};

/// By all folders of a file's path, and by its own name. What is nobody's is so among drafts, too.
PathMeaning meaning_of_path(std::string_view path);

}  // namespace essaypack
