/// `book:` and `books:`.

#include "base/comments.h"
#include "base/language.h"
#include "base/text.h"
#include "base/time.h"
#include "config/shared_keys.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace essaypack {
namespace {

constexpr std::size_t kLongestId = 64;

std::string clean_name(std::string_view text) { return collapse_white_space(nfc(text)); }

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > kLongestId || text[0] == '.' || text[0] == '-') return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == text.npos;
}

/// A number of exactly so many digits.
std::optional<int> parse_digits(std::string_view text, std::size_t digits) {
  int number = 0;
  if (text.size() != digits || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

enum class End { first, last };

/// The first or last day of `2025`, `2025-08` or `2025-08-24`; empty if there is no such day.
std::string parse_day(std::string_view text, End end) {
  const std::vector<std::string_view> parts = split(text, '-');
  const std::optional<int> year = parse_digits(parts[0], 4);
  const std::optional<int> month =
      parts.size() > 1 ? parse_digits(parts[1], 2) : std::optional(end == End::first ? 1 : 12);
  if (parts.size() > 3 || !year || !month) return {};
  CivilTime day{*year, *month, 1, 0, 0, 0};
  if (parts.size() == 3) {
    const std::optional<int> number = parse_digits(parts[2], 2);
    if (!number) return {};
    day.day = *number;
  } else if (end == End::last) {
    day.day = 31;
    while (day.day > 28 && !is_valid(day)) --day.day;
  }
  return is_valid(day) ? format_date({seconds_of(day), 0}) : std::string();
}

void read_day(KeyReader& keys, std::string_view key, End end, std::string& out) {
  std::string text;
  if (!keys.text(key, text)) return;
  out = parse_day(text, end);
  if (out.empty())
    keys.bad(key, *keys.find(key), "is '" + text + "', not a day", "write it as 2025-08-24, 2025-08 or 2025");
}

void read_names(KeyReader& keys, std::string_view key, std::vector<std::string>& names) {
  if (keys.texts(key, names))
    for (std::string& name : names) name = clean_name(name);
}

/// Each item a name, a path with `/`, or a list of names.
void read_category_paths(KeyReader& keys, std::vector<std::string>& paths) {
  const Value* value = keys.find("categories");
  if (!value) return;
  const auto bad = [&](const Value& where) {
    keys.bad("categories", where, "holds something that is no category",
             "write paths as lists: [[life, books], [travel]]");
  };
  if (value->is_map()) return bad(*value);
  std::vector<std::string> read;
  const auto add = [&](const Value& item) {
    std::string path;
    if (item.is_scalar()) path = clean_name(item.text);
    for (const Value& name : item.items) {
      if (!name.is_scalar()) return bad(name);
      path += (path.empty() ? "" : "/") + clean_name(name.text);
    }
    if (path.empty()) return bad(item);
    read.push_back(path);
  };
  if (value->is_scalar()) add(*value);
  for (const Value& item : value->items) add(item);
  paths = std::move(read);
}

void read_select(KeyReader keys, BookSelect& select) {
  read_category_paths(keys, select.categories);
  read_names(keys, "tags", select.tags);
  read_names(keys, "not_tags", select.not_tags);
  read_names(keys, "series", select.series);
  read_day(keys, "from", End::first, select.from);
  read_day(keys, "until", End::last, select.until);
  keys.texts("posts", select.posts);
  keys.report_unknown();
}

void read_order(KeyReader order, BookConfig& book) {
  const Value* parts = order.find("parts");
  if (parts && parts->is_list()) {
    book.order_parts = PartOrder::list;
    read_names(order, "parts", book.part_order);
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
      words.unknown(member, known, "docs/configuration.md has the list of words");
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

void read_metadata(KeyReader& keys, BookConfig& book) {
  keys.line("title", book.title);
  keys.line("subtitle", book.subtitle);
  keys.line("author", book.author);
  keys.line("author_sort", book.author_sort);
  if (std::string tag; keys.text("language", tag) && (book.language = canonical_language(tag)).empty())
    keys.bad("language", *keys.find("language"), "is '" + tag + "', no language tag",
             "write a tag such as zh-CN or en");
  if (keys.text("identifier", book.identifier) && !is_sound_identifier(book.identifier)) {
    keys.bad("identifier", *keys.find("identifier"), "is '" + book.identifier + "', no UUID",
             "write urn:uuid: and 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12");
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
  read_asset(keys, "foreword", book.foreword);
  read_asset(keys, "afterword", book.afterword);
  read_tag_index(keys, book);
  keys.flag("keyword_index", book.keyword_index);
  keys.flag("chronology", book.chronology);
  keys.flag("colophon", book.colophon);
  keys.flag("descriptions", book.descriptions);
  read_over(keys, "readings", book.readings);
  read_over(keys, "part_notes", book.part_notes);
  for (auto& [part, note] : book.part_notes) note = without_comments(note);
}

/// What `book:` and an entry of `books:` share.
void read_common(KeyReader& keys, BookConfig& book) {
  read_metadata(keys, book);
  KeyReader cover = keys.map("cover");
  read_asset(cover, "image", book.cover_image);
  cover.text("font", book.cover_font);
  read_look(keys, cover, book.look);
  cover.report_unknown();
  long number = 0;
  if (keys.number("category_depth", 1, 6, number)) book.category_depth = static_cast<int>(number);
  keys.choice("group", book.group);
  keys.choice("split", book.split);
  keys.choice("part_pages", book.part_pages);
  if (keys.number("split_size", 1, 1'000'000, number)) book.split_size = static_cast<std::size_t>(number);
  read_order(keys.map("order"), book);
  read_toc(keys.map("toc"), book);
  keys.flag("post_toc", book.post_toc);
  read_pages(keys, book);
  read_words(keys, book);
}

void read_entry(KeyReader keys, BookConfig& book) {
  if (keys.text("id", book.id) && !is_id(book.id))
    keys.bad("id", *keys.find("id"), "is '" + book.id + "', not a name of letters, digits, '.', '_' and '-'",
             "it names the file: id: essays");
  read_select(keys.map("select"), book.select);
  read_common(keys, book);
  keys.report_unknown();
}

}  // namespace

void read_book(KeyReader keys, BookConfig& book) {
  read_common(keys, book);
  keys.report_unknown();
}

void read_books(KeyReader& keys, Config& config) {
  const Value* value = keys.find("books");
  BookConfig defaults = config.book;
  defaults.identifier.clear();  // it can be the identity of one book only
  defaults.id.clear();
  if (!value) return read_entry(keys.inner(nullptr, "books"), defaults);
  if (!value->is_list() || value->items.empty())
    return keys.bad("books", *value, "is no list of books", "begin each book with '- id: NAME'");
  for (const Value& item : value->items) {
    BookConfig book = defaults;
    if (!item.is_map()) {
      keys.bad("books", item, "holds something that is no map", "begin each book with '- id: NAME'");
      continue;
    }
    read_entry(keys.inner(&item, "books"), book);
    const auto twin = [&](const BookConfig& other) { return to_lower_ascii(other.id) == to_lower_ascii(book.id); };
    if (book.id.empty())
      keys.bad("books", item, "holds a book without an id", "begin it with '- id: NAME': that names its file");
    else if (std::any_of(config.books.begin(), config.books.end(), twin))
      keys.bad("books.id", *item.find("id"), "'" + book.id + "' stands twice", "give each book a name of its own");
    config.books.push_back(std::move(book));
  }
}

bool add_condition(std::string_view condition, BookSelect& select) {
  const std::size_t sign = condition.find('=');
  if (sign == condition.npos) return false;
  const std::string_view key = trim(condition.substr(0, sign));
  const std::string value = clean_name(condition.substr(sign + 1));
  if (value.empty()) return false;
  if (key == "category")
    select.categories.push_back(value);
  else if (key == "tag")
    select.tags.push_back(value);
  else if (key == "not-tag")
    select.not_tags.push_back(value);
  else if (key == "series")
    select.series.push_back(value);
  else if (key == "post")
    select.posts.push_back(value);
  else if (key == "from")
    return !(select.from = parse_day(value, End::first)).empty();
  else if (key == "until")
    return !(select.until = parse_day(value, End::last)).empty();
  else
    return false;
  return true;
}

const std::vector<std::string>& book_word_names() {
  static const std::vector<std::string> names = {"adjacent_parts",
                                                 "afterword",
                                                 "body",
                                                 "characters",
                                                 "chronology",
                                                 "colon",
                                                 "colophon",
                                                 "contents",
                                                 "count",
                                                 "count_one",
                                                 "cover",
                                                 "cover_text",
                                                 "dates",
                                                 "description",
                                                 "description_one",
                                                 "done",
                                                 "fonts",
                                                 "foreword",
                                                 "in_this_part",
                                                 "in_this_post",
                                                 "index_groups",
                                                 "index_other",
                                                 "keyword_index",
                                                 "landmarks",
                                                 "licence",
                                                 "list_comma",
                                                 "made_by",
                                                 "next",
                                                 "not_done",
                                                 "other_posts",
                                                 "posts",
                                                 "previous",
                                                 "previous_and_next",
                                                 "related",
                                                 "see_also",
                                                 "site",
                                                 "source",
                                                 "span",
                                                 "summary_described",
                                                 "summary_text",
                                                 "summary_undescribed",
                                                 "tag_index",
                                                 "tags",
                                                 "title_page",
                                                 "uncategorised",
                                                 "undated",
                                                 "updated",
                                                 "volume",
                                                 "volume_title",
                                                 "years"};
  return names;
}

}  // namespace essaypack
