#include "export/book/pages/contents_page.h"

#include "base/date_words.h"
#include "config/sections/book.h"

#include <string_view>
#include <utility>

namespace essaypack {
namespace {

constexpr std::size_t kMostPosts = 300;    ///< Of a book whose whole menu is a page.
constexpr std::size_t kMostEntries = 120;  ///< Three pages of a phone.

std::size_t count_parts(const Book& book, const std::vector<std::size_t>& parts, int levels) {
  std::size_t count = parts.size();
  if (levels > 1)
    for (const std::size_t part : parts) count += count_parts(book, book.parts[part].children, levels - 1);
  return count;
}

class ContentsWriter {
 public:
  explicit ContentsWriter(const Book& book) : book_(book) {
    while (levels_ < book.config.category_depth && count_parts(book, book.roots, levels_ + 1) <= kMostEntries)
      ++levels_;
  }

  std::string run(const MenuFrame& frame, const std::map<int, std::string>& years) {
    out_ = "<ol>\n";
    write_entries(frame.before);
    const ChaptersBeside beside = chapters_beside_parts(book_);
    if (book_.roots.empty()) {
      write_years(years);
    } else {
      write_chapters(beside.before);
      for (const std::size_t root : book_.roots) write_part(root, 1);
      write_chapters(beside.after);
    }
    write_entries(frame.after);
    return out_ + "</ol>\n";
  }

 private:
  void write_link(const std::string& href, const std::string& text) {
    out_ += "<a href=\"" + href + "\">";
    append_book_text(out_, text);
    out_ += "</a>";
  }

  void write_count(std::size_t posts, const std::string& span) {
    out_ += " <span class=\"count\">";
    append_book_text(out_,
                     span.empty() ? book_.words.count(posts) : book_.words.count(posts) + book_.words["dot"] + span);
    out_ += "</span>";
  }

  /// Their addresses are those of the menu, which stands a folder higher.
  void write_entries(const std::vector<MenuEntry>& entries) {
    constexpr std::string_view kFolder = "text/";
    for (const MenuEntry& entry : entries) {
      out_ += "<li>";
      write_link(entry.href.starts_with(kFolder) ? entry.href.substr(kFolder.size()) : "../" + entry.href, entry.label);
      out_ += "</li>\n";
    }
  }

  void write_chapters(const std::vector<std::size_t>& chapters) {
    for (std::size_t i = 0; i < chapters.size() && i < kMostEntries; ++i) {
      out_ += "<li>";
      append_chapter_link(out_, book_, chapters[i]);
      out_ += "</li>\n";
    }
  }

  void write_part(std::size_t index, int level) {
    const Part& part = book_.parts[index];
    if (part.merged_with != kNone) return write_part(part.merged_with, level);
    out_ += "<li class=\"part\">";
    write_link(part.page + ".xhtml" + part.fragment, part_label(book_, index));
    if (part.total > 0) write_count(part.total, span_of_years(part));
    if (level < levels_ && !part.children.empty()) {
      out_ += "\n<ol>\n";
      for (const std::size_t child : part.children) write_part(child, level + 1);
      out_ += "</ol>\n";
    }
    out_ += "</li>\n";
  }

  /// A part that is a year says so itself.
  std::string span_of_years(const Part& part) const {
    if (!part.first || !part.last || book_.group == BookGroup::year) return {};
    const std::string first = format_date(*part.first).substr(0, 4), last = format_date(*part.last).substr(0, 4);
    return first == last ? first : first + "–" + last;
  }

  /// Of a book without parts: each year leads to its first chapter in reading order where no chronology has it.
  void write_years(const std::map<int, std::string>& hrefs) {
    struct Year {
      std::string label, href;
      std::size_t posts = 0;
    };
    std::map<int, Year> years;
    for (const BookPost& chapter : book_.posts) {
      const auto& date = book_.post_of(chapter).date;
      if (!date || chapter.original != kNone) continue;
      const int number = civil(*date).year;
      Year& year = years[number];
      if (year.posts++ > 0) continue;
      const auto href = hrefs.find(number);
      year.label = format_year(*date, book_.language);
      year.href = href == hrefs.end() ? chapter.stem + ".xhtml" : href->second;
    }
    for (const auto& [number, year] : years) {
      out_ += "<li class=\"part\">";
      write_link(year.href, year.label);
      write_count(year.posts, {});
      out_ += "</li>\n";
    }
  }

  const Book& book_;
  int levels_ = 1;
  std::string out_;
};

}  // namespace

bool has_contents_page(const Book& book) { return book.posts.size() > kMostPosts && book.config.page_depth == 0; }

std::string make_contents_page(const PageMaker& maker, const MenuFrame& frame,
                               const std::map<int, std::string>& years) {
  const std::string title = maker.book.words["contents"];
  TemplateData page = start_page(maker, maker.book.language, title, "contents");
  page.set("title", title);
  page.set_markup("contents", ContentsWriter(maker.book).run(frame, years));
  return maker.templates.render("book/contents.xhtml", page, &maker.shared);
}

}  // namespace essaypack
