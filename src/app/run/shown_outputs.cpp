#include "app/run/shown_outputs.h"

#include <utility>

namespace essaypack {

std::vector<Output> preview_pages(const Templates& templates) {
  std::vector<Output> pages;
  for (const auto& [name, text] : Templates::built_in()) {
    if (!name.starts_with("preview/")) continue;
    Output page;
    page.name = std::string(name.substr(8));
    page.bytes = templates.render(name, TemplateData());
    pages.push_back(std::move(page));
  }
  return pages;
}

void dress_books(Config& config, const BookDress& dress) {
  const auto change = [&](BookLook& look) {
    look.theme = dress.theme;
    look.vertical = dress.vertical;
  };
  change(config.book->look);
  for (BookConfig& book : *config.books) change(book.look);
}

ShownOutputs show_outputs(OutputSet& outputs, const Config& config, const Templates& templates, std::string title) {
  std::vector<BookConfig> books = config.books->empty() ? std::vector<BookConfig>{*config.book} : *config.books;
  return {std::move(outputs.outputs()), preview_pages(templates), std::move(books), std::move(title)};
}

}  // namespace essaypack
