#pragma once

/// The anthology as EPUB 3.3: categories become parts, posts become chapters.

#include "export/exporter.h"

#include <cstddef>
#include <string>
#include <vector>

namespace essaypack {

/// Makes `ID.epub` of each book that is configured, or `ID-VOLUME.epub` of each of its volumes. A book without posts is
/// an error and no file.
void export_epub(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics);

/// The entries of `books:` in their order, or the one book that `book:` describes. They live as long as `config`.
std::vector<const BookConfig*> configured_books(const Config& config);

/// A book that `export_epub` makes unless its posts fail.
struct PlannedBook {
  std::string name;                ///< Of the file, below the output folder.
  std::vector<std::size_t> posts;  ///< In `Site::posts`.
};

/// Every book and volume of the configuration, in its order; nothing is rendered or reported.
std::vector<PlannedBook> plan_books(const ExportContext& context);

}  // namespace essaypack
