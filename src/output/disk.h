#pragma once

/// Single files on their way to the disk.

#include <filesystem>
#include <string_view>

namespace essaypack {

/// The file that a chain of links leads to, or the path itself.
std::filesystem::path follow_links(const std::filesystem::path& path);

/// Makes the file, or empties it, and writes `bytes`; never through a link. Throws `Failure` (exit 3) about `shown`.
void write_new_file(const std::filesystem::path& path, std::string_view bytes, const std::filesystem::path& shown);

/// Waits until the disk has the file. Throws `Failure` (exit 3) about `shown`.
void sync_file(const std::filesystem::path& path, const std::filesystem::path& shown);

/// Waits until the disk has the names in `folder` (empty: the current one). Never fails: some file systems can't.
void sync_folder(const std::filesystem::path& folder) noexcept;

}  // namespace essaypack
