#pragma once

/// A large file of which pieces are read.

#include "base/descriptor.h"
#include "base/message.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace essaypack {

class SliceFile {
 public:
  /// Nothing, with `error` set to the reason, for a file that can't be read.
  static std::optional<SliceFile> open(const std::filesystem::path& path, Message& error);

  std::uint64_t size() const { return size_; }
  /// `count` bytes from `offset` on, fewer where the file ends. From any thread. Throws `std::system_error` where the
  /// disk fails.
  std::string read(std::uint64_t offset, std::size_t count) const;

 private:
  SliceFile(Descriptor file, std::uint64_t size) : file_(std::move(file)), size_(size) {}

  Descriptor file_;
  std::uint64_t size_;
};

}  // namespace essaypack
