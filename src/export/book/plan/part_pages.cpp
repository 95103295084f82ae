/// Which parts of a book have a page of their own.

#include "config/sections/book.h"
#include "export/book/plan/book.h"
#include "export/book/plan/selection.h"

#include <algorithm>

namespace essaypack {
namespace {

/// A part of so few chapters has nothing to say on a page that its chapters don't; one in another part, whose page
/// lists them, of so few.
constexpr std::size_t kFew = 2, kFewInPart = 6;

/// True where author or site wrote something about the part.
bool has_note(const Book& book, const Part& part) {
  return book.config.part_notes.contains(join_names(part.path)) || find_category_page(book, part) != nullptr;
}

/// True for what holds nothing but one other part.
bool is_wrapper(const Book& book, const Part& part) {
  return part.posts.empty() && part.children.size() == 1 && part.see_also.empty() && !has_note(book, part);
}

/// The part above whose page shows what is in this one; none if there is no such page.
std::size_t lister_of(const Book& book, const Part& part) {
  std::size_t at = part.parent;
  while (at != kNone && is_wrapper(book, book.parts[at])) at = book.parts[at].parent;
  return at;
}

std::size_t first_chapter(const Book& book, const Part& part) {
  if (!part.posts.empty()) return part.posts.front();
  for (const std::size_t child : part.children)
    if (book.parts[child].total > 0) return first_chapter(book, book.parts[child]);
  return kNone;
}

}  // namespace

const Post* find_category_page(const Book& book, const Part& part) {
  if (book.group != BookGroup::category || part.number == kNone) return nullptr;
  const std::string& address = book.site.categories[part.number].permalink;
  if (address.empty()) return nullptr;
  const auto page = std::find_if(book.site.pages.begin(), book.site.pages.end(),
                                 [&](const Post& one) { return one.permalink == address; });
  return page == book.site.pages.end() ? nullptr : &*page;
}

void choose_part_pages(Book& book) {
  for (Part& part : book.parts) {
    part.title = part.name;
    part.page = part.stem;
  }
  if (book.config.part_pages == PartPages::always) return;
  std::vector<bool> is_needed(book.parts.size(), false);  // for what is below it
  // children stand behind their parents, and their pages are what a parent's links may lead to
  for (std::size_t i = book.parts.size(); i-- > 0;) {
    Part& part = book.parts[i];
    if (is_wrapper(book, part)) {
      std::size_t child = part.children[0];
      while (book.parts[child].merged_with != kNone) child = book.parts[child].merged_with;
      part.has_page = false;
      part.merged_with = child;
      part.page = book.parts[child].page;
      book.parts[child].title = part.name + " / " + book.parts[child].title;
      continue;
    }
    const std::size_t lister = lister_of(book, part);
    const bool is_small = part.total > 0 && part.total <= (lister == kNone ? kFew : kFewInPart);
    const bool says_more = has_note(book, part) || (lister == kNone && !part.see_also.empty());
    part.has_page = !is_small || says_more || is_needed[i];
    if (lister != kNone && (part.has_page || !part.see_also.empty())) is_needed[lister] = true;
    if (part.has_page) continue;
    BookPost& chapter = book.posts[first_chapter(book, part)];
    part.page = chapter.stem;
    chapter.opens.insert(chapter.opens.begin(), i);
  }
  for (const BookPost& chapter : book.posts)
    for (std::size_t i = 1; i < chapter.opens.size(); ++i) {
      Part& part = book.parts[chapter.opens[i]];
      part.fragment = "#" + part.stem;
    }
}

}  // namespace essaypack
