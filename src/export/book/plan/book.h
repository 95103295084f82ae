#pragma once

/// The plan of a book before any post is rendered: which posts, in which parts, in which order, under which names.

#include "config/sections/book.h"
#include "export/book/plan/editions.h"
#include "export/book/plan/selection.h"
#include "export/book/text/words.h"
#include "export/exporter.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace essaypack {

/// A chapter.
struct BookPost {
  std::size_t post = kNone;        ///< In `Site::posts`.
  std::string stem;                ///< `post-KEY`: file name and start of every id.
  std::string label;               ///< The title for menus and links; never empty.
  std::string date;                ///< In words of the book's language; empty without one.
  std::vector<std::size_t> opens;  ///< Parts without a page that begin with this chapter, the outer ones first.
  std::size_t part = kNone;        ///< Its home in `Book::parts`; none where it stands beside them.
  std::size_t depth = 0;           ///< Chapters that it stands below in menus.
  std::size_t original = kNone;    ///< The chapter before it of which it is a translation.
  std::size_t previous = kNone;    ///< Chapters of the same part.
  std::size_t next = kNone;
  ChapterNews news = ChapterNews::none;  ///< In the book's edition.
};

/// A node of the tree of parts (categories, years, tags or series).
struct Part {
  std::string stem;  ///< `part-KEY`: the file name of its page.
  std::string name;
  std::string title;                ///< The name, behind those of the parts above that have it alone: `life / books`.
  std::string page;                 ///< The stem of the page that links to it lead to: its own, or a chapter's.
  std::string fragment;             ///< `#part-KEY` for the menu where another part's title stands before it there.
  bool has_page = true;             ///< Else its title opens its first chapter.
  std::size_t merged_with = kNone;  ///< The one below it that stands for both of them.
  std::vector<std::string> path;
  std::size_t parent = kNone;
  std::vector<std::size_t> children;     ///< In `Book::parts`, in order.
  std::vector<std::size_t> posts;        ///< Chapters whose home this is, in order.
  std::vector<std::size_t> see_also;     ///< Chapters that live elsewhere and name this part too, in order.
  std::size_t total = 0;                 ///< Chapters here and below, without translations.
  std::optional<Timestamp> first, last;  ///< The dates of those.
  std::size_t number = kNone;  ///< Its place in the order by name; that of its category in the site. None: last.
  bool is_rest = false;        ///< Takes what has no part of its own: always the last.
};

/// Everything that is known of a book before its posts are rendered. Chapters and parts are in reading order.
struct Book {
  const Site& site;
  const BookConfig& config;
  BookGroup group;  ///< By what its parts are made: years where there is nothing that `config.group` asks for.
  std::string language;
  Words words;
  std::string title;       ///< With the name of the volume.
  std::string identifier;  ///< `urn:uuid:...`
  const Volume& volume;
  const std::vector<std::string>& stems;  ///< By index in `Site::posts`.
  std::vector<std::string>
      creators;  ///< The author, or those of the posts where there is none; empty if nobody is known.
  std::vector<BookPost> posts;
  std::vector<Part> parts;
  std::vector<std::size_t> roots;             ///< The top parts.
  std::vector<std::size_t> chapter_of_post;   ///< By index in `Site::posts`; none: not in the book.
  std::vector<std::size_t> part_of_category;  ///< By index in `Site::categories`.
  const EditionPlan& edition;
  bool has_bylines = false;                         ///< Chapters name their authors.
  std::map<std::string, std::string> author_hrefs;  ///< Their places in the index of authors, by name.
  std::vector<std::string> tag_hrefs;  ///< By index in `Site::tags`: its place in the index of tags, if there is one.

  const Post& post_of(const BookPost& chapter) const { return site.posts[chapter.post]; }
  /// A chapter in all its languages, the original first; the chapter alone where there is one.
  std::vector<std::size_t> versions_of(std::size_t chapter) const;
  /// Chapters, each once whatever languages it is there in.
  std::size_t count_texts() const;
  /// Of a post; the book's where its head names none.
  std::string language_of(const Post& post) const { return post.language.empty() ? language : post.language.str(); }
  /// Of a post in another language than the book's; empty for the others.
  std::string foreign_language(const Post& post) const {
    return language_of(post) == language ? std::string() : post.language.str();
  }
  /// The attributes that mark the words of such a post on a page of the book, with a space before them.
  std::string language_mark(const Post& post) const;
  /// Who wrote a post, each once: its head, else the site says so. Empty where nobody is known.
  std::vector<std::string> authors_of(const Post& post) const;
  /// "New" or "Revised" of a chapter that is so in the book's edition; else empty.
  std::string news_mark(const BookPost& chapter) const;
  /// "Edition 3"; empty where there are no editions.
  std::string edition_label() const;
  /// Names of the creators in one line, for title page and cover; empty if nobody is known.
  std::string author() const;
  /// The book's own; that of the site for a book that has the site's title.
  std::string subtitle() const;
  std::string description() const;
};

/// Chapters that are in no part: all of a book without parts, what stands before and behind them in contents made by
/// hand.
struct ChaptersBeside {
  std::vector<std::size_t> before, after;  ///< In `Book::posts`.
};
ChaptersBeside chapters_beside_parts(const Book& book);

/// Plans a volume of the book that `config` describes, without the posts of `left_out` (indices in `Site::posts`) and
/// those that wait for the next edition. `stems` are those of all posts, see `make_post_stems`. All but `left_out` must
/// outlive the book.
Book plan_book(const ExportContext& context, const BookConfig& config, const Volume& volume,
               const std::vector<std::string>& stems, const EditionPlan& edition, const std::set<std::size_t>& left_out,
               Diagnostics& diagnostics);

/// Lays out parts and chapters: the step of `plan_book` that decides about order and places.
void plan_parts(Book& book, const std::set<std::size_t>& left_out, Diagnostics& diagnostics);

/// The step behind it: which parts have a page of their own.
void choose_part_pages(Book& book);

/// The site's own page of a category; null if there is none.
const Post* find_category_page(const Book& book, const Part& part);

/// The order of parts that have one parent, by the configuration.
bool goes_before(const BookConfig& config, const Part& a, const Part& b);

/// The stems of all posts of a site, by index: `post-` and the abbrlink or a hash of the path. None changes when a post
/// is added.
std::vector<std::string> make_post_stems(const Site& site, const Config& config);

/// The identity of a book or of one volume (its key, else empty): a name-based UUID of the site's address, or of author
/// and title where there is none.
std::string make_identifier(const Site& site, const BookConfig& config, std::string_view volume_key = {});
/// The identity of the set that the volumes of a book belong to.
std::string make_set_identifier(const Site& site, const BookConfig& config);
/// The language of a book: its own, else the site's.
std::string language_of(const Site& site, const BookConfig& config);

/// A date span in words: "2024年3月至2025年10月"; one month if both are the same; empty without dates.
std::string format_span(const Words& words, const std::optional<Timestamp>& first, const std::optional<Timestamp>& last,
                        const std::string& language);

/// The dates of the whole book in words.
std::string span_of(const Book& book);

}  // namespace essaypack
