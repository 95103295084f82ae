#pragma once

/// The book's table of contents, once as a tree, written as the EPUB 3 navigation document and as the NCX that Kobo's
/// side-loads, Nook and MuPDF read.

#include "export/book/chapter/chapter.h"
#include "export/book/plan/book.h"

#include <string>
#include <vector>

namespace essaypack {

/// A line of the contents. `href` is relative to the folder `EPUB/`.
struct MenuEntry {
  std::string label;
  std::string href;
  std::vector<MenuEntry> children;
  bool is_heading = false;    ///< Of a post.
  std::string language = {};  ///< Of the label; empty: the book's.
  std::string mark = {};      ///< That it is new or revised, in the book's language, with a dot before it.
  bool is_part = false;
};

/// A landmark; `type` is of the EPUB structural semantics vocabulary.
struct Landmark {
  std::string type;
  std::string label;
  std::string href;
};

/// Everything that the menu shows beside parts and chapters.
struct MenuFrame {
  std::vector<MenuEntry> before;
  std::vector<MenuEntry> after;
};

/// The whole menu. `chapters` are the rendered chapters, in the order of `Book::posts`; their headings are taken in
/// where the post has contents of its own and the book is small.
std::vector<MenuEntry> make_menu(const Book& book, const std::vector<std::vector<ChapterHeading>>& headings,
                                 MenuFrame frame);

/// True if the menu shows headings of chapters.
bool menu_shows_headings(const Book& book);
/// True if a chapter shows its own contents.
bool has_contents(const Book& book, const Post& post);

std::string make_nav(const Book& book, const std::vector<MenuEntry>& menu, const std::vector<Landmark>& landmarks);
std::string make_ncx(const Book& book, const std::vector<MenuEntry>& menu);

/// The nested list of a chapter's headings for its own page, whose stem is given: `<ol>...</ol>`; empty with fewer than
/// two.
std::string make_heading_list(const std::vector<ChapterHeading>& headings, int max_level, const std::string& stem);

}  // namespace essaypack
