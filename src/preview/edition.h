#pragma once

/// What one build made, as the preview shows it.

#include "config/config.h"
#include "config/sections/book.h"
#include "model/output.h"
#include "preview/address.h"
#include "preview/open_book.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace essaypack {

/// A book of an edition.
struct ShownBook {
  std::string name;  ///< Of the file, as `build` would call it.
  BookDress dress;   ///< As configured.
  std::unique_ptr<const OpenBook> parts;
};

/// A file beside the books.
struct ShownFile {
  std::string exporter;
  std::string bytes;
};

/// One build. It never changes.
struct Edition {
  std::vector<ShownBook> books;  ///< In the order in which `build` would write them.
  std::map<std::string, ShownFile, std::less<>> files;
};

/// Takes the outputs of a build over. Its temporary files are open afterwards and may be removed. Throws `Failure`.
Edition make_edition(std::vector<Output> outputs, const std::vector<BookConfig>& books);

/// How the book in the file `name` is configured: the one of `books` with that id, or the longest id before a volume's
/// `-`; else the first.
BookDress dress_of(std::string_view name, const std::vector<BookConfig>& books);

}  // namespace essaypack
