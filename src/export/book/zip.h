#pragma once

/// The container (EPUB 3.3 OCF): a zip whose bytes depend on nothing but its entries. Chapters are
/// deflated by their workers, libzip only copies them; pictures are stored, and read when their turn comes.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// One file of the book.
struct ZipEntry {
  std::string name;
  std::string bytes;       ///< Deflated if `deflated`, else as they are.
  std::uint64_t size = 0;  ///< Of the plain bytes.
  std::uint32_t crc = 0;   ///< Of the plain bytes; only if `deflated`.
  bool deflated = false;
  /// If set, gives the bytes of a stored entry when it is written; nothing ends the run.
  std::function<std::optional<std::string>()> read;
};

/// An entry with its bytes deflated (libdeflate). From any thread.
ZipEntry deflated_entry(std::string name, std::string_view bytes);
ZipEntry stored_entry(std::string name, std::string bytes);

/// Writes `mimetype`, then the entries in the order given, all with the DOS time of `unix_seconds` in UTC.
/// Throws `Failure` (exit 3). `entries` are used up.
void write_zip(const std::filesystem::path& path, std::vector<ZipEntry>&& entries, std::int64_t unix_seconds);

}  // namespace essaypack
