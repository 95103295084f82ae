#include "export/book/pages/pages.h"

#include "base/language.h"
#include "base/url.h"
#include "export/book/pages/contents_page.h"
#include "export/book/pages/menu.h"
#include "export/book/text/title_lines.h"
#include "export/book/text/typeset.h"

#include <algorithm>
#include <cstdlib>

namespace essaypack {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr int kLongTitle = 30'000;  ///< Thousandths of an em.

/// To the page of a chapter's part, if it has one; else the name alone.
TemplateData link_to_home(const Book& book, std::size_t part) {
  return book.parts[part].has_page ? link_to_part(book, part) : make_link({}, part_label(book, part));
}

// Chapters
// --------------------------------------------------------------------------------------------------------------

void add_byline(const Book& book, TemplateData& page, const Post& post) {
  std::vector<TemplateData> authors;
  for (const std::string& name : book.authors_of(post)) {
    const auto href = book.author_hrefs.find(name);
    authors.push_back(
        make_link(href == book.author_hrefs.end() ? std::string() : href->second, make_label(name, name)));
    authors.back().set_flag("last", false);
  }
  if (authors.empty()) return;
  authors.back().set_flag("last", true);
  page.set_list("authors", std::move(authors));
  page.set_flag("has_authors", true);
}

/// The other languages of a chapter, by their own names.
void add_versions(const Book& book, TemplateData& page, std::size_t index) {
  std::vector<TemplateData> versions;
  for (const std::size_t other : book.versions_of(index)) {
    if (other == index) continue;
    const Post& post = book.post_of(book.posts[other]);
    versions.push_back(link_to_chapter(book, other));
    versions.back().set("text", language_name(book.language_of(post)));
    versions.back().set("link_language", book.language_of(post));
    versions.back().set_flag("last", false);
  }
  if (versions.empty()) return;
  versions.back().set_flag("last", true);
  page.set_list("versions", std::move(versions));
  page.set_flag("has_versions", true);
}

void add_header(const Book& book, TemplateData& page, const BookPost& chapter, const Post& post) {
  page.set("title", chapter.label);
  page.set_flag("is_long_title", em_width(chapter.label) > kLongTitle);
  page.set("subtitle", make_label(post.subtitle, {}));
  if (book.has_bylines) add_byline(book, page, post);
  page.set("date", chapter.date);
  page.set("date_iso", post.date ? format_rfc3339(*post.date) : std::string());
  std::vector<TemplateData> opened;
  for (const std::size_t part : chapter.opens)
    opened.push_back(make_link(book.parts[part].stem, part_label(book, part)));
  page.set_list("opened_parts", std::move(opened));
  const bool names_part = chapter.part != kNone &&
                          std::find(chapter.opens.begin(), chapter.opens.end(), chapter.part) == chapter.opens.end();
  if (names_part) page.set_object("part", link_to_home(book, chapter.part));
  page.set_flag("has_meta", post.date || names_part);
  const bool says_more = book.config.descriptions && post.description.view() != post.subtitle.view();
  const std::string description = says_more ? make_label(post.description, {}) : std::string();
  page.set("description", description);
  const bool has_byline = book.has_bylines && !book.authors_of(post).empty();
  page.set_flag("has_header", !chapter.opens.empty() || !make_label(post.subtitle, {}).empty() || has_byline ||
                                  post.date || names_part || !description.empty() ||
                                  book.versions_of(book.chapter_of_post[chapter.post]).size() > 1);
}

void add_tags(const PageMaker& maker, TemplateData& page, std::size_t chapter) {
  std::vector<TemplateData> tags;
  for (const std::size_t tag : maker.related.tags_of(chapter)) {
    const Tag& one = maker.book.site.tags[tag];
    tags.push_back(make_link(maker.book.tag_hrefs.empty() ? std::string() : maker.book.tag_hrefs[tag],
                             make_label(one.name, one.slug)));
    tags.back().set_flag("last", false);
  }
  if (tags.empty()) return;
  tags.back().set_flag("last", true);
  page.set_list("tags", std::move(tags));
  page.set_flag("has_tags", true);
}

void add_footer(const PageMaker& maker, TemplateData& page, std::size_t index) {
  const Book& book = maker.book;
  const BookPost& chapter = book.posts[index];
  const Post& post = book.post_of(chapter);
  add_tags(maker, page, index);
  if (is_linkable(post.permalink)) {
    page.set("source", post.permalink);
    page.set("source_text", readable_url(post.permalink.str()));
  }
  if (post.updated && (!post.date || post.updated->unix_seconds - post.date->unix_seconds >= kDay)) {
    page.set("updated", format_long_date(*post.updated, book.language));
    page.set("updated_iso", format_rfc3339(*post.updated));
  }
  std::vector<TemplateData> related;
  for (const std::size_t other : maker.related.find(index)) related.push_back(link_to_chapter(book, other));
  if (!related.empty()) {
    page.set_flag("has_related", true);
    page.set_list("related", std::move(related));
  }
  if (chapter.previous == kNone && chapter.next == kNone) return;
  page.set_flag("has_turn", true);
  if (chapter.previous != kNone) page.set_object("previous", link_to_chapter(book, chapter.previous));
  if (chapter.next != kNone) page.set_object("next", link_to_chapter(book, chapter.next));
}

}  // namespace

