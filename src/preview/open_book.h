#pragma once

/// A finished EPUB, open to be read part by part: a book with many pictures never lies in memory.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// Parts of one book. Once it is open, its file may be removed. May be used from several threads.
class OpenBook {
 public:
  /// Throws `Failure` (exit 3) where the file can't be opened.
  explicit OpenBook(const std::filesystem::path& path);
  ~OpenBook();
  OpenBook(const OpenBook&) = delete;
  OpenBook& operator=(const OpenBook&) = delete;

  /// The bytes of the part of exactly that name; nothing if there is none.
  std::optional<std::string> part(std::string_view name) const;

 private:
  struct Content;
  std::unique_ptr<Content> content_;
};

}  // namespace essaypack
