#pragma once

/// The page of contents of a book whose menu is too long for a page: parts, counts, years.

#include "export/book/pages/menu.h"
#include "export/book/pages/pages.h"

#include <map>
#include <string>
#include <vector>

namespace essaypack {

/// True for a book of so many posts; the whole menu is then no page of it, but for the reading program's menu only.
bool has_contents_page(const Book& book);

/// `frame`: what the menu has before and behind the parts. `years`: where the chronology has each year, for a book
/// without parts.
std::string make_contents_page(const PageMaker& maker, const MenuFrame& frame, const std::map<int, std::string>& years);

}  // namespace essaypack
