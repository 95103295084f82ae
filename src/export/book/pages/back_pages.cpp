#include "export/book/pages/back_pages.h"

#include "base/date_words.h"
#include "export/book/chapter/chapter.h"

#include <algorithm>

namespace essaypack {
namespace {

TemplateData start_page(const PageMaker& maker, const std::string& stem, const std::string& title, bool is_opening) {
  TemplateData page;
  page.set("language", maker.book.language);
  page.set("page_title", title);
  page.set("title", title);
  page.set("id", stem);
  page.set_flag("opening", is_opening);
  return page;
}

void set_jumps(TemplateData& page, std::vector<TemplateData> jumps) {
  page.set_flag("has_jumps", jumps.size() > 1);
  page.set_list("jumps", std::move(jumps));
}

void append_post(std::string& out, const Book& book, std::size_t chapter) {
  out += "<a href=\"" + book.posts[chapter].stem + ".xhtml\"" + book.language_mark(book.post_of(book.posts[chapter])) +
         '>';
  append_book_text(out, book.posts[chapter].label);
  out += "</a>";
}

void append_time(std::string& out, const Timestamp& date, const std::string& words) {
  out += "<time datetime=\"" + format_date(date) + "\">";
  append_book_text(out, words);
  out += "</time>";
}

// Index
// ---------------------------------------------------------------------------------------------------------------------

void append_entry(std::string& out, const Book& book, const IndexEntry& entry) {
  out += "<li id=\"" + entry.id + "\"><span class=\"term\">";
  append_book_text(out, make_label(entry.name, entry.id));
  out += "</span> <span class=\"count\">";
  append_book_text(out, book.words.count(entry.chapters.size()));
  out += "</span>\n<ul>\n";
  for (const std::size_t chapter : entry.chapters) {
    out += "<li>";
    append_post(out, book, chapter);
    if (const auto& date = book.post_of(book.posts[chapter]).date) {
      out += ' ';
      append_time(out, *date, format_long_date(*date, book.language));
    }
    out += "</li>\n";
  }
  out += "</ul></li>\n";
}

// Chronology
// ----------------------------------------------------------------------------------------------------------------

/// Writes the posts in order of their dates, and begins a new page before a month that would make one too large.
class ChronologyWriter {
 public:
  explicit ChronologyWriter(const Book& book) : book_(book) {}

  struct Page {
    std::string stem, body;
  };
  struct Year {
    std::string label, href;
  };

  void run(const std::vector<std::size_t>& dated, const std::vector<std::size_t>& undated) {
    open_page();
    for (const std::size_t chapter : dated) write(chapter);
    close_month();
    if (!undated.empty()) {
      open_year(book_.words["undated"], "undated");
      open_list();
      for (const std::size_t chapter : undated) {
        pages.back().body += "<li>";
        append_post(pages.back().body, book_, chapter);
        pages.back().body += "</li>\n";
      }
      close_month();
    }
  }

  std::vector<Page> pages;
  std::vector<Year> years;

 private:
  void open_page() {
    const std::size_t number = pages.size() + 1;
    pages.push_back({number == 1 ? "chronology" : "chronology_" + std::to_string(number), {}});
  }

  void open_year(const std::string& label, const std::string& key) {
    const std::string id = "chronology_" + key;
    pages.back().body += "<h2 id=\"" + id + "\">";
    append_book_text(pages.back().body, label);
    pages.back().body += "</h2>\n";
    years.push_back({label, pages.back().stem + ".xhtml#" + id});
  }

  void open_list() {
    pages.back().body += "<ul class=\"days\">\n";
    in_list_ = true;
  }

  void close_month() {
    if (in_list_) pages.back().body += "</ul>\n";
    in_list_ = false;
  }

  void write(std::size_t chapter) {
    const Timestamp& date = *book_.post_of(book_.posts[chapter]).date;
    const CivilTime day = civil(date);
    if (day.year != year_ || day.month != month_) {
      close_month();
      const bool is_new_page = pages.back().body.size() > kSplitSize * 3 / 4;
      if (is_new_page) open_page();
      if (day.year != year_) {
        open_year(format_year(date, book_.language), "y" + std::to_string(day.year));
      } else if (is_new_page) {
        pages.back().body += "<h2>";
        append_book_text(pages.back().body, format_year(date, book_.language));
        pages.back().body += "</h2>\n";
      }
      pages.back().body += "<h3>";
      append_book_text(pages.back().body, format_month_name(date, book_.language));
      pages.back().body += "</h3>\n";
      open_list();
      year_ = day.year;
      month_ = day.month;
    }
    std::string& out = pages.back().body;
    out += "<li>";
    append_time(out, date, format_day(date, book_.language));
    out += ' ';
    append_post(out, book_, chapter);
    out += "</li>\n";
  }

