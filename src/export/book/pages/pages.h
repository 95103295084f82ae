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
  SharedData shared;          ///< Words that every page may show.
  std::string ornament = {};  ///< The figure of a drawn cover as SVG in the colour of the text; empty: none.
};

/// A page with its name.
struct MadePage {
  std::string stem;
  std::string markup;
};

/// What every page has.
TemplateData start_page(const PageMaker& maker, const std::string& language, const std::string& title,
                        const std::string& id);
/// What templates show as a link.
TemplateData make_link(std::string href, std::string text);
TemplateData link_to_chapter(const Book& book, std::size_t chapter);
TemplateData link_to_part(const Book& book, std::size_t part);
std::string part_label(const Book& book, std::size_t part);
/// Links to the groups of a page, where there are several.
void set_jumps(TemplateData& page, std::vector<TemplateData> jumps);

/// The same as markup.
void append_chapter_link(std::string& out, const Book& book, std::size_t chapter);
void append_time(std::string& out, const Timestamp& date, const std::string& words);
/// How many posts stand below a name, behind it.
void append_count(std::string& out, const Book& book, std::size_t posts);

std::string make_cover_page(const PageMaker& maker, const std::string& image);
std::string make_title_page(const PageMaker& maker);
/// One file of a chapter.
std::string make_chapter_page(const PageMaker& maker, std::size_t chapter, const ChapterText& text, std::size_t piece);

/// The words of the book for templates: `word_contents` and so on.
SharedData make_shared_data(const Book& book);

}  // namespace essaypack
