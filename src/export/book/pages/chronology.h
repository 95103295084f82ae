#pragma once

/// The posts by year, month and day.

#include "export/book/pages/pages.h"

#include <map>
#include <string>
#include <vector>

namespace essaypack {

struct Chronology {
  std::vector<MadePage> pages;       ///< Several where one would be too large; none with fewer than two dates.
  std::map<int, std::string> years;  ///< Where each year begins.
};
/// Oldest first; months are set apart in a year of more than 20 posts.
Chronology make_chronology(const PageMaker& maker);

}  // namespace essaypack
