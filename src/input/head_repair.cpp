#include "input/head_repair.h"

#include "base/ascii.h"
#include "base/quotes.h"
#include "input/head_span.h"
#include "input/known_keys.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00a0";
constexpr std::string_view kIdeographicSpace = "\u3000";
constexpr std::string_view kWideColon = "：";
/// Each try costs a parse: no head of a blog comes near, a hostile one stops here.
constexpr int kMaxTries = 1'000;
constexpr int kMaxAliases = 16;

/// Fields that are one text, whatever YAML makes of it.
constexpr std::string_view kTextFields[] = {"abbrlink", "description", "excerpt", "id",   "intro",
                                            "lang",     "subtitle",    "summary", "title"};

bool wants_text(std::string_view key) {
  return std::find(std::begin(kTextFields), std::end(kTextFields), key) != std::end(kTextFields);
}

std::string_view cut_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// The indentation as spaces; `changed` tells whether there was anything else.
std::string spaces_for(std::string_view line, std::size_t& length, bool& changed) {
  std::string spaces;
  for (length = 0; length < line.size();) {
    const std::string_view rest = line.substr(length);
    if (rest[0] == ' ') {
      spaces += ' ';
      ++length;
    } else if (rest[0] == '\t') {
      spaces += "  ";
      ++length;
      changed = true;
    } else if (rest.starts_with(kNoBreakSpace)) {
      spaces += ' ';
      length += kNoBreakSpace.size();
      changed = true;
    } else if (rest.starts_with(kIdeographicSpace)) {
      spaces += ' ';
      length += kIdeographicSpace.size();
      changed = true;
    } else {
      break;
    }
  }
  return spaces;
}

/// `key:value` and `title：value` with a space after an ASCII colon; empty if the line needs nothing.
std::string space_after_colon(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && is_ascii_name(line[end])) ++end;
  if (end == 0 || end == line.size()) return {};
  const std::string_view key = line.substr(0, end);
  const std::string_view rest = line.substr(end);
  if (rest.starts_with(kWideColon) && is_known_key(key))
    return std::string(key) + ": " + std::string(cut_blanks(rest.substr(kWideColon.size())));
  if (rest[0] != ':' || rest.size() < 2 || rest[1] == ' ' || rest[1] == '\t' || key[0] == '-') return {};
  if (rest[1] == ':' || rest.starts_with("://")) return {};
  return std::string(key) + ": " + std::string(rest.substr(1));
}

/// A top-level key with its value: the lines from `first` up to `last`.
struct Entry {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string_view key;
  std::string_view value;  ///< On the first line.
};

/// True if `line` begins a top-level entry, whose key and value it gives.
bool read_entry(std::string_view line, Entry& entry) {
  if (line.empty() || line[0] == ' ' || line[0] == '\t' || line[0] == '#' || line.starts_with("- ")) return false;
  for (std::size_t at = line.find(':'); at != std::string_view::npos; at = line.find(':', at + 1)) {
    if (at + 1 < line.size() && line[at + 1] != ' ' && line[at + 1] != '\t') continue;
    entry.key = cut_blanks(line.substr(0, at));
    entry.value = cut_blanks(line.substr(at + 1));
    return !entry.key.empty();
  }
  return false;
}

std::vector<Entry> find_entries(const std::vector<std::string>& lines) {
  std::vector<Entry> entries;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    Entry entry;
    if (read_entry(lines[at], entry)) {
      entry.first = at;
      entries.push_back(entry);
    }
    if (!entries.empty()) entries.back().last = at + 1;
  }
  return entries;
}

/// A plain scalar that no parser stumbles over needs no try.
bool may_fail(std::string_view value) {
  if (value.empty()) return false;
  constexpr std::string_view kIndicators = "[]{},\"'*&!|>@`%?-#";
  return kIndicators.find(value[0]) != std::string_view::npos || value.find(": ") != std::string_view::npos ||
         value.find(":\t") != std::string_view::npos || value.back() == ':';
}

/// An alias, or a value with one: it can't be judged by itself if its anchor stands in another entry.
bool leans_on_anchor(std::string_view text, std::string_view head) {
  int aliases = 0;
  for (std::size_t at = text.find('*'); at != std::string_view::npos && aliases < kMaxAliases;
       at = text.find('*', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && is_ascii_name(text[end])) ++end;
    if (end == at + 1) continue;
    ++aliases;
    const std::string anchor = "&" + std::string(text.substr(at + 1, end - at - 1));
    if (head.find(anchor) != std::string_view::npos) return true;
  }
  return false;
}

std::string quote(std::string_view value) {
  std::string out = "'";
  for (const char c : without_quotes(value)) {
    if (c == '\'') out += c;
    out += c;
  }
  return out + "'";
}

bool rest_is_blank(const std::vector<std::string>& lines, const Entry& entry) {
  for (std::size_t at = entry.first + 1; at < entry.last; ++at) {
    const std::string_view line = cut_blanks(lines[at]);
    if (!line.empty() && line[0] != '#') return false;
  }
  return true;
}

std::string join(const std::vector<std::string>& lines, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t at = first; at < last; ++at) text.append(lines[at]).append("\n");
  return text;
}

/// Fields that are lists of names.
constexpr std::string_view kListFields[] = {"alias",  "aliases",       "categories", "category", "keywords",
                                            "photos", "redirect_from", "series",     "tag",      "tags"};

