#pragma once

/// `book:` and `books:`.

#include "config/keys/choices.h"
#include "config/keys/key_reader.h"
#include "config/sections/book_contents.h"
#include "config/sections/book_look.h"
#include "config/sections/book_select.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace essaypack {

/// By what the parts of a book are made.
enum class BookGroup {
  category,
  year,
  tag,
  series,
  none,
  contents  ///< As `book.contents` says; no word asks for it.
};
/// Into what volumes a book is split.
enum class BookSplit { none, year, category, count };
/// Which parts have a page of their own: those with something to say on it, or all.
enum class PartPages { where_needed, always };
enum class PartOrder { name, count, date, list };
enum class PostOrder { date, date_descending, title, weight };
/// How the index of tags is sorted, if there is one.
enum class TagIndex { name, count, off };
/// Whether a book has editions: none, or with a page of what is new in each.
enum class BookEditions { off, page };
/// When an edition is made by itself.
enum class EditionRhythm { never, month, quarter, year };
/// Whether chapters name their authors, with an index of these: where there are several, always, never.
enum class Bylines { several, on, off };
/// Whether the menu of readers shows the headings of posts: in a small book, always, never.
enum class MenuHeadings { small_book, on, off };

template <>
struct Choices<BookGroup> {
  static constexpr NamedChoice<BookGroup> kAll[] = {{"category", BookGroup::category},
                                                    {"year", BookGroup::year},
                                                    {"tag", BookGroup::tag},
                                                    {"series", BookGroup::series},
                                                    {"none", BookGroup::none}};
};

template <>
struct Choices<BookSplit> {
  static constexpr NamedChoice<BookSplit> kAll[] = {{"none", BookSplit::none},
                                                    {"year", BookSplit::year},
                                                    {"category", BookSplit::category},
                                                    {"count", BookSplit::count}};
};

template <>
struct Choices<PartPages> {
  static constexpr NamedChoice<PartPages> kAll[] = {{"auto", PartPages::where_needed}, {"always", PartPages::always}};
};

template <>
struct Choices<PartOrder> {
  static constexpr NamedChoice<PartOrder> kAll[] = {
      {"name", PartOrder::name}, {"count", PartOrder::count}, {"date", PartOrder::date}};
};

template <>
struct Choices<PostOrder> {
  static constexpr NamedChoice<PostOrder> kAll[] = {{"date", PostOrder::date},
                                                    {"date-desc", PostOrder::date_descending},
                                                    {"title", PostOrder::title},
                                                    {"weight", PostOrder::weight}};
};

template <>
struct Choices<TagIndex> {
  static constexpr NamedChoice<TagIndex> kAll[] = {
      {"name", TagIndex::name}, {"count", TagIndex::count}, {"off", TagIndex::off}};
};

template <>
struct Choices<MenuHeadings> {
  static constexpr NamedChoice<MenuHeadings> kAll[] = {
      {"auto", MenuHeadings::small_book}, {"on", MenuHeadings::on}, {"off", MenuHeadings::off}};
};

template <>
struct Choices<EditionRhythm> {
  static constexpr NamedChoice<EditionRhythm> kAll[] = {
      {"month", EditionRhythm::month}, {"quarter", EditionRhythm::quarter}, {"year", EditionRhythm::year}};
};

template <>
struct Choices<Bylines> {
  static constexpr NamedChoice<Bylines> kAll[] = {
      {"auto", Bylines::several}, {"on", Bylines::on}, {"off", Bylines::off}};
};

/// Somebody who made a book beside its author.
struct BookContributor {
  std::string name;
  std::string role = "edt";  ///< A code of MARC's list of relators.
  std::string sort;          ///< As shelves sort the name; empty: made.
};

/// One book.
struct BookConfig {
  std::string id = "anthology";
  std::string title;          ///< Empty: the site's.
  bool is_selection = false;  ///< Asked for by `--select`: the title names what was selected.
  BookSelect select;
  BookContents contents;  ///< Parts and chapters in an order made by hand, in place of `group` and `order`.
  BookGroup group = BookGroup::category;
  std::vector<std::string> pair;  ///< Languages whose texts stand together, the original's first; empty: none.
  BookSplit split = BookSplit::none;
  std::size_t split_size = 100;  ///< Posts of a volume of `count`.
  std::string author;            ///< Empty: the site's.
  std::string author_sort;       ///< As shelves sort it; empty: made.
  std::string language;          ///< Empty: the site's.
  std::string collection;        ///< A series that the book belongs to; empty: none.
  long collection_number = 0;    ///< Its place there; 0: none.
  std::vector<BookContributor> contributors;
  Bylines bylines = Bylines::several;
  std::string dedication;  ///< Lines of text for a page of their own; empty: none.
  std::string copyright;   ///< Whose the texts are and since when; with it or an ISBN there is a copyright page.
  std::string isbn;        ///< 13 digits; empty: none.
  BookEditions editions = BookEditions::page;
  EditionRhythm edition_rhythm = EditionRhythm::never;
  std::string conforms_to;  ///< The standard that the book was evaluated by, and who did; both or neither.
  std::string certified_by;
  std::string foreword;  ///< Markdown below the site folder; empty: none.
  std::string afterword;
  TagIndex tag_index = TagIndex::name;
  bool keyword_index = false;
  bool chronology = true;
  bool colophon = true;
  bool descriptions = true;                     ///< Chapters show their descriptions.
  bool line_paragraphs = false;                 ///< Each line of a paragraph of prose is a paragraph.
  std::map<std::string, std::string> readings;  ///< Name -> how it is read, for the order of the index.
  std::string subtitle;
  std::string identifier;  ///< Empty: computed.
  std::string description;
  std::string publisher;
  std::string rights;
  std::string cover_image;  ///< Below the site folder; empty: generated.
  Place cover_place;        ///< Of `cover_image`, in the settings.
  std::string cover_font;   ///< A font file for the generated cover.
  BookLook look;
  int category_depth = 6;
  PartPages part_pages = PartPages::where_needed;
  int page_depth = 0;  ///< Levels of the visible contents; 0: all in a small book, what fits in a large one.
  MenuHeadings menu_headings = MenuHeadings::small_book;
  bool post_toc = false;  ///< Where a post has no `toc`.
  PartOrder order_parts = PartOrder::name;
  std::vector<std::string> part_order;  ///< Names of parts that come first; only with `list`.
  PostOrder order_posts = PostOrder::date;
  std::map<std::string, std::string> words;       ///< Overrides of generated words.
  std::map<std::string, std::string> part_notes;  ///< Category path joined by `/` -> text.
};

/// What all books have in common.
void read_book(KeyReader keys, BookConfig& book);
/// The list `books:`, whose entries start as `defaults` says. The keys of an entry are asked for where there is no
/// list, too, so that all that may be written is known.
void read_books(KeyReader& keys, const BookConfig& defaults, std::vector<BookConfig>& books);
/// The words that a book adds and `words:` may replace, sorted.
const std::vector<std::string>& book_word_names();

}  // namespace essaypack
