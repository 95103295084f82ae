#pragma once

/// The pages behind the text: indices, colophon.

#include "export/book/pages/pages.h"
#include "export/book/text/name_index.h"

#include <map>
#include <string>
#include <vector>

namespace essaypack {

/// One file of an index under its title. `years`: where the chronology has each year.
std::string make_index_page(const PageMaker& maker, const NameIndex& index, std::size_t page, const std::string& title,
                            const std::map<int, std::string>& years);

/// Numbers, dates, licence, fonts and origin of the book in sentences: only what the same input always gives. `words`:
/// of all posts; `fonts`: the families that are embedded.
std::string make_colophon(const PageMaker& maker, std::size_t words, const std::vector<std::string>& fonts);

}  // namespace essaypack
