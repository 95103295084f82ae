#pragma once

/// To which parts of a book each of its posts belongs.

#include "diag/diagnostics.h"
#include "export/book/plan/book.h"

#include <cstddef>
#include <string>
#include <vector>

namespace essaypack {

/// Names of parts, the outermost first.
using PartPath = std::vector<std::string>;

/// The paths of parts of each post in `order` (indices of the site's posts), its home first; none for a post that
/// belongs to no part. Paths are cut to the depth that the configuration shows; the first post with a longer one is
/// reported.
std::vector<std::vector<PartPath>> find_places(const Book& book, const std::vector<std::size_t>& order,
                                               Diagnostics& diagnostics);

}  // namespace essaypack
