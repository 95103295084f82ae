#pragma once

/// The pages behind the text: indices, chronology, colophon.

#include "export/book/pages/pages.h"
#include "export/book/text/name_index.h"

#include <string>
#include <vector>

namespace essaypack {

/// One file of an index under its title.
std::string make_index_page(const PageMaker& maker, const NameIndex& index, std::size_t page, const std::string& title);

/// A page with its name.
struct MadePage {
  std::string stem;
  std::string markup;
};
/// The posts by year, month and day, oldest first; several files where one would be too large. Empty with fewer than
/// two dates.
std::vector<MadePage> make_chronology(const PageMaker& maker);

/// Numbers, dates, licence, fonts and origin of the book: only what the same input always gives. `words`: of all posts;
/// `fonts`: the families that are embedded.
std::string make_colophon(const PageMaker& maker, std::size_t words, const std::vector<std::string>& fonts);

}  // namespace essaypack
