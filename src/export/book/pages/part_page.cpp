#include "export/book/pages/part_page.h"

#include "base/date_words.h"
#include "base/language.h"
#include "base/text.h"
#include "export/book/chapter/chapter.h"

#include <algorithm>
#include <optional>

namespace essaypack {
namespace {

constexpr std::size_t kMany = 40;  ///< Posts up to which one list is enough.

/// The year of a post; none where it has no date.
using Year = std::optional<int>;

Year year_of(const Book& book, std::size_t chapter) {
  const auto& date = book.post_of(book.posts[chapter]).date;
  return date ? Year(civil(*date).year) : Year();
}

/// A description of about 60 characters; of letters, which are half as wide, twice as many.
std::string short_description(const Book& book, const Post& post) {
  constexpr std::size_t kWide = 60, kNarrow = 120;
  const std::string language = primary_language(book.language_of(post));
  const bool is_wide = language == "zh" || language == "ja" || language == "ko";
  return cut_text(make_label(post.description, {}), is_wide ? kWide : kNarrow, language);
}

/// The contents of a part: its posts with date and description, in a long list by their years, then its sub-parts.
class PartContents {
 public:
  PartContents(const Book& book, std::size_t part)
      : book_(book), part_(book.parts[part]), has_years_(part_.posts.size() > kMany && is_in_order_of_years()) {}

  /// One list for each page; none where there is nothing in the part.
  std::vector<std::string> run() {
    for (const std::size_t chapter : part_.posts) {
      if (book_.posts[chapter].original != kNone) continue;
      const Year year = year_of(book_, chapter);
      const bool is_new_year = has_years_ && (is_first_ || year != year_);
      if (is_new_year) close();
      const bool is_new_page = break_page();
      if (has_years_ && (is_new_year || is_new_page)) head(chapter);
      year_ = year;
      is_first_ = false;
      write_post(chapter);
    }
    if (has_years_) close();
    for (const std::size_t child : part_.children) {
      break_page();
      write_part(child);
    }
    close();
    if (!out_.empty()) pages_.push_back(std::move(out_));
    return std::move(pages_);
  }

 private:
  /// True where the posts of a year stand together, those without one at an end.
  bool is_in_order_of_years() const {
    std::vector<Year> years;
    for (const std::size_t chapter : part_.posts)
      if (const Year year = year_of(book_, chapter); years.empty() || years.back() != year) years.push_back(year);
    const auto grows = [](const Year& a, const Year& b) { return b && (!a || *a < *b); };
    std::vector<Year> dated = years;
    if (!dated.empty() && !dated.back()) dated.pop_back();
    return dated.size() > 1 &&
           (std::is_sorted(dated.begin(), dated.end(), grows) || std::is_sorted(dated.rbegin(), dated.rend(), grows));
  }

  bool break_page() {
    if (out_.size() <= kFullPage) return false;
    close();
    pages_.push_back(std::move(out_));
    out_.clear();
    return true;
  }

  void head(std::size_t chapter) {
    const auto& date = book_.post_of(book_.posts[chapter]).date;
    out_ += "<h2>";
    append_book_text(out_, date ? format_year(*date, book_.language) : book_.words["undated"]);
    out_ += "</h2>\n";
  }

  void open() {
    if (!is_open_) out_ += "<ol>\n";
    is_open_ = true;
  }
  void close() {
    if (is_open_) out_ += "</ol>\n";
    is_open_ = false;
  }

  /// Below a year, and in a part that is one, without the year.
  std::string date_words(const Timestamp& date) const {
    const bool is_year_known = has_years_ || book_.group == BookGroup::year;
    return is_year_known ? format_month_day(date, book_.language) : format_short_date(date, book_.language);
  }

  void write_post(std::size_t chapter) {
    open();
    const Post& post = book_.post_of(book_.posts[chapter]);
    out_ += "<li>";
    if (post.date) {
      append_time(out_, *post.date, date_words(*post.date));
      out_ += ' ';
    }
    append_chapter_link(out_, book_, chapter);
    if (const std::string mark = book_.news_mark(book_.posts[chapter]); !mark.empty()) {
      out_ += " <span class=\"news\">";
      append_book_text(out_, mark);
      out_ += "</span>";
    }
    for (const std::size_t version : book_.versions_of(chapter)) {
      if (version == chapter) continue;
      out_ += "\n<p class=\"version\">";
      append_chapter_link(out_, book_, version);
      out_ += "</p>";
    }
    if (const std::string text = short_description(book_, post); !text.empty()) {
      out_ += "\n<p class=\"description\"" + book_.language_mark(post) + '>';
      append_book_text(out_, text);
      out_ += "</p>";
    }
    out_ += "</li>\n";
  }

  /// What is in a part with a page of its own stands here only where both fit a short list.
  bool is_listed(const Part& part) const { return !part.has_page || part_.total <= kMany; }

