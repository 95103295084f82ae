/// Keywords of Org (https://orgmode.org/manual/Export-Settings.html), as Hugo's reader of them takes them
/// (`parser/metadecoders`, 0.111) and ox-hugo, org-publish and other tools write them.

#include "base/ascii.h"
#include "base/text.h"
#include "input/head_lines.h"
#include "input/markup.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

/// What tells Org how to export, and nothing of the text; words of other people in them are no fields.
bool is_of_org(std::string_view key) {
  constexpr std::string_view kKeys[] = {"attr_html", "bind",  "call",       "caption",      "html",    "html_head",
                                        "include",   "latex", "link",       "latex_header", "macro",   "name",
                                        "options",   "plot",  "priorities", "property",     "results", "setupfile",
                                        "startup",   "tblfm", "todo",       "toc"};
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

/// The name that other heads have for it: of `hugo_draft` `draft`, of `filetags` `tags`.
std::string name_of(std::string key) {
  if (key.starts_with("hugo_")) key.erase(0, 5);
  if (key == "filetags") return "tags";
  if (key == "category") return "categories";
  if (key == "keyword") return "keywords";
  return key;
}

/// `<2024-05-06 Mon 10:00>` and `[2024-05-06]`: Org's marks around a time, with the name of the day, in any language,
/// and what repeats it.
std::string time_of(std::string_view text) {
  if (text.size() < 12 || (text.front() != '<' && text.front() != '[')) return std::string(text);
  const std::string_view inner = text.substr(1, text.find_first_of(">]") - 1);
  std::string time(inner.substr(0, 10));
  for (std::string_view word : split(inner.substr(std::min<std::size_t>(10, inner.size())), ' ')) {
    word = trim(word);
    if (word.size() >= 4 && is_digit(word[0]) && word.find(':') != word.npos) {
      time.append(" ").append(word.substr(0, word.find('-')));
      break;
    }
  }
  return time;
}

bool holds_names(std::string_view key) {
  return key == "tags" || key == "categories" || key == "aliases" || key == "keywords" || key == "authors";
}

void add_names(Value& list, std::string_view text, char mark, const Value& place) {
  for (const std::string_view name : split(text, mark))
    if (!trim(name).empty()) list.items.push_back(scalar_value(trim(name), place.line, place.column));
}

Value list_of(const Value& value, char mark) {
  Value list;
  list.type = Value::Type::list;
  list.line = value.line;
  list.column = value.column;
  add_names(list, value.text, mark, value);
  return list;
}

/// `t` and `nil` are yes and no to Emacs.
std::string answer_of(std::string_view text) {
  return std::string(text == "t" ? "true" : text == "nil" ? "false" : text);
}

/// A tag that takes a whole file out of an export takes the post out.
void withhold_by_tags(Value& map, const Value& tags) {
  for (const Value& tag : tags.items)
    if (tag.text == "noexport" || tag.text == "ARCHIVE") {
      Value::Member draft{"draft", tags.line, tags.column, scalar_value("true", tags.line, tags.column)};
      std::erase_if(map.members, [](const Value::Member& member) { return member.key == "draft"; });
      map.members.push_back(std::move(draft));
      return;
    }
}

void add(Value& map, Value::Member member) {
  for (Value::Member& known : map.members) {
    if (known.key != member.key) continue;
    if (known.value.is_list() && member.value.is_list())
      std::move(member.value.items.begin(), member.value.items.end(), std::back_inserter(known.value.items));
    else if (member.key == "description" || member.key == "summary")
      known.value.text += "\n" + member.value.text;
    else
      known = std::move(member);
    return;
  }
  map.members.push_back(std::move(member));
}

/// Nothing for a line that is no keyword.
std::optional<Value::Member> read_keyword(std::string_view line, int number) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == line.npos || line.compare(begin, 2, "#+") != 0) return {};
  const std::size_t colon = line.find(':', begin);
  if (colon == line.npos) return {};
  std::string_view written = line.substr(begin + 2, colon - begin - 2);
  const bool is_list = written.ends_with("[]");
  if (is_list) written.remove_suffix(2);
  if (written.empty() || !std::all_of(written.begin(), written.end(), is_ascii_name)) return {};
  const std::string key = to_lower_ascii(written);
  if (is_of_org(key)) return {};
  Value::Member member{name_of(key), number, int(begin) + 1,
                       scalar_value(trim(line.substr(colon + 1)), number, int(colon) + 2)};
  Value& value = member.value;
  const bool has_colons = value.text.starts_with(':') && value.text.ends_with(':');
  if (is_list)
    value = list_of(value, ' ');
  else if (member.key == "tags" && has_colons)
    value = list_of(value, ':');
  else if (holds_names(member.key) && value.is_scalar())
    value =
        list_of(value, value.text.find(',') != std::string::npos || key == "category" || key == "authors" ? ',' : ' ');
  else if (value.is_scalar())
    value.text = answer_of(time_of(value.text));
  return member;
}

/// `#+HUGO_CUSTOM_FRONT_MATTER: :draft t :private t`
void add_properties(Value& map, const Value::Member& member) {
  for (auto& [key, value] : read_properties(member.value.text))
    add(map, {key, member.line, member.column, scalar_value(answer_of(value), member.line, member.column)});
}

}  // namespace

std::vector<std::pair<std::string, std::string>> read_properties(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> properties;
  constexpr std::size_t kMost = 200;
  for (const std::string_view word : split(text, ' ')) {
    const std::string_view plain = trim(word);
    if (plain.size() > 1 && plain[0] == ':' && properties.size() < kMost)
      properties.emplace_back(to_lower_ascii(plain.substr(1)), "");
    else if (!plain.empty() && !properties.empty())
      (properties.back().second += properties.back().second.empty() ? "" : " ") += plain;
  }
  for (auto& [key, value] : properties)
    if (value.size() > 1 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
  return properties;
}

ParsedValue parse_org_head(std::string_view text) {
  ParsedValue parsed;
  Value map;
  map.type = Value::Type::map;
  LineReader reader(text);
  std::string_view line;
  std::string block;  // what ends the block that the line is in
  for (int number = 1; reader.next(line); ++number) {
    const std::string word = to_lower_ascii(trim(line));
    if (!block.empty()) {
      if (word.starts_with(block)) block.clear();
      continue;
    }
    if (word.starts_with("#+begin_")) {
      block = "#+end_" + word.substr(8, word.find_first_of(" \t") - 8);
      continue;
    }
    if (std::optional<Value::Member> member = read_keyword(line, number); member && map.members.size() < 1000) {
      if (member->key == "custom_front_matter")
        add_properties(map, *member);
      else
        add(map, std::move(*member));
    }
  }
  if (const Value* tags = map.find("tags"); tags && tags->is_list()) withhold_by_tags(map, Value(*tags));
  parsed.value = std::move(map);
  return parsed;
}

}  // namespace essaypack
