#pragma once

/// Names of blocks, as Obsidian has them at the end of a line.

#include <cstddef>
#include <string_view>

namespace essaypack {

/// Where the text of `line` ends if a block's name (` ^a1b2`) stands behind it; its size if none does.
std::size_t end_before_block_name(std::string_view line);

}  // namespace essaypack
