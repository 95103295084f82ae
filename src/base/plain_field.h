#pragma once

/// Fields of heads and configurations that say one plain text: themes print them into pages unescaped, so authors write
/// HTML there.

#include <string>
#include <string_view>

namespace essaypack {

/// `text` as a page shows it: character references decoded, once, and tags gone; a line break or the edge of a block is
/// a space. What can't be meant as markup stays: `a < b`, `AT&T`, `List<E>`, a lone `<div>` that the text speaks of.
std::string plain_field(std::string_view text);

}  // namespace essaypack
