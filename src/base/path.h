#pragma once

/// Paths below the site folder and of addresses, as texts: `/` between the parts, none in front. Nothing here looks at
/// the disk.

#include <string>
#include <string_view>

namespace essaypack {

/// `c.md` of `a/b/c.md`: what stands behind the last slash.
std::string_view file_part(std::string_view path);
/// `a/b/` of `a/b/c.md`: the rest, with its slash; empty where there is none.
std::string_view folder_part(std::string_view path);
/// `a/b` of `a/b/c.md`: the same without the slash.
std::string_view parent_of(std::string_view path);

/// The path without the extension of its last part (`.md` alone has none).
std::string_view without_extension(std::string_view path);
/// The extension in lower case, no dot; empty if there is none.
std::string extension_of(std::string_view path);

/// True if `path` lies below `folder`, at any depth; the empty folder is above everything.
bool is_below(std::string_view path, std::string_view folder);
/// `folder/path`; one of them where the other is empty.
std::string join_path(std::string_view folder, std::string_view path);

}  // namespace essaypack
