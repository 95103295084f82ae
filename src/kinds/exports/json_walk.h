#pragma once

/// An export in JSON from front to back, in pieces that fit into memory.

#include "base/slice_file.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// Keys from the root on; `*` is any element of an array.
using JsonPath = std::vector<std::string_view>;

/// A value at one of the paths that were asked for.
struct JsonPiece {
  std::size_t path = 0;      ///< Its number.
  std::string_view json;     ///< Empty where it is too large.
  std::uint64_t offset = 0;  ///< In the file.
  std::uint64_t size = 0;
  int line = 0;
  bool is_too_large = false;  ///< Larger than a post may be.
};

/// Calls `take` for each value at one of `paths`, in order; none of them lies in another. Throws `Failure` (exit 2),
/// which calls the file `shown`, for a file that is no JSON, ends too early, or nests deeper than any export.
void walk_json(const SliceFile& file, const std::string& shown, const std::vector<JsonPath>& paths,
               const std::function<void(const JsonPiece&)>& take);

}  // namespace essaypack
