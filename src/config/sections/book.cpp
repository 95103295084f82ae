#include "config/sections/book.h"

#include "base/comments.h"
#include "base/isbn.h"
#include "base/language.h"
#include "base/text.h"
#include "config/keys/id.h"

#include <algorithm>
#include <utility>

namespace essaypack {
namespace {

/// `order: weight` is that of the posts.
void read_order(KeyReader& keys, BookConfig& book) {
  const Value* value = keys.find("order");
  if (value && value->is_scalar()) {
    keys.choice("order", book.order_posts);
    return;
  }
  KeyReader order = keys.map("order");
  const Value* parts = order.find("parts");
  if (parts && parts->is_list()) {
    book.order_parts = PartOrder::list;
    order.names("parts", book.part_order);
  } else {
    order.choice("parts", book.order_parts);
  }
  order.choice("posts", book.order_posts);
  order.report_unknown();
}

void read_toc(KeyReader toc, BookConfig& book) {
  const Value* menu = toc.find("menu_headings");
  const std::optional<bool> flag = menu && menu->is_scalar() ? parse_bool(menu->text) : std::nullopt;
  if (flag)
    book.menu_headings = *flag ? MenuHeadings::on : MenuHeadings::off;
  else
    toc.choice("menu_headings", book.menu_headings);
  const Value* depth = toc.find("page_depth");
  long number = 0;
  if (depth && depth->is_scalar() && trim(depth->text) == "auto")
    book.page_depth = 0;
  else if (toc.number("page_depth", 1, 6, number))
    book.page_depth = static_cast<int>(number);
  toc.report_unknown();
}

/// `off`, `page`, or `every: month`; `off` is a truth value in YAML 1.1.
void read_editions(KeyReader& keys, BookConfig& book) {
  const Value* value = keys.find("editions");
  const std::optional<bool> flag = value && value->is_scalar() ? parse_bool(value->text) : std::nullopt;
  std::string word;
  if (flag)
    book.editions = *flag ? BookEditions::page : BookEditions::off;
  else if (value && value->is_scalar() && keys.choice("editions", {"off", "page"}, word))
    book.editions = word == "off" ? BookEditions::off : BookEditions::page;
  KeyReader editions = value && value->is_scalar() ? keys.map_if_any("editions") : keys.map("editions");
  editions.choice("every", book.edition_rhythm);
  editions.report_unknown();
}

/// `tag_index: off` is a truth value in YAML 1.1.
void read_tag_index(KeyReader& keys, BookConfig& book) {
  const Value* value = keys.find("tag_index");
  const std::optional<bool> flag = value && value->is_scalar() ? parse_bool(value->text) : std::nullopt;
  if (flag)
    book.tag_index = *flag ? TagIndex::name : TagIndex::off;
  else
    keys.choice("tag_index", book.tag_index);
}

/// Lays a map over what there is.
void read_over(KeyReader& keys, std::string_view key, std::map<std::string, std::string>& map) {
  std::map<std::string, std::string> read;
  if (!keys.text_map(key, read)) return;
  for (auto& [name, text] : read) map[nfc(name)] = std::move(text);
}

void read_words(KeyReader& keys, BookConfig& book) {
  read_over(keys, "words", book.words);
  KeyReader words = keys.map_if_any("words");
  if (!words.value()) return;
  const std::vector<std::string>& known = book_word_names();
  for (const Value::Member& member : words.value()->members)
    if (!std::binary_search(known.begin(), known.end(), member.key))
      words.unknown(member, known, tr("docs/configuration.md has the list of words"));
}

/// What calls itself a UUID must be one [OPF-085].
bool is_sound_identifier(std::string_view text) {
  constexpr std::string_view kScheme = "urn:uuid:";
  if (to_lower_ascii(text.substr(0, kScheme.size())) != kScheme) return true;
  std::string shape(text.substr(kScheme.size()));
  for (char& c : shape)
    if (hex_value(c) >= 0) c = 'x';
  return shape == "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
}

/// A word for each code of MARC's list of relators that a book has words for.
constexpr std::pair<std::string_view, std::string_view> kRoles[] = {
    {"designer", "bkd"},     {"editor", "edt"},      {"illustrator", "ill"}, {"introduction", "aui"},
    {"photographer", "pht"}, {"proofreader", "pfr"}, {"translator", "trl"}};

/// `contributors: [{name: ..., role: editor, sort: ...}]`.
void read_contributors(KeyReader& keys, BookConfig& book) {
  const Value* value = keys.find("contributors");
  const auto read_one = [&](const Value* item) {
    KeyReader person = keys.inner(item, "contributors");
    BookContributor one;
    std::vector<std::string_view> words;
    for (const auto& [word, code] : kRoles) words.push_back(word);
    std::string role = "editor";
    person.line("name", one.name);
    person.choice("role", words, role);
    person.line("sort", one.sort);
    for (const auto& [word, code] : kRoles)
      if (word == role) one.role = code;
    person.report_unknown();
    return one;
  };
  if (!value) {
    read_one(nullptr);
    return;
  }
  book.contributors.clear();
  if (!value->is_list())
    return keys.bad(*value, tr("'{}' is no list", keys.name("contributors")), tr("begin each with '- name: NAME'"));
  for (const Value& item : value->items) {
    BookContributor one = item.is_map() ? read_one(&item) : BookContributor();
    if (one.name.empty())
      keys.bad(item, tr("'{}' holds somebody without a name", keys.name("contributors")),
               tr("begin each with '- name: NAME'"));
    book.contributors.push_back(std::move(one));
  }
}

void read_front_matter(KeyReader& keys, BookConfig& book) {
  keys.line("copyright", book.copyright);
  if (keys.text("dedication", book.dedication)) book.dedication = nfc(without_comments(book.dedication));
  const Value* bylines = keys.find("bylines");
  if (const std::optional<bool> flag = bylines && bylines->is_scalar() ? parse_bool(bylines->text) : std::nullopt)
    book.bylines = *flag ? Bylines::on : Bylines::off;
  else
    keys.choice("bylines", book.bylines);
  read_contributors(keys, book);
  std::string isbn;
  if (!keys.text("isbn", isbn)) return;
  book.isbn = parse_isbn(isbn).value_or("");
  if (book.isbn.empty())
    keys.bad(*keys.find("isbn"), tr("'{}' is '{}', no ISBN", keys.name("isbn"), isbn),
             tr("its last digit must fit the others"));
}

void read_metadata(KeyReader& keys, BookConfig& book) {
  keys.line("title", book.title);
  keys.line("subtitle", book.subtitle);
  keys.line("author", book.author);
  keys.line("author_sort", book.author_sort);
  if (std::string tag; keys.text("language", tag) && (book.language = canonical_language(tag)).empty())
    keys.bad(*keys.find("language"), tr("'{}' is '{}', no language tag", keys.name("language"), tag),
             tr("write a tag such as zh-CN or en"));
  if (keys.text("identifier", book.identifier) && !is_sound_identifier(book.identifier)) {
    keys.bad(*keys.find("identifier"), tr("'{}' is '{}', no UUID", keys.name("identifier"), book.identifier),
             tr("write urn:uuid: and 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12"));
    book.identifier.clear();
  }
  keys.line("description", book.description);
  keys.line("publisher", book.publisher);
  keys.line("rights", book.rights);
  KeyReader series = keys.map("collection");
  series.line("title", book.collection);
  series.number("number", 1, 1'000'000, book.collection_number);
  series.report_unknown();
  KeyReader accessibility = keys.map("accessibility");
  accessibility.line("conforms_to", book.conforms_to);
  accessibility.line("certified_by", book.certified_by);
  accessibility.report_unknown();
}

void read_pages(KeyReader& keys, BookConfig& book) {
  keys.folder("foreword", book.foreword);
  keys.folder("afterword", book.afterword);
  read_tag_index(keys, book);
  keys.flag("keyword_index", book.keyword_index);
  keys.flag("chronology", book.chronology);
  keys.flag("colophon", book.colophon);
  keys.flag("descriptions", book.descriptions);
  keys.flag("line_paragraphs", book.line_paragraphs);
  read_over(keys, "readings", book.readings);
  read_over(keys, "part_notes", book.part_notes);
  for (auto& [part, note] : book.part_notes) note = without_comments(note);
}

/// `pair: [zh, en]`.
void read_pair(KeyReader& keys, BookConfig& book) {
  read_languages(keys, "pair", book.pair);
  if (book.pair.size() != 1) return;
  book.pair.clear();
  const Value* value = keys.find("pair");
  if (value->is_list() && value->items.size() > 1) return;  // the others are no languages, as was said
  keys.bad(*value, tr("'{}' names one language", keys.name("pair")),
           tr("write that of the originals and those of the translations: pair: [zh, en]"));
}

/// `cover: cover.jpg` says as much as `cover: {image: cover.jpg}`.
void read_cover(KeyReader& keys, BookConfig& book) {
  const Value* value = keys.find("cover");
  const bool is_path = value && value->is_scalar() && !value->is_null();
  KeyReader cover = is_path ? keys.map_if_any("cover") : keys.map("cover");
  if (cover.folder("image", book.cover_image)) book.cover_place = cover.place_of("image");
  if (is_path && keys.folder("cover", book.cover_image)) book.cover_place = keys.place_of("cover");
  cover.text("font", book.cover_font);
  read_look(keys, cover, book.look);
  cover.report_unknown();
}

/// What `book:` and an entry of `books:` share.
void read_common(KeyReader& keys, BookConfig& book) {
  read_metadata(keys, book);
  read_editions(keys, book);
  read_front_matter(keys, book);
  read_cover(keys, book);
  long number = 0;
  if (keys.number("category_depth", 1, 6, number)) book.category_depth = static_cast<int>(number);
  keys.choice("group", book.group);
  read_pair(keys, book);
  keys.choice("split", book.split);
  keys.choice("part_pages", book.part_pages);
  if (keys.number("split_size", 1, 1'000'000, number)) book.split_size = static_cast<std::size_t>(number);
  read_order(keys, book);
  read_contents(keys, book.contents);
  read_toc(keys.map("toc"), book);
  keys.flag("post_toc", book.post_toc);
  read_pages(keys, book);
  read_words(keys, book);
}

void read_entry(KeyReader keys, BookConfig& book) {
  if (keys.text("id", book.id) && !is_id(book.id))
    keys.bad(*keys.find("id"),
             tr("'{}' is '{}', not a name of letters, digits, '.', '_' and '-'", keys.name("id"), book.id),
             tr("it names the file: id: essays"));
  read_select(keys.map("select"), book.select);
  read_common(keys, book);
  keys.report_unknown();
}

}  // namespace

void read_book(KeyReader keys, BookConfig& book) {
  read_common(keys, book);
  keys.report_unknown();
}

void read_books(KeyReader& keys, const BookConfig& common, std::vector<BookConfig>& books) {
  const Value* value = keys.find("books");
  BookConfig defaults = common;
  defaults.identifier.clear();  // they can be the identity of one book only
  defaults.isbn.clear();
  defaults.id.clear();
  if (!value) return read_entry(keys.inner(nullptr, "books"), defaults);
  if (!value->is_list() || value->items.empty())
    return keys.bad(*value, tr("'{}' is no list of books", keys.name("books")),
                    tr("begin each book with '- id: NAME'"));
  for (const Value& item : value->items) {
    BookConfig book = defaults;
    if (!item.is_map()) {
      keys.bad(item, tr("'{}' holds something that is no map", keys.name("books")),
               tr("begin each book with '- id: NAME'"));
      continue;
    }
    read_entry(keys.inner(&item, "books"), book);
    const auto twin = [&](const BookConfig& other) { return to_lower_ascii(other.id) == to_lower_ascii(book.id); };
    if (book.id.empty())
      keys.bad(item, tr("'{}' holds a book without an id", keys.name("books")),
               tr("begin it with '- id: NAME': that names its file"));
    else if (std::any_of(books.begin(), books.end(), twin))
      keys.bad(*item.find("id"), tr("'{}' '{}' stands twice", keys.name("books.id"), book.id),
               tr("give each book a name of its own"));
    books.push_back(std::move(book));
  }
}

}  // namespace essaypack