  const Book& book_;
  int year_ = -1, month_ = 0;
  bool in_list_ = false;
};

/// Chapters with a date in order of it, or those without in reading order.
enum class Dates { known, missing };
std::vector<std::size_t> chapters_with(const Book& book, Dates dates) {
  std::vector<std::size_t> chapters;
  for (std::size_t i = 0; i < book.posts.size(); ++i)
    if (book.post_of(book.posts[i]).date.has_value() == (dates == Dates::known)) chapters.push_back(i);
  if (dates == Dates::known)
    std::sort(chapters.begin(), chapters.end(), [&](std::size_t a, std::size_t b) {
      const Post &first = book.post_of(book.posts[a]), &second = book.post_of(book.posts[b]);
      return *first.date != *second.date ? *first.date < *second.date : first.source < second.source;
    });
  return chapters;
}

}  // namespace

std::string make_index_page(const PageMaker& maker, const NameIndex& index, std::size_t number,
                            const std::string& title) {
  const IndexPage& one = index.pages[number];
  TemplateData page = start_page(maker, one.stem, title, number == 0);
  std::vector<TemplateData> jumps;
  if (number == 0)
    for (const IndexPage& other : index.pages)
      for (const IndexGroup& group : other.groups)
        if (!group.id.empty()) jumps.push_back(make_link(other.stem + ".xhtml#" + group.id, group.label));
  set_jumps(page, std::move(jumps));
  page.set("word_jumps", maker.book.words["index_groups"]);
  std::string body;
  for (const IndexGroup& group : one.groups) {
    if (!group.label.empty()) {
      body += group.id.empty() ? "<h2>" : "<h2 id=\"" + group.id + "\">";
      append_book_text(body, group.label);
      body += "</h2>\n";
    }
    body += "<ul class=\"index\">\n";
    for (std::size_t i = group.begin; i < group.end; ++i) append_entry(body, maker.book, index.entries[i]);
    body += "</ul>\n";
  }
  page.set_markup("body", std::move(body));
  return maker.templates.render("book/index.xhtml", page, &maker.shared);
}

std::vector<MadePage> make_chronology(const PageMaker& maker) {
  const std::vector<std::size_t> dated = chapters_with(maker.book, Dates::known);
  if (dated.size() < 2) return {};
  ChronologyWriter writer(maker.book);
  writer.run(dated, chapters_with(maker.book, Dates::missing));
  std::vector<MadePage> pages;
  for (ChronologyWriter::Page& one : writer.pages) {
    const bool is_first = pages.empty();
    TemplateData page = start_page(maker, one.stem, maker.book.words["chronology"], is_first);
    std::vector<TemplateData> jumps;
    if (is_first)
      for (const ChronologyWriter::Year& year : writer.years) jumps.push_back(make_link(year.href, year.label));
    set_jumps(page, std::move(jumps));
    page.set("word_jumps", maker.book.words["years"]);
    page.set_markup("body", std::move(one.body));
    pages.push_back({one.stem, maker.templates.render("book/chronology.xhtml", page, &maker.shared)});
  }
  return pages;
}

std::string make_colophon(const PageMaker& maker, std::size_t words, const std::vector<std::string>& fonts) {
  const Book& book = maker.book;
  TemplateData page = start_page(maker, "colophon", book.words["colophon"], true);
  std::vector<TemplateData> facts;
  const auto add = [&](const char* word, const std::string& text, const std::string& href = {}) {
    if (text.empty()) return;
    TemplateData fact = make_link(href, text);
    fact.set("term", book.words[word]);
    facts.push_back(std::move(fact));
  };
  add("posts", std::to_string(book.posts.size()));
  add("characters", std::to_string(words));
  add("dates", span_of(book));
  if (const std::string label = book.edition_label(); !label.empty())
    add("edition", label + " · " + format_long_date(book.edition.edition.made, book.language));
  add("licence", make_label(book.config.rights, {}));
  std::string families;
  for (const std::string& family : fonts)
    families += (families.empty() ? "" : book.words["list_comma"]) + make_label(family, {});
  add("fonts", families);
  if (is_linkable(book.site.url)) add("site", book.site.url, book.site.url);
  page.set("book_title", book.title);
  page.set_list("facts_list", std::move(facts));
  page.set("made_by", book.words.fill("made_by", {{'v', ESSAYPACK_VERSION}}));
  return maker.templates.render("book/colophon.xhtml", page, &maker.shared);
}

}  // namespace essaypack
