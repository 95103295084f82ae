#include "export/book/pages/back_pages.h"

#include "base/date_words.h"
#include "base/url.h"
#include "export/book/chapter/chapter.h"

#include <algorithm>
#include <climits>

namespace essaypack {
namespace {

// Index
// ---------------------------------------------------------------------------------------------------------------------

void append_posts(std::string& out, const Book& book, const std::vector<std::size_t>& chapters) {
  out += "<ul>\n";
  for (const std::size_t chapter : chapters) {
    out += "<li>";
    if (const auto& date = book.post_of(book.posts[chapter]).date) {
      append_time(out, *date, format_short_date(*date, book.language));
      out += ' ';
    }
    append_chapter_link(out, book, chapter);
    out += "</li>\n";
  }
  out += "</ul>";
}

/// How many posts of each year, each linked to that year of the chronology.
void append_years(std::string& out, const Book& book, const std::vector<std::size_t>& chapters,
                  const std::map<int, std::string>& hrefs) {
  constexpr int kUndated = INT_MAX;
  struct Year {
    std::string label;
    std::size_t count = 0;
  };
  std::map<int, Year> years;
  for (const std::size_t chapter : chapters) {
    const auto& date = book.post_of(book.posts[chapter]).date;
    Year& year = years[date ? civil(*date).year : kUndated];
    if (year.count++ == 0) year.label = date ? format_year(*date, book.language) : book.words["undated"];
  }
  out += "<ul class=\"years\">\n";
  for (const auto& [number, year] : years) {
    const auto href = hrefs.find(number);
    out += "<li>";
    if (href != hrefs.end()) out += "<a href=\"" + href->second + "\">";
    append_book_text(out, year.label);
    if (href != hrefs.end()) out += "</a>";
    append_count(out, book, year.count);
    out += "</li>\n";
  }
  out += "</ul>";
}

void append_entry(std::string& out, const Book& book, const IndexEntry& entry,
                  const std::map<int, std::string>& years) {
  out += "<li id=\"" + entry.id + "\"><span class=\"term\">";
  append_book_text(out, make_label(entry.name, entry.id));
  out += "</span>";
  append_count(out, book, entry.chapters.size());
  out += '\n';
  if (is_counted_by_year(book, entry))
    append_years(out, book, entry.chapters, years);
  else
    append_posts(out, book, entry.chapters);
  out += "</li>\n";
}

/// A name of one post leads to that post.
void append_single(std::string& out, const Book& book, const IndexEntry& entry) {
  out += "<li id=\"" + entry.id + "\"><a href=\"" + book.posts[entry.chapters.front()].stem + ".xhtml\">";
  append_book_text(out, make_label(entry.name, entry.id));
  out += "</a></li>\n";
}

}  // namespace

std::string make_index_page(const PageMaker& maker, const NameIndex& index, std::size_t number,
                            const std::string& title, const std::map<int, std::string>& years) {
  const IndexPage& one = index.pages[number];
  TemplateData page = start_page(maker, maker.book.language, title, one.stem);
  page.set("title", title);
  page.set_flag("opening", number == 0);
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
    body += group.is_run_in ? "<ul class=\"once\">\n" : "<ul class=\"index\">\n";
    for (std::size_t i = group.begin; i < group.end; ++i)
      if (group.is_run_in)
        append_single(body, maker.book, index.entries[i]);
      else
        append_entry(body, maker.book, index.entries[i], years);
    body += "</ul>\n";
  }
  page.set_markup("body", std::move(body));
  return maker.templates.render("book/index.xhtml", page, &maker.shared);
}

std::string make_colophon(const PageMaker& maker, std::size_t words, const std::vector<std::string>& fonts) {
  const Book& book = maker.book;
  TemplateData page = start_page(maker, book.language, book.words["colophon"], "colophon");
  page.set("title", book.words["colophon"]);
  std::vector<TemplateData> sentences;
  const auto add = [&](const std::string& text) { sentences.push_back(make_link({}, text)); };
  add(book.words.fill("colophon_posts",
                      {{'a', book.words.count(book.count_texts())}, {'n', book.words.number(words)}}));
  if (const std::string span = span_of(book); !span.empty()) add(book.words.fill("colophon_dates", {{'a', span}}));
  if (const std::string label = book.edition_label(); !label.empty())
    add(book.words.fill("colophon_edition",
                        {{'a', label}, {'b', format_long_date(book.edition.edition.made, book.language)}}));
  if (const std::string rights = make_label(book.config.rights, {}); !rights.empty())
    add(book.words["licence"] + book.words["colon"] + rights);
  std::string families;
  for (const std::string& family : fonts)
    families += (families.empty() ? "" : book.words["list_comma"]) + make_label(family, {});
  if (!families.empty()) add(book.words.fill("colophon_fonts", {{'a', families}}));
  if (is_linkable(book.site.url)) {
    const std::string& sentence = book.words["colophon_site"];
    const std::size_t at = std::min(sentence.find("{a}"), sentence.size());
    add(sentence.substr(0, at));
    sentences.back().set("href", book.site.url);
    sentences.back().set("link", readable_url(book.site.url));
    sentences.back().set("rest", sentence.substr(std::min(at + 3, sentence.size())));
  }
  page.set_markup("ornament", maker.ornament);
  page.set("book_title", book.title);
  page.set_list("sentences", std::move(sentences));
  page.set("made_by", book.words.fill("made_by", {{'v', ESSAYPACK_VERSION}}));
  return maker.templates.render("book/colophon.xhtml", page, &maker.shared);
}

}  // namespace essaypack
