#include "input/head_lines.h"

#include "base/ascii.h"
#include "base/quotes.h"
#include "base/text.h"
#include "base/value/value.h"
#include "input/body_title.h"
#include "input/head_span.h"
#include "input/known_keys.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string>
#include <utility>

namespace essaypack {
namespace {

/// A line below the one with the key.
void go_on(Value& value, std::string_view line, int number) {
  const std::string_view text = trim(line);
  if (text.substr(0, 2) == "- " && !value.is_scalar()) {
    value.type = Value::Type::list;
    value.items.push_back(scalar_value(without_quotes(trim(text.substr(2))), number, 1));
  } else if (value.is_null()) {
    value = scalar_value(text, number, 1);
  } else if (value.is_scalar()) {
    value.text.append(" ").append(text);
  }
}

/// Names that people give to properties, and what each is.
struct NotionKey {
  std::string_view name, key;
};
constexpr NotionKey kNotionKeys[] = {{"author", "author"},
                                     {"categories", "categories"},
                                     {"category", "category"},
                                     {"created", "created"},
                                     {"created time", "created"},
                                     {"date", "date"},
                                     {"draft", "draft"},
                                     {"hidden", "hidden"},
                                     {"last edited", "updated"},
                                     {"last edited time", "updated"},
                                     {"private", "private"},
                                     {"public", "public"},
                                     {"publish", "publish"},
                                     {"publish date", "publishDate"},
                                     {"published", "published"},
                                     {"published date", "publishDate"},
                                     {"slug", "slug"},
                                     {"state", "state"},
                                     {"status", "status"},
                                     {"tags", "tags"},
                                     {"updated", "updated"},
                                     {"visibility", "visibility"},
                                     {"作者", "author"},
                                     {"著者", "author"},
                                     {"分类", "categories"},
                                     {"分類", "categories"},
                                     {"类别", "categories"},
                                     {"類別", "categories"},
                                     {"カテゴリ", "categories"},
                                     {"カテゴリー", "categories"},
                                     {"标签", "tags"},
                                     {"標籤", "tags"},
                                     {"タグ", "tags"},
                                     {"日期", "date"},
                                     {"时间", "date"},
                                     {"時間", "date"},
                                     {"日付", "date"},
                                     {"发布日期", "publishDate"},
                                     {"發布日期", "publishDate"},
                                     {"发布时间", "publishDate"},
                                     {"發布時間", "publishDate"},
                                     {"发表日期", "publishDate"},
                                     {"發表日期", "publishDate"},
                                     {"公開日", "publishDate"},
                                     {"投稿日", "publishDate"},
                                     {"创建时间", "created"},
                                     {"創建時間", "created"},
                                     {"创建日期", "created"},
                                     {"建立时间", "created"},
                                     {"建立時間", "created"},
                                     {"建立日期", "created"},
                                     {"作成日時", "created"},
                                     {"作成日", "created"},
                                     {"更新时间", "updated"},
                                     {"更新時間", "updated"},
                                     {"更新日期", "updated"},
                                     {"最后编辑时间", "updated"},
                                     {"上次编辑时间", "updated"},
                                     {"最後編輯時間", "updated"},
                                     {"上次編輯時間", "updated"},
                                     {"最終更新日時", "updated"},
                                     {"更新日", "updated"},
                                     {"状态", "status"},
                                     {"狀態", "status"},
                                     {"ステータス", "status"},
                                     {"草稿", "draft"},
                                     {"下書き", "draft"},
                                     {"隐藏", "hidden"},
                                     {"隱藏", "hidden"},
                                     {"非表示", "hidden"},
                                     {"私密", "private"},
                                     {"私人", "private"},
                                     {"非公开", "private"},
                                     {"非公開", "private"},
                                     {"公开", "public"},
                                     {"公開", "public"},
                                     {"发布", "published"},
                                     {"發布", "published"},
                                     {"已发布", "published"},
                                     {"已發布", "published"},
                                     {"公開済み", "published"},
                                     {"是否公开", "public"},
                                     {"是否草稿", "draft"},
                                     {"是否发布", "published"},
                                     {"是否發布", "published"},
                                     {"可见", "visible"},
                                     {"可見", "visible"},
                                     {"权限", "visibility"},
                                     {"權限", "visibility"},
                                     {"密码", "password"},
                                     {"密碼", "password"},
                                     {"访问密码", "password"},
                                     {"可见性", "visibility"},
                                     {"可見性", "visibility"}};

const NotionKey* find_notion_key(std::string_view key) {
  const std::string lower = to_lower_ascii(key);
  const auto* found = std::find_if(std::begin(kNotionKeys), std::end(kNotionKeys),
                                   [&](const NotionKey& known) { return known.name == lower; });
  return found == std::end(kNotionKeys) ? nullptr : found;
}

/// Keys of Logseq that need no space behind their colons.
bool says_state(std::string_view key) {
  return is_one_of(to_lower_ascii(key), {"public", "private", "publish", "published", "draft", "status", "visibility"});
}

/// `+8)`, `-3:30)`, `)` as an offset: ` +08:00`; nothing where it is another thing.
std::string notion_offset(std::string_view text) {
  text = text.substr(0, text.find(')'));
  if (text.empty()) return " +00:00";
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::string_view hours = text.substr(1, colon - 1);
  const std::string_view minutes = colon < text.size() ? text.substr(colon + 1) : std::string_view("00");
  const bool is_offset = (text[0] == '+' || text[0] == '-') && !hours.empty() && hours.size() <= 2 &&
                         minutes.size() == 2 && std::all_of(hours.begin(), hours.end(), is_digit) &&
                         std::all_of(minutes.begin(), minutes.end(), is_digit);
  if (!is_offset) return {};
  return " " + std::string(text.substr(0, 1)) + (hours.size() < 2 ? "0" : "") + std::string(hours) + ":" +
         std::string(minutes);
}

/// Takes a bullet, a number, the `>` of a quotation, or what an outline has in an item that is empty otherwise off the
/// front of a line. False if it has none.
bool take_outline_mark(std::string_view& line) {
  line = trim(line);
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  std::size_t end = digits > 0 && digits < 10 && digits < line.size() && (line[digits] == '.' || line[digits] == ')')
                        ? digits + 1
                        : 0;
  for (const std::string_view mark : {"-", "*", "+", ">", "##", "###", "####", "#####", "######", "[ ]", "[x]", "<br>",
                                      "<br/>", "<br />", "TODO", "DOING", "DONE", "LATER", "NOW"})
    if (line.starts_with(mark)) end = std::max(end, mark.size());
  if (end == 0 || (end < line.size() && line[end] != ' ' && line[end] != '\t')) return false;
  line = trim(line.substr(end));
  return true;
}

}  // namespace

Value scalar_value(std::string_view text, int line, int column) {
  Value value;
  value.type = text.empty() ? Value::Type::null : Value::Type::scalar;
  value.text = text;
  value.line = line;
  value.column = column;
  return value;
}

void split_names(Value::Member& member) {
  const std::string key = to_lower_ascii(member.key);
  if (key != "tags" && key != "keywords" && key != "authors") return;
  if (!member.value.is_scalar()) return;
  Value list;
  list.type = Value::Type::list;
  list.line = member.value.line;
  list.column = member.value.column;
  for (const std::string_view name : split(member.value.text, ','))
    if (!trim(name).empty()) list.items.push_back(scalar_value(trim(name), list.line, list.column));
  member.value = std::move(list);
}

std::string notion_time(std::string_view text) {
  constexpr std::string_view kMonths[] = {"january", "february", "march",     "april",   "may",      "june",
                                          "july",    "august",   "september", "october", "november", "december"};
  text = trim(text.substr(0, text.find("→")));
  const std::size_t zone = text.find(" (GMT");
  const std::string offset = zone == text.npos ? std::string() : notion_offset(text.substr(zone + 5));
  text = text.substr(0, zone);
  if (text.empty() || is_digit(text[0])) return std::string(text) + offset;
  const std::vector<std::string_view> words = split(text, ' ');
  const auto* month = std::find(std::begin(kMonths), std::end(kMonths), to_lower_ascii(words[0]));
  if (month == std::end(kMonths) || words.size() < 3 || words[1].empty() || words[1].back() != ',') return {};
  const std::string_view day = words[1].substr(0, words[1].size() - 1);
  const auto two = [](std::string number) { return number.size() < 2 ? "0" + number : number; };
  std::string time =
      std::string(words[2]) + "-" + two(std::to_string(month - std::begin(kMonths) + 1)) + "-" + two(std::string(day));
  if (words.size() < 4) return time;
  const std::size_t colon = words[3].find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 ||
      words[3].find_first_not_of("0123456789:") != std::string_view::npos)
    return {};
  int hour = std::atoi(std::string(words[3].substr(0, colon)).c_str());
  const std::string half = words.size() > 4 ? to_lower_ascii(words[4]) : "";
  if (half == "pm" && hour < 12) hour += 12;
  if (half == "am" && hour == 12) hour = 0;
  return time + " " + two(std::to_string(hour)) + std::string(words[3].substr(colon)) + offset;
}

