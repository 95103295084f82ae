#pragma once

/// Bytes that wait on the disk until an output is written, so that memory need not hold them.

#include "base/descriptor.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace essaypack {

/// A file without a name: it is unlinked as soon as it is open, so that nothing is left however the run ends. It is
/// made by the first `add`. May be used from several threads.
class Spool {
 public:
  /// `make_path` gives a fresh path for it, in a folder that can be written to.
  explicit Spool(std::function<std::filesystem::path()> make_path) : make_path_(std::move(make_path)) {}

  /// Keeps `bytes`; the offset at which `read` finds them. Throws `std::system_error`.
  std::uint64_t add(std::string_view bytes);
  /// What `add` was given. Throws `std::system_error`.
  std::string read(std::uint64_t offset, std::uint64_t size) const;

 private:
  const std::function<std::filesystem::path()> make_path_;
  std::mutex guard_;
  Descriptor file_;
  std::uint64_t end_ = 0;
};

}  // namespace essaypack
