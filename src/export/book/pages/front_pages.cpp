#include "export/book/pages/front_pages.h"

#include "base/text.h"
#include "export/book/chapter/chapter.h"
#include "export/book/cover/cover.h"

namespace essaypack {
namespace {

TemplateData start_page(const PageMaker& maker, const std::string& stem, const std::string& title) {
  TemplateData page;
  page.set("language", maker.book.language);
  page.set("page_title", title);
  page.set("title", title);
  page.set("id", stem);
  return page;
}

/// "© 2012–2025 林夏", unless the book says it.
std::string copyright_of(const Book& book) {
  if (!book.config.copyright.empty()) return book.config.copyright;
  std::string line = "©";
  for (const std::string& part : {years_of(book), book.author()})
    if (!part.empty()) line += " " + part;
  return line;
}

}  // namespace

std::string isbn_of(const Book& book) { return book.volume.key.empty() ? book.config.isbn : std::string(); }

bool has_copyright_page(const Book& book) {
  return !book.config.copyright.empty() || !isbn_of(book).empty() || !book.config.contributors.empty();
}

std::string make_copyright_page(const PageMaker& maker) {
  const Book& book = maker.book;
  TemplateData page = start_page(maker, "copyright", book.words["copyright"]);
  std::vector<TemplateData> facts;
  const auto add = [&](const std::string& term, const std::string& text) {
    if (text.empty()) return;
    facts.push_back(make_link({}, make_label(text, text)));
    facts.back().set("term", term);
  };
  add(book.words["licence"], book.config.rights);
  add(book.words["publisher"], book.config.publisher);
  if (const std::string label = book.edition_label(); !label.empty())
    add(book.words["edition"], label + book.words["dot"] + format_long_date(book.edition.edition.made, book.language));
  for (const BookContributor& one : book.config.contributors) add(book.words["role_" + one.role], one.name);
  if (const std::string isbn = isbn_of(book); !isbn.empty()) add("ISBN", isbn);
  page.set("book_title", book.title);
  page.set("copyright", make_label(copyright_of(book), {}));
  page.set_list("facts_list", std::move(facts));
  return maker.templates.render("book/copyright.xhtml", page, &maker.shared);
}

std::string make_dedication(const PageMaker& maker) {
  TemplateData page = start_page(maker, "dedication", maker.book.words["dedication"]);
  page.set("role", "dedication");
  page.set("matter", "frontmatter");
  page.set_flag("opening", false);
  std::string body = "<p class=\"dedication\">";
  bool is_first = true;
  for (const std::string_view line : split(trim(maker.book.config.dedication), '\n')) {
    if (!is_first) body += "<br/>\n";
    append_book_text(body, trim(line));
    is_first = false;
  }
  page.set_markup("body", body + "</p>\n");
  return maker.templates.render("book/text.xhtml", page, &maker.shared);
}

}  // namespace essaypack
