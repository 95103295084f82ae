#pragma once

/// The blocks of a graph of Logseq that others may refer to: those with an `id::` of their own.

#include "content/lookup/assets.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace essaypack {

using OutlineBlocks = std::map<std::string, OutlineBlock>;  ///< By their ids, in lower case.

/// True for 36 digits and hyphens.
bool is_block_id(std::string_view text);
/// The places of blocks that a property of their own keeps from readers (`private:: true`, `public:: false`), with what
/// lies below them; whole lines, in their order.
std::vector<std::pair<std::size_t, std::size_t>> find_private_blocks(std::string_view text);
/// Those of all published pages, which are read for it. A page that holds HTML or comments may hide a part of itself:
/// of its blocks only the page is told.
OutlineBlocks read_outline_blocks(const Config& config, const Site& site);

}  // namespace essaypack
