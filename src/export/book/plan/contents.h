#pragma once

/// Chapters of a book whose order was made by hand (`book.contents`).

#include "config/sections/book.h"
#include "diag/diagnostics.h"
#include "export/book/plan/selection.h"
#include "export/exporter.h"

#include <cstddef>
#include <vector>

namespace essaypack {

/// The posts that a book takes.
struct ChosenPosts {
  std::vector<std::size_t> posts;  ///< In `Site::posts`, ascending.
  BookOrder order;                 ///< Null where the book's own order counts.
};

/// What `select` takes, and of these what the contents name, where there are any. What they name that is no published
/// post, or twice, is reported. Throws `Failure` (exit 2) for a file of contents that can't be read.
ChosenPosts choose_posts(const ExportContext& context, const BookConfig& config, Diagnostics& diagnostics);

}  // namespace essaypack
