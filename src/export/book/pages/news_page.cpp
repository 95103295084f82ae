#include "export/book/pages/news_page.h"

#include "export/book/chapter/chapter.h"

namespace essaypack {
namespace {

constexpr std::size_t kMostShown = 500;  ///< Of each list on the page: that many fit a file that old readers take.
constexpr std::size_t kMostTold = 50;    ///< Of each list in a feed.

/// Chapters with these news, in reading order.
std::vector<std::size_t> chapters_with(const Book& book, ChapterNews news) {
  std::vector<std::size_t> chapters;
  for (std::size_t i = 0; i < book.posts.size(); ++i)
    if (book.posts[i].news == news) chapters.push_back(i);
  return chapters;
}

std::string more_words(const Book& book, std::size_t count) {
  return book.words.fill("new_more", {{'n', std::to_string(count)}});
}

void append_chapter(std::string& out, const Book& book, const BookPost& chapter) {
  out += "<li><a href=\"" + chapter.stem + ".xhtml\"" + book.language_mark(book.post_of(chapter)) + '>';
  append_book_text(out, chapter.label);
  out += "</a>";
  if (!chapter.date.empty()) {
    out += " <time datetime=\"" + format_date(*book.post_of(chapter).date) + "\">";
    append_book_text(out, chapter.date);
    out += "</time>";
  }
  out += "</li>\n";
}

void append_list(std::string& out, const Book& book, ChapterNews news, const char* heading) {
  const std::vector<std::size_t> chapters = chapters_with(book, news);
  if (chapters.empty()) return;
  out += "<h2>";
  append_book_text(out, book.words[heading]);
  out += "</h2>\n<ul class=\"news-list\">\n";
  for (std::size_t i = 0; i < chapters.size() && i < kMostShown; ++i)
    append_chapter(out, book, book.posts[chapters[i]]);
  if (chapters.size() > kMostShown) {
    out += "<li>";
    append_book_text(out, more_words(book, chapters.size() - kMostShown));
    out += "</li>\n";
  }
  out += "</ul>\n";
}

void tell(EditionNews& told, const Book& book, ChapterNews news, const char* heading) {
  const std::vector<std::size_t> chapters = chapters_with(book, news);
  if (chapters.empty()) return;
  std::vector<std::string> titles;
  for (std::size_t i = 0; i < chapters.size() && i < kMostTold; ++i) titles.push_back(book.posts[chapters[i]].label);
  if (chapters.size() > kMostTold) titles.push_back(more_words(book, chapters.size() - kMostTold));
  told.lists.emplace_back(book.words[heading], std::move(titles));
}

}  // namespace

EditionNews edition_news(const Book& book) {
  EditionNews news;
  if (book.edition.origin == EditionPlan::Origin::none) return news;
  const BookEdition& edition = book.edition.edition;
  news.number = edition.number;
  news.made = edition.made;
  news.label = book.edition_label();
  if (!edition.since) return news;
  const std::string before = book.words.fill("edition_number", {{'n', std::to_string(edition.number - 1)}});
  news.since = book.words.fill("new_since", {{'a', before}, {'b', format_long_date(*edition.since, book.language)}});
  tell(news, book, ChapterNews::added, "new");
  tell(news, book, ChapterNews::revised, "revised");
  return news;
}

std::string make_news_page(const PageMaker& maker, const EditionNews& news) {
  const Book& book = maker.book;
  TemplateData page;
  page.set("language", book.language);
  page.set("page_title", book.words["whats_new"]);
  page.set("title", book.words["whats_new"]);
  page.set("id", "news");
  page.set("edition", news.label);
  page.set("text", news.since);
  std::string body;
  append_list(body, book, ChapterNews::added, "new");
  append_list(body, book, ChapterNews::revised, "revised");
  page.set_markup("body", std::move(body));
  return maker.templates.render("book/news.xhtml", page, &maker.shared);
}

}  // namespace essaypack
