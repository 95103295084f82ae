#pragma once

/// Reading from the disk. With `output/` the only code that touches it.

#include "base/message.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// The bytes of a file, or why there are none ("permission denied").
struct FileBytes {
  std::optional<std::string> bytes;
  Message error;           ///< Set if `bytes` is empty.
  bool too_large = false;  ///< The file is larger than the limit.
};
/// Reads a whole regular file of at most `limit` bytes. Like all of this file it throws `std::system_error` where this
/// process has no descriptors or memory left, or the disk fails.
FileBytes read_file(const std::filesystem::path& path, std::uint64_t limit = UINT64_MAX);
/// The first `count` bytes or fewer; nothing if it can't be read.
std::optional<std::string> read_file_head(const std::filesystem::path& path, std::size_t count);

/// One file or folder that a walk met.
struct FoundFile {
  std::string path;  ///< Below the walked folder, `/` between the parts, bytes as on disk.
  std::uint64_t size = 0;
};
/// What lies below a folder.
struct FileTree {
  std::vector<FoundFile> files;      ///< Sorted by path, byte order. Symbolic links that stay inside are followed.
  std::vector<std::string> folders;  ///< Sorted; "" is the folder itself.
  std::vector<std::pair<std::string, Message>> unreadable;  ///< Path and reason.
  std::vector<std::string> dead_links;  ///< Symbolic links that lead nowhere or out of `inside`; sorted.
};
/// Walks `folder`; `enter(path)` decides about each sub-folder. Links that leave `inside` are passed over, and so are
/// loops.
template <class Enter>
FileTree walk_files(const std::filesystem::path& folder, const std::filesystem::path& inside, Enter&& enter);
FileTree walk_files(const std::filesystem::path& folder, const std::filesystem::path& inside,
                    bool (*enter)(void* context, std::string_view path), void* context);

/// True if `path`, links resolved, lies in `folder` (which is resolved too) or is it.
bool is_inside(const std::filesystem::path& path, const std::filesystem::path& folder);
/// True if it is a regular file, links followed.
bool is_file(const std::filesystem::path& path);
bool is_folder(const std::filesystem::path& path);

template <class Enter>
FileTree walk_files(const std::filesystem::path& folder, const std::filesystem::path& inside, Enter&& enter) {
  auto call = [&enter](std::string_view below) { return bool(enter(below)); };
  return walk_files(
      folder, inside,
      [](void* context, std::string_view below) { return (*static_cast<decltype(call)*>(context))(below); }, &call);
}

}  // namespace essaypack
