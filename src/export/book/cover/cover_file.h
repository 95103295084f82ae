#pragma once

/// The picture on the cover as a file of the book: the given one, or one that is drawn.

#include "export/book/plan/book.h"
#include "export/exporter.h"

#include <string>

namespace essaypack {

struct CoverFile {
  std::string name;  ///< `images/cover.png`, below `EPUB/`; empty: none.
  std::string media_type;
  std::string bytes;
};

/// The cover of a book. A given picture that can't be used is reported, and one is drawn in its place; nothing where
/// that is not possible either.
CoverFile make_cover_file(const ExportContext& context, const Book& book, Diagnostics& diagnostics);

}  // namespace essaypack
