#pragma once

/// Chapters of a book whose order was made by hand (`book.contents`).

#include "config/sections/book.h"
#include "diag/diagnostics.h"
#include "export/exporter.h"

#include <cstddef>
#include <string>
#include <vector>

namespace essaypack {

/// Where a post stands in such a book.
struct ContentsPlace {
  std::size_t post = 0;           ///< In `Site::posts`.
  std::vector<std::string> path;  ///< Of its part; empty: it stands before the first part, or behind the last.
  std::string label;              ///< What menus show in place of its title; often empty.
  std::size_t depth = 0;          ///< Chapters that it stands below.
};

/// The chapters in their order, each post once. What is no published post, and what stands twice, is reported. Throws
/// `Failure` (exit 2) for a file of contents that can't be read.
std::vector<ContentsPlace> find_contents(const ExportContext& context, const BookConfig& config,
                                         Diagnostics& diagnostics);

/// The posts that a book takes, as indices in `Site::posts`, ascending: what `select` takes, and of these what the
/// contents name, where there are any.
std::vector<std::size_t> choose_posts(const ExportContext& context, const BookConfig& config, Diagnostics& diagnostics);

}  // namespace essaypack
