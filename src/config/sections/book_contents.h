#pragma once

/// `book.contents`: parts and chapters of a book in an order made by hand.

#include "config/keys/key_reader.h"

#include <string>
#include <vector>

namespace essaypack {

/// A part, if it has entries or no file, or a chapter.
struct ContentsEntry {
  std::string title;  ///< Of a part; of a chapter what menus show in place of the post's title, often empty.
  std::string file;   ///< Of a chapter: the path of its post, as it was written; empty: a part.
  std::vector<ContentsEntry> entries;  ///< What stands below: chapters below a chapter are one level deeper in menus.
  Place place;                         ///< Where it was written.
};

/// One of both, or none: posts are in the book's own order.
struct BookContents {
  std::string file;  ///< Markdown as mdBook's SUMMARY.md, below the site folder.
  std::vector<ContentsEntry> entries;

  bool is_given() const { return !file.empty() || !entries.empty(); }
};

/// A path, or a list whose items are paths, maps of one title to a path, and maps of one title to such a list.
void read_contents(KeyReader& keys, BookContents& contents);

}  // namespace essaypack
