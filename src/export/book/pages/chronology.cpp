#include "export/book/pages/chronology.h"

#include "base/date_words.h"
#include "export/book/chapter/chapter.h"

#include <algorithm>
#include <utility>

namespace essaypack {
namespace {

constexpr std::size_t kWholeYear = 20;  ///< Posts of a year up to which its months are not set apart.

/// Writes the posts in order of their dates, and begins a new page where one would be too large.
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
    for (const std::size_t chapter : dated) ++counts_[civil(date_of(chapter)).year];
    open_page();
    for (const std::size_t chapter : dated) write(chapter);
    close_list();
    if (undated.empty()) return;
    open_year(book_.words["undated"], "undated");
    for (const std::size_t chapter : undated) {
      if (break_page(kSplitSize)) head(2, book_.words["undated"], {});
      write_item(chapter, {});
    }
    close_list();
  }

  std::vector<Page> pages;
  std::vector<Year> years;
  std::map<int, std::string> hrefs;

 private:
  const Timestamp& date_of(std::size_t chapter) const { return *book_.post_of(book_.posts[chapter]).date; }
  std::string& out() { return pages.back().body; }

  void open_page() {
    const std::size_t number = pages.size() + 1;
    pages.push_back({number == 1 ? "chronology" : "chronology_" + std::to_string(number), {}});
  }

  /// Begins a new page where this one is larger; true if it does.
  bool break_page(std::size_t size) {
    if (out().size() <= size) return false;
    close_list();
    open_page();
    return true;
  }

  void head(int level, const std::string& label, const std::string& id) {
    const std::string name = "h" + std::to_string(level);
    out() += id.empty() ? "<" + name + ">" : "<" + name + " id=\"" + id + "\">";
    append_book_text(out(), label);
    out() += "</" + name + ">\n";
  }

  void open_year(const std::string& label, const std::string& key) {
    const std::string id = "chronology_" + key;
    head(2, label, id);
    years.push_back({label, pages.back().stem + ".xhtml#" + id});
  }

  void close_list() {
    if (in_list_) out() += "</ul>\n";
    in_list_ = false;
  }

  void write_item(std::size_t chapter, const std::string& day) {
    if (!in_list_) out() += has_months_ || day.empty() ? "<ul class=\"days\">\n" : "<ul class=\"days dates\">\n";
    in_list_ = true;
    out() += "<li>";
    if (!day.empty()) {
      append_time(out(), date_of(chapter), day);
      out() += ' ';
    }
    append_chapter_link(out(), book_, chapter);
    out() += "</li>\n";
  }

  void write(std::size_t chapter) {
    const Timestamp& date = date_of(chapter);
    const CivilTime day = civil(date);
    const bool is_new_year = day.year != year_, is_new_month = is_new_year || day.month != month_;
    if (is_new_year) has_months_ = counts_[day.year] > kWholeYear;
    const bool begins = is_new_year || (has_months_ && is_new_month);
    if (begins) close_list();
    const bool is_new_page = break_page(begins ? kFullPage : kSplitSize);
    if (is_new_year) {
      open_year(format_year(date, book_.language), "y" + std::to_string(day.year));
      hrefs.emplace(day.year, years.back().href);
    } else if (is_new_page) {
      head(2, format_year(date, book_.language), {});
    }
    if (has_months_ && (is_new_month || is_new_page)) head(3, format_month_name(date, book_.language), {});
    year_ = day.year;
    month_ = day.month;
    write_item(chapter, has_months_ ? format_day(date, book_.language) : format_month_day(date, book_.language));
  }

  const Book& book_;
  std::map<int, std::size_t> counts_;  ///< Of the posts of each year.
  int year_ = -1, month_ = 0;
  bool in_list_ = false, has_months_ = false;
};

/// Chapters with a date in order of it, or those without in reading order; a translation stands with its original.
enum class Dates { known, missing };
std::vector<std::size_t> chapters_with(const Book& book, Dates dates) {
  std::vector<std::size_t> chapters;
  for (std::size_t i = 0; i < book.posts.size(); ++i)
    if (book.posts[i].original == kNone && book.post_of(book.posts[i]).date.has_value() == (dates == Dates::known))
      chapters.push_back(i);
  if (dates == Dates::known)
    std::sort(chapters.begin(), chapters.end(), [&](std::size_t a, std::size_t b) {
      const Post &first = book.post_of(book.posts[a]), &second = book.post_of(book.posts[b]);
      return *first.date != *second.date ? *first.date < *second.date : first.source < second.source;
    });
  return chapters;
}

}  // namespace

Chronology make_chronology(const PageMaker& maker) {
  const std::vector<std::size_t> dated = chapters_with(maker.book, Dates::known);
  if (dated.size() < 2) return {};
  ChronologyWriter writer(maker.book);
  writer.run(dated, chapters_with(maker.book, Dates::missing));
  Chronology made{{}, std::move(writer.hrefs)};
  for (ChronologyWriter::Page& one : writer.pages) {
    const bool is_first = made.pages.empty();
    TemplateData page = start_page(maker, maker.book.language, maker.book.words["chronology"], one.stem);
    page.set("title", maker.book.words["chronology"]);
    page.set_flag("opening", is_first);
    std::vector<TemplateData> jumps;
    if (is_first)
      for (const ChronologyWriter::Year& year : writer.years) jumps.push_back(make_link(year.href, year.label));
    set_jumps(page, std::move(jumps));
    page.set("word_jumps", maker.book.words["years"]);
    page.set_markup("body", std::move(one.body));
    made.pages.push_back({one.stem, maker.templates.render("book/chronology.xhtml", page, &maker.shared)});
  }
  return made;
}

}  // namespace essaypack
