#pragma once

/// The package document (EPUB 3.3, section 5).

#include "export/epub/book.h"
#include "export/epub/chapter.h"
#include "export/epub/menu.h"

#include <map>
#include <string>
#include <vector>

namespace essaypack {

/// One file of the manifest. `href` is relative to the folder `EPUB/`.
struct ManifestItem {
  std::string id;
  std::string href;
  std::string media_type;
  std::string properties;
};

struct PackageParts {
  std::vector<ManifestItem> manifest;  ///< Everything but the package itself.
  std::vector<std::string> spine;      ///< Ids in reading order.
  std::vector<Landmark> guide;         ///< Types of EPUB 2: cover, toc, text.
  std::map<std::string, std::string> sort_names;  ///< See `make_sort_names`.
  bool has_cover_image = false;
  bool has_index = false;
  Timestamp modified;
};

/// Names of Han characters as Latin letters, by which shelves sort: the author's and those of posts, in a Chinese book.
std::map<std::string, std::string> make_sort_names(const Book& book);

std::string make_package(const Book& book, const BookFacts& facts, const PackageParts& parts);

}  // namespace essaypack
