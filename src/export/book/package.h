#pragma once

/// The package document (EPUB 3.3, section 5).

#include "export/book/chapter/chapter.h"
#include "export/book/pages/menu.h"
#include "export/book/plan/book.h"

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
  bool has_cover_image = false;
  bool has_index = false;
  Timestamp modified;
};

std::string make_package(const Book& book, const BookFacts& facts, const PackageParts& parts);

}  // namespace essaypack
