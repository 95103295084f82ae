/// The `<head>` of an article in HTML, as Pelican's reader takes it (4.8, `readers.py`).

#include "base/ascii.h"
#include "base/plain_field.h"
#include "base/text.h"
#include "input/head_lines.h"
#include "input/markup.h"

#include <algorithm>

namespace essaypack {
namespace {

/// One tag of a head: its name, and the values of two of its attributes.
struct HeadTag {
  std::string name, meta_name, content;
};

/// Reads the tag that begins at `at`; `at` is then behind it.
HeadTag read_tag(std::string_view text, std::size_t& at) {
  HeadTag tag;
  std::size_t end = at + 1;
  while (end < text.size() && is_ascii_name(text[end])) ++end;
  tag.name = to_lower_ascii(text.substr(at + 1, end - at - 1));
  while (end < text.size() && text[end] != '>') {
    if (is_ascii_space(text[end]) || text[end] == '/') {
      ++end;
      continue;
    }
    const std::size_t begin = end;
    while (end < text.size() && text[end] != '=' && text[end] != '>' && !is_ascii_space(text[end])) ++end;
    const std::string key = to_lower_ascii(text.substr(begin, end - begin));
    if (end >= text.size() || text[end] != '=') continue;
    ++end;
    const char quote = end < text.size() && (text[end] == '"' || text[end] == '\'') ? text[end++] : ' ';
    const std::size_t close =
        std::min(quote == ' ' ? text.find_first_of(" \t\n>", end) : text.find(quote, end), text.size());
    std::string value(text.substr(end, close - end));
    if (key == "name") tag.meta_name = to_lower_ascii(value);
    if (key == "content" || key == "contents") tag.content = std::move(value);
    end = std::min(quote == ' ' ? close : close + 1, text.size());
  }
  at = std::min(end + 1, text.size());
  return tag;
}

/// Fields of Pelican that are called otherwise in a page.
std::string field_of(const std::string& name) { return name == "keywords" ? "tags" : name; }

void add(Value& map, const std::string& key, const std::string& text, int line) {
  if (key.empty() || map.members.size() > 1000) return;
  std::erase_if(map.members, [&](const Value::Member& known) { return known.key == key; });
  map.members.push_back({key, line, 1, scalar_value(trim(plain_field(text)), line, 1)});
  split_names(map.members.back());
}

}  // namespace

std::size_t html_head_end(std::string_view text) {
  constexpr std::size_t kLongest = 256 * 1024;
  const std::string plain = to_lower_ascii(text.substr(0, kLongest));
  for (std::size_t at = plain.find('<'); at != plain.npos; at = plain.find('<', at + 1)) {
    if (plain.compare(at, 4, "<!--") == 0) {
      at = plain.find("-->", at);
      if (at == plain.npos) break;
    } else if (plain.compare(at, 5, "<body") == 0 && !is_ascii_name(plain[std::min(at + 5, plain.size() - 1)])) {
      return std::min(plain.find('>', at), plain.size() - 1) + 1;
    }
  }
  const std::size_t close = plain.find("</head>");
  return close == plain.npos ? 0 : close + 7;
}

ParsedValue parse_html_head(std::string_view text) {
  ParsedValue parsed;
  Value map;
  map.type = Value::Type::map;
  int line = 1;
  std::size_t counted = 0;
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at)) {
    line += int(std::count(text.begin() + std::ptrdiff_t(counted), text.begin() + std::ptrdiff_t(at), '\n'));
    counted = at;
    if (text.compare(at, 4, "<!--") == 0) {
      at = std::min(text.find("-->", at), text.size());
      continue;
    }
    if (at + 1 >= text.size() || !is_ascii_letter(text[at + 1])) {
      ++at;
      continue;
    }
    const HeadTag tag = read_tag(text, at);
    if (tag.name == "meta") add(map, field_of(tag.meta_name), tag.content, line);
    if (tag.name != "title" && tag.name != "script" && tag.name != "style") continue;
    const std::size_t end = std::min(text.find("</", at), text.size());
    if (tag.name == "title") add(map, "title", std::string(text.substr(at, end - at)), line);
    at = end;
  }
  for (Value::Member& member : map.members) member.value.quoted = member.key == "title";
  parsed.value = std::move(map);
  return parsed;
}

}  // namespace essaypack
