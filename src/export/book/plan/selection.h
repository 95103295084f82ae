#pragma once

/// Which posts of the site a book takes, and how they are dealt out to its volumes.

#include "config/config.h"
#include "config/sections/book.h"
#include "diag/diagnostics.h"
#include "export/book/plan/pairs.h"
#include "export/book/text/words.h"
#include "export/common/post_filter.h"
#include "model/site.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace essaypack {

/// The posts that `config.select` takes, as indices in `Site::posts`, ascending. Names that nothing has are reported.
std::vector<std::size_t> select_posts(const Site& site, const BookConfig& config, Diagnostics& diagnostics);

/// The book as messages call it.
Message owner_of(const BookConfig& config);

/// Says that a book has no post left, and why.
void report_empty_book(const Site& site, const BookConfig& config, Diagnostics& diagnostics);

/// Where a post stands in a book whose order was made by hand.
struct ContentsPlace {
  std::size_t post = 0;           ///< In `Site::posts`.
  std::vector<std::string> path;  ///< Of its part; empty: it stands before the first part, or behind the last.
  std::string label;              ///< What menus show in place of its title; often empty.
  std::size_t depth = 0;          ///< Chapters that it stands below.
};
/// The chapters of such a book in their order, each post once. All its volumes share it.
using BookOrder = std::shared_ptr<const std::vector<ContentsPlace>>;

/// One file of a book.
struct Volume {
  std::string key;                 ///< Part of the file's name and of the identity; empty: the book has no volumes.
  std::string name;                ///< As the title shows it: "2025", "第1卷".
  std::size_t position = 0;        ///< Among the volumes, a year for volumes of years; 0: it has none.
  std::vector<std::size_t> posts;  ///< In `Site::posts`, ascending.
  BookOrder order = {};            ///< Null where the book's own order counts.
  std::shared_ptr<const PostPairs> pairs = {};  ///< Null where translations are posts like others.
};

/// The volumes of a book, in order; one without a key where it is not split. No volume is empty.
std::vector<Volume> split_book(const Site& site, const BookConfig& config, const Words& words,
                               std::vector<std::size_t> posts);

/// The words behind the title of a book that `--select` asked for: "读书", "2024-01-01 – 2025-12-31".
std::string name_of_selection(const BookSelect& select);

}  // namespace essaypack
