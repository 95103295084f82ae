#pragma once

/// Where fenced code stands in a body.

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

/// Begins and ends of pieces of a text, in order.
using Pieces = std::vector<std::pair<std::size_t, std::size_t>>;

/// Fenced code: where it begins, where it ends.
Pieces find_fences(std::string_view body);
/// True if `at` lies in one of the pieces.
bool lies_in(const Pieces& pieces, std::size_t at);

}  // namespace essaypack
