#pragma once

/// The anthology as EPUB 3.3: categories become parts, posts become chapters.

#include "config/sections/book.h"
#include "export/exporter.h"

#include <cstddef>
#include <string>
#include <vector>

namespace essaypack {

/// The entries of `books:` in their order, or the one book that `book:` describes. They live as long as `config`.
std::vector<const BookConfig*> configured_books(const Config& config);

/// A book that a run makes unless its posts fail.
struct PlannedBook {
  std::string name;                ///< Of the file, below the output folder.
  std::vector<std::size_t> posts;  ///< In `Site::posts`.
};

/// Every book and volume of the configuration, in its order; nothing is rendered or reported.
std::vector<PlannedBook> plan_books(const ExportContext& context);

}  // namespace essaypack
