#pragma once

/// A large file of which pieces are read.

#include "base/descriptor.h"
#include "base/message.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace essaypack {

/// Takes the next bytes of a file; false where the disk has no more.
using WriteBytes = std::function<bool(std::string_view bytes)>;

class SliceFile {
 public:
  /// Nothing, with `error` set to the reason, for a file that can't be read.
  static std::optional<SliceFile> open(const std::filesystem::path& path, Message& error);

  /// A file without a name, of what `fill` writes into it: false ends it. Nothing, with `error` set, where that or the
  /// disk fails.
  static std::optional<SliceFile> make(const std::function<bool(const WriteBytes& write)>& fill, Message& error);

  std::uint64_t size() const { return size_; }
  /// `count` bytes from `offset` on, fewer where the file ends. From any thread. Throws `std::system_error` where the
  /// disk fails.
  std::string read(std::uint64_t offset, std::size_t count) const;
  /// Of its own, for who reads it by another way.
  int descriptor() const { return file_.get(); }

 private:
  SliceFile(Descriptor file, std::uint64_t size) : file_(std::move(file)), size_(size) {}

  Descriptor file_;
  std::uint64_t size_;
};

}  // namespace essaypack