bool is_list_of_texts(const std::optional<Value>& head) {
  if (!head || head->members.size() != 1) return false;
  const Value& value = head->members[0].value;
  return value.is_list() && !value.items.empty() &&
         std::all_of(value.items.begin(), value.items.end(), [](const Value& item) { return item.is_scalar(); });
}

/// `[a, b`, `["a", "b`, `[a, b}`: the list that was meant, closed before a comment; empty where it is none.
std::string closed_list(const Entry& entry) {
  if (std::find(std::begin(kListFields), std::end(kListFields), entry.key) == std::end(kListFields)) return {};
  if (!entry.value.starts_with('[') || entry.value.find('[', 1) != std::string_view::npos) return {};
  const std::size_t comment = entry.value.find(" #");
  std::string_view inside = cut_blanks(entry.value.substr(0, comment));
  if (inside.ends_with('}') || inside.ends_with(')')) inside.remove_suffix(1);
  const std::string_view rest = comment == std::string_view::npos ? std::string_view() : entry.value.substr(comment);
  for (const std::string_view close : {"]", "\"]", "']"}) {
    const std::string line =
        std::string(entry.key) + ": " + std::string(inside) + std::string(close) + std::string(rest);
    if (is_list_of_texts(parse_yaml(line + "\n").value)) return line;
  }
  return {};
}

/// `"a`: the text behind a quotation mark that nothing closes; empty where it is none.
std::string_view behind_open_quote(std::string_view value) {
  return value.size() > 1 && value[0] == '"' && value.find('"', 1) == std::string_view::npos ? value.substr(1)
                                                                                             : std::string_view();
}

/// Repair 3: quotes around each value that does not parse by itself.
void quote_values(std::vector<std::string>& lines, std::vector<Repair>& repairs) {
  const std::string head = join(lines, 0, lines.size());
  int tries = 0;
  for (const Entry& entry : find_entries(lines)) {
    if (!may_fail(entry.value) || !rest_is_blank(lines, entry)) continue;
    if (++tries > kMaxTries) return;
    if (leans_on_anchor(entry.value, head)) continue;
    if (parse_yaml(join(lines, entry.first, entry.last)).value) continue;
    Repair repair{int(entry.first) + 1, std::string(entry.key), closed_list(entry), Repair::Cause::open_list};
    if (repair.text.empty()) {
      const std::string_view text = behind_open_quote(entry.value);
      repair.cause = text.empty() ? Repair::Cause::value : Repair::Cause::open_quote;
      repair.text = repair.key + ": " + quote(text.empty() ? entry.value : text);
    }
    lines[entry.first] = repair.text;
    repairs.push_back(std::move(repair));
  }
}

}  // namespace

RepairedHead repair_head(std::string_view head) {
  RepairedHead result;
  std::vector<std::string> lines;
  LineReader reader(head);
  std::string_view line;
  std::string key;
  while (reader.next(line)) {
    std::size_t length = 0;
    bool changed = false;
    std::string fixed = spaces_for(line, length, changed);
    fixed += line.substr(length);
    Repair::Cause cause = Repair::Cause::indentation;
    std::string spaced = space_after_colon(fixed);
    if (!spaced.empty()) {
      const bool is_wide = fixed.find(kWideColon) < fixed.find(':');
      if (!changed) cause = is_wide ? Repair::Cause::wide_colon : Repair::Cause::colon_space;
      fixed = std::move(spaced);
      changed = true;
    }
    Entry entry;
    if (read_entry(fixed, entry)) key = entry.key;
    if (changed && !is_blank(line)) result.repairs.push_back({reader.line() - 1, key, fixed, cause});
    lines.push_back(std::move(fixed));
  }
  quote_values(lines, result.repairs);
  std::stable_sort(result.repairs.begin(), result.repairs.end(),
                   [](const Repair& a, const Repair& b) { return a.line < b.line; });
  result.text = join(lines, 0, lines.size());
  return result;
}

bool has_blank_key(const Value& fields) {
  for (const Value::Member& member : fields.members) {
    const std::string_view key = member.key;
    if (!key.empty() && (key[0] == '\t' || key.starts_with(kNoBreakSpace) || key.starts_with(kIdeographicSpace)))
      return true;
    if (has_blank_key(member.value)) return true;
  }
  return false;
}

std::vector<Repair> restore_texts(Value& fields, std::string_view head) {
  std::vector<Repair> repairs;
  std::vector<std::string> lines;
  for (Value::Member& member : fields.members) {
    Value& value = member.value;
    const bool collection = value.is_list() || value.is_map();
    const bool eaten = value.anchored || (value.odd_tag && !value.quoted);
    const bool text = wants_text(member.key);
    if (text ? !(collection || eaten) : !(value.is_scalar() && value.odd_tag && !value.quoted)) continue;
    if (lines.empty()) {
      LineReader reader(head);
      std::string_view line;
      while (reader.next(line)) lines.emplace_back(line);
    }
    Entry entry;
    const std::size_t at = member.line > 0 ? std::size_t(member.line) - 1 : lines.size();
    if (at >= lines.size() || !read_entry(lines[at], entry) || entry.value.empty()) continue;
    repairs.push_back(
        {member.line, member.key, std::string(entry.key) + ": " + quote(entry.value), Repair::Cause::value});
    const int line = value.line;
    const int column = value.column;
    value = Value{};
    value.type = Value::Type::scalar;
    value.text = entry.value;
    value.quoted = true;
    value.line = line;
    value.column = column;
  }
  return repairs;
}

}  // namespace essaypack