std::optional<HeadLine> read_head_line(std::string_view line) {
  HeadLine read;
  if (line.substr(0, 3) == ".. ") {
    read.form = HeadLine::Form::dotted;
    line.remove_prefix(3);
  }
  std::size_t end = 0;
  while (end < line.size() && is_ascii_name(static_cast<unsigned char>(line[end]))) ++end;
  if (end == 0 || end == line.size() || line[end] != ':') return {};
  read.key = line.substr(0, end++);
  if (line.substr(end, 1) == ":" && read.form == HeadLine::Form::plain) {
    read.form = HeadLine::Form::property;
    ++end;
  }
  // `std::vector` is prose
  const bool is_apart = end == line.size() || line[end] == ' ' || line[end] == '\t';
  if (!is_apart && !(read.form == HeadLine::Form::property && says_state(read.key))) return {};
  read.value = trim(line.substr(end));
  return read;
}

bool begins_bullet_head(std::string_view text) {
  if (!text.starts_with("- ")) return false;
  const std::optional<HeadLine> field = read_head_line(bullet_text(text.substr(0, text.find('\n'))));
  return field && field->form == HeadLine::Form::property;
}

std::string_view without_outline_marks(std::string_view line) {
  do line = trim(line);
  while (take_outline_mark(line));
  return line;
}

