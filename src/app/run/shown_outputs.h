#pragma once

/// What `preview` shows.

#include "app/cli/options.h"
#include "config/config.h"
#include "config/sections/book.h"
#include "model/output.h"
#include "preview/address.h"
#include "template/templates.h"

#include <string>
#include <vector>

namespace essaypack {

/// What `preview` shows in place of files.
struct ShownOutputs {
  std::vector<Output> outputs;    ///< As `build` would write them.
  std::vector<Output> pages;      ///< Of the preview itself: the templates of `preview/`, filled.
  std::vector<BookConfig> books;  ///< How they are configured.
  std::string title;              ///< Of the site.
};

/// The pages of the preview.
std::vector<Output> preview_pages(const Templates& templates);

/// What the preview changes for one look at the books.
void dress_books(Config& config, const BookDress& dress);

/// Takes the outputs and what is shown beside them.
ShownOutputs show_outputs(OutputSet& outputs, const Config& config, const Templates& templates, std::string title);

}  // namespace essaypack
