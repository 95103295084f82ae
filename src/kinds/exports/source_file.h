#pragma once

/// Exports as they come from a platform: a file, one in a zip, in UTF-8 or another encoding. A file of a zip is called
/// as if the zip was a folder: `export.zip/blog.xml`.

#include "base/slice_file.h"

#include <filesystem>
#include <string>
#include <vector>

namespace essaypack {

/// The file as UTF-8; another one than that on the disk where it lies in a zip or has another encoding. Throws
/// `Failure` (exit 3, or 2 for a zip that can't be read), which calls the file `shown`.
SliceFile open_export_file(const std::filesystem::path& path, const std::string& shown);

/// The beginning of a file as UTF-8, where what it is must show; empty for one that can't be read.
std::string head_of_export(const std::filesystem::path& file);

/// The files of a zip that `reads` knows, in the order of their names; none where it holds pages of HTML besides, and
/// for any other file.
std::vector<std::string> exports_in_zip(const std::filesystem::path& file,
                                        bool (*reads)(const std::filesystem::path& file));

}  // namespace essaypack