std::string_view bullet_text(std::string_view line) {
  line = trim(line);
  return line.starts_with("- ") ? trim(line.substr(2)) : line;
}

ParsedValue parse_line_head(std::string_view text) {
  ParsedValue parsed;
  Value map;
  map.type = Value::Type::map;
  LineReader reader(text);
  std::string_view line;
  const bool is_bullet = begins_bullet_head(text);
  while (reader.next(line)) {
    const int number = reader.line() - 1;
    if (is_bullet) line = bullet_text(line);
    const std::optional<HeadLine> field = read_head_line(line);
    if (!field) {
      if (!map.members.empty() && !trim(line).empty()) go_on(map.members.back().value, line, number);
      continue;
    }
    const std::string_view value = field->value;
    const int column =
        value.empty() ? 1 : int(count_code_points(line.substr(0, std::size_t(value.data() - line.data())))) + 1;
    map.members.push_back({std::string(field->key), number, 1, scalar_value(without_quotes(value), number, column)});
  }
  std::for_each(map.members.begin(), map.members.end(), split_names);
  drop_duplicates(map.members, parsed.duplicates);
  parsed.value = std::move(map);
  return parsed;
}

std::optional<HeadLine> read_notion_property(std::string_view line) {
  constexpr std::size_t kMaxKey = 60;
  constexpr std::size_t kMaxWords = 4;
  const std::size_t colon = line.substr(0, kMaxKey).find(':');
  if (colon == std::string_view::npos || colon == 0 || (colon + 1 < line.size() && line[colon + 1] != ' ')) return {};
  const std::string_view key = line.substr(0, colon);
  if (key != trim(key) || key.find_first_of("[]()<>{}`*#|\"\\") != std::string_view::npos || key.starts_with("- "))
    return {};
  if (std::size_t(std::count(key.begin(), key.end(), ' ')) >= kMaxWords) return {};
  HeadLine read;
  read.key = key;
  read.value = trim(line.substr(colon + 1));
  return read;
}

std::string_view meaning_of_property(std::string_view name) {
  const NotionKey* known = find_notion_key(name);
  return known ? known->key : std::string_view();
}

bool is_notion_key(std::string_view key) { return find_notion_key(key) != nullptr; }

ParsedValue parse_notion_head(std::string_view text) {
  ParsedValue parsed;
  Value map;
  map.type = Value::Type::map;
  LineReader reader(text);
  std::string_view line;
  if (reader.next(line)) map.members.push_back({"title", 1, 1, scalar_value(plain_inline(trim(line.substr(1))), 1, 3)});
  while (reader.next(line)) {
    const std::optional<HeadLine> property = read_notion_property(line);
    if (!property) continue;
    const int number = reader.line() - 1;
    const NotionKey* known = find_notion_key(property->key);
    const std::string key = known ? std::string(known->key) : to_lower_ascii(property->key);
    const bool is_time = is_one_of(key, {"created", "date", "publishDate", "updated"});
    const int column =
        property->value.empty()
            ? 1
            : int(count_code_points(line.substr(0, std::size_t(property->value.data() - line.data())))) + 1;
    map.members.push_back(
        {key, number, 1,
         scalar_value(is_time ? notion_time(property->value) : std::string(property->value), number, column)});
  }
  std::for_each(map.members.begin(), map.members.end(), split_names);
  drop_duplicates(map.members, parsed.duplicates);
  parsed.value = std::move(map);
  return parsed;
}

}  // namespace essaypack
