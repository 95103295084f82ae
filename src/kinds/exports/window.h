#pragma once

/// A large file as it is walked through: the bytes around a place, and those of one piece of it.

#include "base/slice_file.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace essaypack {

/// A larger piece of an export is no post.
inline constexpr std::size_t kMostPiece = 16 * 1024 * 1024;

class Window {
 public:
  explicit Window(const SliceFile& file) : file_(file) {}

  std::string buffer;  ///< What has been read and is still needed.
  std::size_t at = 0;  ///< In it.

  /// Reads on; false at the end of the file. What lies before `at` and the open piece is let go, so `at` may change.
  bool refill();
  /// Reads on until so many bytes lie at `at`, or the file ends.
  void need(std::size_t count) {
    while (buffer.size() - at < count && refill()) {
    }
  }
  /// The line of `at`, which never goes back.
  int line();

  /// A piece begins at `at`.
  void open_piece();
  bool is_in_piece() const { return in_piece_; }
  int piece_line() const { return piece_line_; }
  std::uint64_t piece_offset() const { return piece_offset_; }
  std::uint64_t piece_size(std::size_t end) const { return base_ + end - piece_offset_; }
  /// The open piece up to `end`; empty if it is larger than one may be.
  std::string_view close_piece(std::size_t end);

 private:
  const SliceFile& file_;
  std::uint64_t base_ = 0;  ///< Of the buffer in the file.
  std::size_t counted_ = 0;
  int line_ = 1;
  bool in_piece_ = false, is_too_large_ = false;
  std::size_t piece_ = 0;
  std::uint64_t piece_offset_ = 0;
  int piece_line_ = 0;
};

}  // namespace essaypack
