#include "preview/edition.h"

#include "config/sections/book.h"

#include <algorithm>
#include <utility>

namespace essaypack {

BookDress dress_of(std::string_view name, const std::vector<BookConfig>& books) {
  const std::string_view stem = name.substr(0, name.rfind('.'));
  const BookConfig* best = books.empty() ? nullptr : &books.front();
  std::size_t length = 0;
  for (const BookConfig& book : books) {
    const bool is_its = stem.starts_with(book.id) && (stem.size() == book.id.size() || stem[book.id.size()] == '-');
    if (!is_its || book.id.size() < length) continue;
    best = &book;
    length = book.id.size();
  }
  return best ? BookDress{best->look.theme, best->look.vertical} : BookDress{};
}

Edition make_edition(std::vector<Output> outputs, const std::vector<BookConfig>& books) {
  Edition edition;
  for (Output& output : outputs) {
    if (output.temporary.empty())
      edition.files[output.name] = {output.exporter, std::move(output.bytes)};
    else
      edition.books.push_back(
          {output.name, dress_of(output.name, books), std::make_unique<OpenBook>(output.temporary)});
  }
  return edition;
}

}  // namespace essaypack
