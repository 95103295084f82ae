#include "config/sections/book_select.h"

#include "base/language.h"
#include "base/text.h"
#include "base/time.h"

#include <charconv>
#include <optional>

namespace essaypack {
namespace {

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
    keys.bad(*keys.find(key), tr("'{}' is '{}', not a day", keys.name(key), text),
             tr("write it as 2025-08-24, 2025-08 or 2025"));
}

void read_years(KeyReader& keys, std::vector<std::string>& out) {
  std::vector<std::string> written;
  if (!keys.texts("years", written)) return;
  out.clear();
  for (std::string& text : written) {
    if (parse_digits(text, 4))
      out.push_back(std::move(text));
    else
      keys.bad(*keys.find("years"), tr("'{}' holds '{}', not a year", keys.name("years"), text),
               tr("write it as 2025"));
  }
}

/// Each item a name, a path with `/`, or a list of names.
void read_category_paths(KeyReader& keys, std::string_view key, std::vector<std::string>& paths) {
  const Value* value = keys.find(key);
  if (!value) return;
  const auto bad = [&](const Value& where) {
    keys.bad(where, tr("'{}' holds something that is no category", keys.name(key)),
             tr("write paths as lists: [[life, books], [travel]]"));
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

}  // namespace

std::string clean_name(std::string_view text) { return collapse_white_space(nfc(text)); }

void read_languages(KeyReader& keys, std::string_view key, std::vector<std::string>& out) {
  std::vector<std::string> written;
  if (!keys.texts(key, written)) return;
  out.clear();
  for (const std::string& text : written) {
    if (std::string tag = canonical_language(text); !tag.empty())
      out.push_back(std::move(tag));
    else
      keys.bad(*keys.find(key), tr("'{}' holds '{}', which is no language tag", keys.name(key), text),
               tr("write a tag such as zh-CN, en or ja"));
  }
}

void read_select(KeyReader keys, BookSelect& select) {
  read_category_paths(keys, "categories", select.categories);
  read_category_paths(keys, "not_categories", select.not_categories);
  keys.names("tags", select.tags);
  keys.names("not_tags", select.not_tags);
  keys.names("series", select.series);
  keys.names("authors", select.authors);
  read_languages(keys, "languages", select.languages);
  read_years(keys, select.years);
  read_day(keys, "from", End::first, select.from);
  read_day(keys, "until", End::last, select.until);
  keys.texts("posts", select.posts);
  keys.texts("not_posts", select.not_posts);
  keys.report_unknown();
}

namespace {

/// `生活 / 读书`, as `list categories` prints it, is `生活/读书`.
std::string category_as_listed(std::string path) {
  for (std::size_t at; (at = path.find(" / ")) != path.npos;) path.replace(at, 3, "/");
  return path;
}

}  // namespace

bool add_condition(std::string_view condition, BookSelect& select) {
  const std::size_t sign = condition.find('=');
  if (sign == condition.npos) return false;
  const std::string_view key = trim(condition.substr(0, sign));
  const std::string value = clean_name(condition.substr(sign + 1));
  if (value.empty()) return false;
  if (key == "category")
    select.categories.push_back(category_as_listed(value));
  else if (key == "not-category")
    select.not_categories.push_back(category_as_listed(value));
  else if (key == "tag")
    select.tags.push_back(value);
  else if (key == "not-tag")
    select.not_tags.push_back(value);
  else if (key == "series")
    select.series.push_back(value);
  else if (key == "author")
    select.authors.push_back(value);
  else if (key == "language") {
    select.languages.push_back(canonical_language(value));
    return !select.languages.back().empty();
  } else if (key == "year") {
    select.years.push_back(value);
    return parse_digits(value, 4).has_value();
  } else if (key == "post")
    select.posts.push_back(value);
  else if (key == "not-post")
    select.not_posts.push_back(value);
  else if (key == "from")
    return !(select.from = parse_day(value, End::first)).empty();
  else if (key == "until")
    return !(select.until = parse_day(value, End::last)).empty();
  else
    return false;
  return true;
}

}  // namespace essaypack