  void write_part(std::size_t index) {
    const Part& part = book_.parts[index];
    if (part.merged_with != kNone) return write_part(part.merged_with);
    open();
    out_ += "<li class=\"part\"><a href=\"" + part.page + ".xhtml\">";
    append_book_text(out_, part_label(book_, index));
    out_ += "</a>";
    if (part.total > 0) append_count(out_, book_, part.total);
    out_ += '\n';
    if (is_listed(part) && !(part.posts.empty() && part.children.empty())) {
      out_ += "<ol>\n";
      for (const std::size_t chapter : part.posts)
        if (book_.posts[chapter].original == kNone) write_post(chapter);
      for (const std::size_t child : part.children) write_part(child);
      out_ += "</ol>\n";
    }
    if (!part.has_page) write_see_also(part);
    out_ += "</li>\n";
  }

  /// Of a part without a page of its own.
  void write_see_also(const Part& part) {
    if (part.see_also.empty()) return;
    out_ += "<p class=\"also\">";
    append_book_text(out_, book_.words["see_also"] + book_.words["colon"]);
    for (const std::size_t chapter : part.see_also) {
      if (chapter != part.see_also.front()) append_book_text(out_, book_.words["list_comma"]);
      append_chapter_link(out_, book_, chapter);
    }
    out_ += "</p>\n";
  }

  const Book& book_;
  const Part& part_;
  const bool has_years_;
  bool is_first_ = true, is_open_ = false;
  Year year_;
  std::string out_;
  std::vector<std::string> pages_;
};

std::string facts_of(const Book& book, const Part& part) {
  if (part.total == 0) return {};
  std::string text = book.words.count(part.total);
  const std::string span = format_span(book.words, part.first, part.last, book.language);
  if (!span.empty()) text += book.words["dot"] + span;
  return text;
}

std::vector<TemplateData> breadcrumb_of(const Book& book, std::size_t part) {
  std::vector<std::size_t> above;
  for (std::size_t at = book.parts[part].parent; at != kNone; at = book.parts[at].parent)
    if (book.parts[at].has_page) above.push_back(at);
  std::vector<TemplateData> links;
  for (std::size_t i = above.size(); i-- > 0;) links.push_back(link_to_part(book, above[i]));
  return links;
}

/// The next part with a page behind (1) or before (-1) the one at `index`.
std::size_t neighbour_of(const Book& book, std::size_t index, std::ptrdiff_t step) {
  for (std::size_t at = index + step; at < book.parts.size(); at += step)
    if (book.parts[at].has_page) return at;
  return kNone;
}

void add_header(const PageMaker& maker, TemplateData& page, std::size_t index, const std::string& note) {
  const Book& book = maker.book;
  std::vector<TemplateData> above = breadcrumb_of(book, index);
  const bool has_breadcrumb = !above.empty();
  page.set_flag("has_breadcrumb", has_breadcrumb);
  page.set_list("breadcrumb", std::move(above));
  const std::string facts = facts_of(book, book.parts[index]);
  const std::string ornament = book.parts[index].parent == kNone ? maker.ornament : std::string();
  page.set_flag("has_header", has_breadcrumb || !facts.empty() || !ornament.empty());
  page.set("facts", facts);
  page.set_markup("ornament", ornament);
  page.set_markup("note", note);
}

void add_footer(const Book& book, TemplateData& page, std::size_t index) {
  std::vector<TemplateData> also;
  for (const std::size_t chapter : book.parts[index].see_also) also.push_back(link_to_chapter(book, chapter));
  page.set_flag("has_see_also", !also.empty());
  page.set_list("see_also", std::move(also));
  if (const std::size_t before = neighbour_of(book, index, -1); before != kNone)
    page.set_object("previous", link_to_part(book, before));
  if (const std::size_t behind = neighbour_of(book, index, 1); behind != kNone)
    page.set_object("next", link_to_part(book, behind));
}

}  // namespace

std::vector<MadePage> make_part_pages(const PageMaker& maker, std::size_t index, const std::string& note) {
  const Part& part = maker.book.parts[index];
  const std::string name = part_label(maker.book, index);
  std::vector<std::string> contents = PartContents(maker.book, index).run();
  if (contents.empty()) contents.emplace_back();
  std::vector<MadePage> pages;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const std::string stem = i == 0 ? part.stem : part.stem + "_" + std::to_string(i + 1);
    const bool opening = i == 0, closing = i + 1 == contents.size();
    TemplateData page = start_page(maker, maker.book.language, name, stem);
    page.set("title", name);
    page.set_flag("opening", opening);
    page.set_flag("closing", closing);
    if (opening) add_header(maker, page, index, note);
    page.set_flag("has_contents", !contents[i].empty());
    page.set_markup("contents", std::move(contents[i]));
    if (closing) add_footer(maker.book, page, index);
    pages.push_back({stem, maker.templates.render("book/part.xhtml", page, &maker.shared)});
  }
  return pages;
}

}  // namespace essaypack
