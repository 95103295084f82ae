#include "input/head_lines.h"

#include "base/ascii.h"
#include "base/text.h"
#include "config/value.h"
#include "input/head_split.h"

#include <algorithm>
#include <string>
#include <utility>

namespace essaypack {
namespace {

Value scalar(std::string_view text, int line, int column) {
  Value value;
  value.type = text.empty() ? Value::Type::null : Value::Type::scalar;
  value.text = text;
  value.line = line;
  value.column = column;
  return value;
}

std::string_view without_quotes(std::string_view text) {
  const bool quoted = text.size() > 1 && text.front() == text.back() && (text[0] == '"' || text[0] == '\'');
  return quoted ? text.substr(1, text.size() - 2) : text;
}

/// `a, b` as a list, for keys that hold several names.
void split_names(Value::Member& member) {
  const std::string key = to_lower_ascii(member.key);
  if (key != "tags" && key != "keywords" && key != "authors") return;
  if (!member.value.is_scalar()) return;
  Value list;
  list.type = Value::Type::list;
  list.line = member.value.line;
  list.column = member.value.column;
  for (const std::string_view name : split(member.value.text, ','))
    if (!trim(name).empty()) list.items.push_back(scalar(trim(name), list.line, list.column));
  member.value = std::move(list);
}

/// A line below the one with the key.
void go_on(Value& value, std::string_view line, int number) {
  const std::string_view text = trim(line);
  if (text.substr(0, 2) == "- " && !value.is_scalar()) {
    value.type = Value::Type::list;
    value.items.push_back(scalar(without_quotes(trim(text.substr(2))), number, 1));
  } else if (value.is_null()) {
    value = scalar(text, number, 1);
  } else if (value.is_scalar()) {
    value.text.append(" ").append(text);
  }
}

}  // namespace

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
  if (end < line.size() && line[end] != ' ' && line[end] != '\t') return {};
  read.value = trim(line.substr(end));
  return read;
}

ParsedValue parse_org_head(std::string_view text) {
  ParsedValue parsed;
  Value map;
  map.type = Value::Type::map;
  LineReader reader(text);
  std::string_view line;
  while (reader.next(line)) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    Value::Member member;
    member.key = to_lower_ascii(line.substr(2, colon - 2));
    member.line = reader.line() - 1;
    member.column = 1;
    if (!is_known_key(member.key)) continue;
    member.value = scalar(trim(line.substr(colon + 1)), member.line, int(colon) + 2);
    map.members.push_back(std::move(member));
  }
  parsed.value = std::move(map);
  return parsed;
}

ParsedValue parse_line_head(std::string_view text) {
  ParsedValue parsed;
  Value map;
  map.type = Value::Type::map;
  LineReader reader(text);
  std::string_view line;
  while (reader.next(line)) {
    const int number = reader.line() - 1;
    const std::optional<HeadLine> field = read_head_line(line);
    if (!field) {
      if (!map.members.empty() && !trim(line).empty()) go_on(map.members.back().value, line, number);
      continue;
    }
    const std::string_view value = field->value;
    const int column = value.empty() ? 1 : int(count_code_points(line.substr(0, std::size_t(value.data() - line.data())))) + 1;
    map.members.push_back({std::string(field->key), number, 1, scalar(without_quotes(value), number, column)});
  }
  std::for_each(map.members.begin(), map.members.end(), split_names);
  drop_duplicates(map.members, parsed.duplicates);
  parsed.value = std::move(map);
  return parsed;
}

}  // namespace essaypack
