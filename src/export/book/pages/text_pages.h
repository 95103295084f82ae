#pragma once

/// Texts of a book that are no posts: foreword and afterword, and what stands on the page of a part.

#include "export/book/chapter/chapter.h"
#include "export/book/pages/pages.h"

#include <string>
#include <vector>

namespace essaypack {

/// What such texts are written with.
struct TextMaker {
  const ExportContext& context;
  const PageContext& page;  ///< Source, stem, chapter, title and numbers are set for each text.
  const AnchorTable& anchors;
};

/// One file of a text.
struct TextPage {
  std::string stem;
  std::string markup;
  bool mathml = false;
};

/// The pages of a foreword (`role`: `foreword`) or afterword, from a Markdown file below the site folder; its head may
/// give the title. None, and a report, where the file can't be read.
struct TextPages {
  std::string title;
  std::vector<TextPage> pages;
};
TextPages make_text_pages(const PageMaker& maker, const TextMaker& text, const std::string& file,
                          const std::string& role);

/// The text about a part: of `part_notes`, else the page that the site has for the category. Empty markup without one.
TextPage make_part_note(const PageMaker& maker, const TextMaker& text, const Part& part);

}  // namespace essaypack
