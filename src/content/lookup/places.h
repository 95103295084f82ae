#pragma once

/// Lines and columns in a post's file. They are counted when something is reported, and never before.

#include "diag/diagnostics.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// Knows where a body lies in its file. For one thread; `body` must outlive it.
class SourcePlaces {
 public:
  /// `first_line`: of the body, in the file; 0 for a text that has no lines there.
  SourcePlaces(std::string file, std::string_view body, int first_line)
      : file_(std::move(file)), body_(body), first_line_(first_line) {}

  /// A piece of the body that nobody sees, or in whose place another text stands.
  struct Cut {
    std::size_t at = 0;       ///< Where the text behind it begins in what is left.
    std::size_t removed = 0;  ///< Bytes, of this and all pieces before; where more were put, modulo 2^64.
    int lines = 0;            ///< Newlines of this one, less those that were put.
  };
  /// From here on offsets count without these pieces. `at` is in their order.
  void hide(std::vector<Cut> cuts) const { cuts_ = std::move(cuts); }
  const std::vector<Cut>& cuts() const { return cuts_; }

  int first_line() const { return first_line_; }
  /// The place of a byte of the body.
  Place at(std::size_t offset) const;
  /// The place of `text` in line `line` of the file or soon behind it; without a column where it is not found. Asked
  /// for the same again it finds the next one.
  Place find(int line, std::string_view text) const;
  /// The line alone.
  Place line(int line) const { return {file_, first_line_ > 0 ? line : 0, 0}; }

 private:
  std::size_t start_of(int line) const;
  Place at_whole(std::size_t offset) const;

  std::string file_;
  std::string_view body_;
  int first_line_;
  mutable std::vector<Cut> cuts_;
  mutable std::vector<std::size_t> starts_;  ///< Of the lines; empty until something is asked.
  mutable std::map<std::pair<int, std::string>, std::size_t> found_;
};

}  // namespace essaypack
