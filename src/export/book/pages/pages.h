#pragma once

/// The book's pages, filled into their templates: data in, XHTML out.

#include "export/book/chapter/chapter.h"
#include "export/book/pages/related.h"
#include "export/book/plan/book.h"

#include <string>
#include <vector>

namespace essaypack {

/// What pages ask beside the book itself.
struct PageMaker {
  const Book& book;
  const Templates& templates;
  const RelatedPosts& related;
  SharedData shared;  ///< Words that every page may show.
};

/// What templates show as a link.
TemplateData make_link(std::string href, std::string text);

std::string make_cover_page(const PageMaker& maker, const std::string& image);
std::string make_title_page(const PageMaker& maker);
std::string make_part_page(const PageMaker& maker, std::size_t part, const std::string& note);
/// One file of a chapter.
std::string make_chapter_page(const PageMaker& maker, std::size_t chapter, const ChapterText& text, std::size_t piece);

/// The words of the book for templates: `word_contents` and so on.
SharedData make_shared_data(const Book& book);

}  // namespace essaypack
