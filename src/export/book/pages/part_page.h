#pragma once

/// The pages of a part: what is in it.

#include "export/book/pages/pages.h"

#include <cstddef>
#include <string>
#include <vector>

namespace essaypack {

/// One page, and more where it would be too large. `note`: the text about the part, ready XHTML.
std::vector<MadePage> make_part_pages(const PageMaker& maker, std::size_t part, const std::string& note);

}  // namespace essaypack