SharedData make_shared_data(const Book& book) {
  TemplateData data;
  data.set("book_language", book.language);
  data.set("direction", is_right_to_left(book.language) ? "rtl" : "");
  data.set_flag("vertical", book.config.look.vertical);
  data.set("contents_href", has_contents_page(book) ? "contents.xhtml" : "../nav.xhtml");
  for (const char* word : {"adjacent_parts", "colon", "contents", "dot", "list_comma", "in_this_part", "in_this_post",
                           "next", "previous", "previous_and_next", "related", "see_also", "source", "tags", "updated"})
    data.set("word_" + std::string(word), book.words[word]);
  return SharedData(std::move(data));
}

TemplateData make_link(std::string href, std::string text) {
  TemplateData link;
  link.set("href", std::move(href));
  link.set("text", std::move(text));
  return link;
}

TemplateData link_to_chapter(const Book& book, std::size_t chapter) {
  TemplateData link = make_link(book.posts[chapter].stem + ".xhtml", book.posts[chapter].label);
  link.set("link_language", book.foreign_language(book.post_of(book.posts[chapter])));
  return link;
}

std::string part_label(const Book& book, std::size_t part) {
  return make_label(book.parts[part].title, book.parts[part].stem);
}

TemplateData link_to_part(const Book& book, std::size_t part) {
  return make_link(book.parts[part].page + ".xhtml", part_label(book, part));
}

void append_chapter_link(std::string& out, const Book& book, std::size_t chapter) {
  out += "<a href=\"" + book.posts[chapter].stem + ".xhtml\"" + book.language_mark(book.post_of(book.posts[chapter])) +
         '>';
  append_book_text(out, book.posts[chapter].label);
  out += "</a>";
}

void append_count(std::string& out, const Book& book, std::size_t posts) {
  out += " <span class=\"count\">";
  append_book_text(out, book.words.count(posts));
  out += "</span>";
}

void append_time(std::string& out, const Timestamp& date, const std::string& words) {
  out += "<time datetime=\"" + format_date(date) + "\">";
  append_book_text(out, words);
  out += "</time>";
}

void set_jumps(TemplateData& page, std::vector<TemplateData> jumps) {
  page.set_flag("has_jumps", jumps.size() > 1);
  page.set_list("jumps", std::move(jumps));
}

TemplateData start_page(const PageMaker& maker, const std::string& language, const std::string& title,
                        const std::string& id) {
  TemplateData page;
  page.set("language", language);
  page.set("page_title", title);
  page.set("id", id);
  const bool is_foreign = language != maker.book.language, rtl = is_foreign && is_right_to_left(language);
  page.set_flag("is_foreign", is_foreign);
  if (is_foreign && rtl != is_right_to_left(maker.book.language)) {
    page.set("direction", rtl ? "rtl" : "ltr");
    page.set("book_direction", rtl ? "ltr" : "rtl");
  }
  return page;
}

std::string make_cover_page(const PageMaker& maker, const std::string& image) {
  TemplateData page = start_page(maker, maker.book.language, maker.book.words["cover"], "cover");
  page.set("image", image);
  page.set("text", maker.book.words.fill("cover_text", {{'a', maker.book.title}}));
  return maker.templates.render("book/cover.xhtml", page, &maker.shared);
}

std::string make_title_page(const PageMaker& maker) {
  const Book& book = maker.book;
  TemplateData page = start_page(maker, book.language, book.words["title_page"], "titlepage");
  page.set("title", book.title);
  page.set("subtitle", make_label(book.subtitle(), {}));
  if (book.description() != book.subtitle()) page.set("description", make_label(book.description(), {}));
  page.set("author", make_label(book.author(), {}));
  page.set("span", span_of(book));
  page.set_markup("ornament", maker.ornament);
  page.set("edition", book.edition_label());
  if (!book.edition_label().empty()) {
    page.set("date", format_long_date(book.edition.edition.made, book.language));
    page.set("date_iso", format_date(book.edition.edition.made));
  }
  page.set("publisher", make_label(book.config.publisher, {}));
  if (is_linkable(book.site.url)) {
    page.set("site", book.site.url);
    page.set("site_title",
             typeset_title(book.site.title, book.language) == book.title ? book.site.url : book.site.title);
  }
  return maker.templates.render("book/titlepage.xhtml", page, &maker.shared);
}

std::string make_chapter_page(const PageMaker& maker, std::size_t index, const ChapterText& text, std::size_t piece) {
  const Book& book = maker.book;
  const BookPost& chapter = book.posts[index];
  const Post& post = book.post_of(chapter);
  const bool opening = piece == 0, closing = piece + 1 == text.pieces.size();
  TemplateData page = start_page(maker, book.language_of(post), chapter.label, text.pieces[piece].stem);
  page.set_flag("opening", opening);
  page.set_flag("closing", closing);
  if (opening) {
    add_header(book, page, chapter, post);
    add_versions(book, page, index);
    std::string contents;
    if (has_contents(book, post)) contents = make_heading_list(text.headings, post.toc_max_depth, chapter.stem);
    page.set_flag("has_contents", !contents.empty());
    // The list has a label in the book's language and is in the post's.
    if (!contents.empty()) contents.insert(std::string_view("<ol").size(), book.language_mark(post));
    page.set_markup("contents", std::move(contents));
  }
  if (closing) add_footer(maker, page, index);
  page.set_markup("body", text.pieces[piece].markup);
  return maker.templates.render("book/chapter.xhtml", page, &maker.shared);
}

}  // namespace essaypack
