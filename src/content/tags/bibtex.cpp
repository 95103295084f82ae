#include "content/tags/bibtex.h"

#include "base/text.h"
#include "content/tags/tags.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr std::size_t kMostEntries = 5'000;

/// TeX's accents and the marks that combine with a letter.
struct Accent {
  char sign;
  std::string_view mark;
};
constexpr Accent kAccents[] = {{'"', "\xCC\x88"}, {'\'', "\xCC\x81"}, {'`', "\xCC\x80"}, {'^', "\xCC\x82"},
                               {'~', "\xCC\x83"}, {'=', "\xCC\x84"},  {'.', "\xCC\x87"}, {'u', "\xCC\x86"},
                               {'v', "\xCC\x8C"}, {'H', "\xCC\x8B"},  {'c', "\xCC\xA7"}, {'k', "\xCC\xA8"},
                               {'r', "\xCC\x8A"}, {'d', "\xCC\xA3"}};
struct Letter {
  std::string_view name, letter;
};
constexpr Letter kLetters[] = {{"ss", "ß"},    {"aa", "å"},  {"AA", "Å"}, {"ae", "æ"},         {"AE", "Æ"},
                               {"oe", "œ"},    {"OE", "Œ"},  {"o", "ø"},  {"O", "Ø"},          {"l", "ł"},
                               {"L", "Ł"},     {"i", "ı"},   {"j", "ȷ"},  {"textendash", "–"}, {"textemdash", "—"},
                               {"ldots", "…"}, {"dots", "…"}};

/// `\"{o}`, `\'e`, `\v{s}`, `\ss`: what TeX makes of it, and how long it was. `at` is behind the backslash.
std::string read_command(std::string_view text, std::size_t& at) {
  if (at >= text.size()) return {};
  std::size_t end = at;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  const std::string_view name = text.substr(at, end - at);
  for (const Accent& accent : kAccents) {
    const bool is_letter = is_ascii_letter(accent.sign);
    if (is_letter ? name != std::string_view(&accent.sign, 1) : text[at] != accent.sign) continue;
    std::size_t next = text.find_first_not_of(" {", at + 1);
    if (next == text.npos) return {};
    if (text[next] == '\\') ++next;  // `\'{\i}`
    if (next >= text.size() || !is_ascii_letter(text[next])) return {};
    at = next + 1;
    return text[next] + std::string(accent.mark);
  }
  for (const Letter& letter : kLetters)
    if (letter.name == name) {
      at = end;
      if (at < text.size() && text[at] == ' ') ++at;
      return std::string(letter.letter);
    }
  if (name.empty()) return std::string(1, text[at++]);  // `\&`
  at = end;
  return {};
}

/// A value as it is read: braces go, accents become letters.
std::string plain_value(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '\\') {
      ++at;
      out += read_command(text, at);
      continue;
    }
    ++at;
    if (c == '{' || c == '}') continue;
    if (c == '-' && text.substr(at, 1) == "-") {
      while (at < text.size() && text[at] == '-') ++at;
      out += "–";
      continue;
    }
    out += c == '~' ? ' ' : c;
  }
  return nfc(collapse_white_space(out));
}

/// Reads entries from the front of a file.
class BibReader {
 public:
  explicit BibReader(std::string_view text) : text_(text) {}

  std::optional<BibEntry> next() {
    while ((at_ = text_.find('@', at_)) != text_.npos) {
      const std::size_t begin = ++at_;
      BibEntry entry;
      entry.type = to_lower_ascii(word());
      skip_space();
      const bool is_entry = !entry.type.empty() && take('{');
      if (is_entry && entry.type == "string") {
        read_fields(entry);
        strings_.insert(entry.fields.begin(), entry.fields.end());
        continue;
      }
      if (!is_entry || is_one_of(entry.type, {"comment", "preamble"})) {
        at_ = begin;
        continue;
      }
      const std::size_t end = text_.find_first_of(",}", at_);
      if (end == text_.npos) break;
      entry.key = trim(text_.substr(at_, end - at_));
      at_ = end + (text_[end] == ',');
      read_fields(entry);
      return entry;
    }
    return {};
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && is_ascii_space(text_[at_])) ++at_;
  }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::string_view word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_ascii_name(text_[at_]) || text_[at_] == ':' || text_[at_] == '.')) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  /// `{…}`, `"…"` or a word.
  std::string_view value() {
    skip_space();
    if (at_ >= text_.size()) return {};
    const char mark = text_[at_];
    if (mark != '{' && mark != '"') {
      const std::string_view name = word();
      const auto found = strings_.find(to_lower_ascii(name));
      return found == strings_.end() ? name : std::string_view(found->second);
    }
    const std::size_t begin = ++at_;
    int depth = mark == '{';
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == '{') {
        ++depth;
      } else if (text_[at_] == '}') {
        --depth;
      }
      if (at_ < text_.size() && depth == 0 && text_[at_] == (mark == '{' ? '}' : '"')) break;
    }
    const std::size_t end = std::min(at_, text_.size());
    at_ = std::min(end + 1, text_.size());
    return text_.substr(begin, end - begin);
  }

  void read_fields(BibEntry& entry) {
    for (;;) {
      skip_space();
      if (take(',')) continue;
      const std::string name = to_lower_ascii(word());
      skip_space();
      if (name.empty() || !take('=')) break;
      std::string text(value());
      for (skip_space(); take('#'); skip_space()) text += std::string(value());
      entry.fields.emplace(name, plain_value(text));
    }
    take('}');
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::map<std::string, std::string> strings_;  ///< What `@string` abbreviates.
};

struct BibName {
  std::string last, first;
};

std::vector<BibName> people_of(const std::string& names) {
  std::vector<BibName> people;
  std::string_view rest = names;
  while (!rest.empty()) {
    const std::size_t end = rest.find(" and ");
    const std::string_view name = trim(rest.substr(0, end));
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 5);
    if (const std::size_t comma = name.find(','); comma != name.npos) {
      people.push_back({std::string(trim(name.substr(0, comma))), std::string(trim(name.substr(comma + 1)))});
      continue;
    }
    // `Ludwig van Beethoven`: what begins with a small letter belongs to the last name
    std::size_t last = name.rfind(' ');
    while (last != name.npos && last > 0) {
      const std::size_t before = name.rfind(' ', last - 1);
      const std::size_t begin = before == name.npos ? 0 : before + 1;
      if (!(name[begin] >= 'a' && name[begin] <= 'z')) break;
      last = before;
    }
    if (last == name.npos)
      people.push_back({std::string(name), ""});
    else
      people.push_back({std::string(name.substr(last + 1)), std::string(name.substr(0, last))});
  }
  return people;
}

/// `Donald E.` as `D. E.`
std::string initials_of(std::string_view first) {
  std::string out;
  for (const std::string_view word : split(first, ' ')) {
    if (word.empty()) continue;
    std::size_t at = 0;
    const char32_t letter = next_code_point(word, at);
    out += out.empty() ? "" : " ";
    append_utf8(out, letter);
    out += '.';
  }
  return out;
}

std::string names_of(const std::vector<BibName>& people) {
  std::string out;
  for (std::size_t at = 0; at < people.size(); ++at) {
    if (people[at].last == "others") return out + " et al.";
    if (at > 0) out += at + 1 == people.size() ? ", & " : ", ";
    const std::string initials = initials_of(people[at].first);
    out += people[at].last + (initials.empty() ? "" : ", " + initials);
  }
  return out;
}

std::string year_of(const BibEntry& entry) {
  const std::string year = entry.field("year");
  return year.empty() ? entry.field("date").substr(0, 4) : year;
}

std::string authors_of(const BibEntry& entry) {
  const std::string authors = entry.field("author");
  return authors.empty() ? entry.field("editor") : authors;
}

}  // namespace

std::string BibEntry::field(const std::string& name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

std::vector<BibEntry> read_bib_entries(std::string_view text) {
  std::vector<BibEntry> entries;
  BibReader reader(text);
  while (entries.size() < kMostEntries) {
    std::optional<BibEntry> entry = reader.next();
    if (!entry) break;
    entries.push_back(*std::move(entry));
  }
  return entries;
}

std::optional<BibEntry> find_bib_entry(std::string_view text, std::string_view key) {
  for (std::size_t at = 0; !key.empty() && (at = text.find(key, at)) != text.npos; at += key.size()) {
    const std::size_t top = at - std::min<std::size_t>(at, 100);
    const std::size_t open = text.substr(top, at - top).rfind('{'), brace = top + open;
    if (open == text.npos || !trim(text.substr(brace + 1, at - brace - 1)).empty()) continue;
    const std::size_t line = brace - std::min<std::size_t>(brace, 40);
    const std::size_t sign = text.substr(line, brace - line).rfind('@'), begin = line + sign;
    if (sign == text.npos) continue;
    const std::optional<BibEntry> entry = BibReader(text.substr(begin)).next();
    if (entry && entry->key == key) return entry;
  }
  return {};
}

std::string bib_label(const BibEntry& entry) {
  const std::vector<BibName> people = people_of(authors_of(entry));
  std::string out = people.empty() ? entry.field("title") : people[0].last;
  if (people.size() == 2 && people[1].last != "others") out += " & " + people[1].last;
  if (people.size() > 2 || (people.size() == 2 && people[1].last == "others")) out += " et al.";
  if (out.empty()) out = entry.key;
  const std::string year = year_of(entry);
  return out + (year.empty() ? "" : ", " + year);
}

std::string bib_reference(const BibEntry& entry) {
  std::string out = escape_xml(names_of(people_of(authors_of(entry))));
  const auto add = [&](const std::string& html) {
    if (html.empty()) return;
    const bool is_ended = out.ends_with('.') || out.ends_with('?') || out.ends_with('!');
    if (!out.empty()) out += is_ended ? " " : ". ";
    out += html;
  };
  if (const std::string year = year_of(entry); !year.empty())
    out += (out.empty() ? "(" : " (") + escape_xml(year) + ")";
  const bool is_part = !entry.field("journal").empty() || !entry.field("booktitle").empty();
  const std::string title = escape_xml(entry.field("title"));
  add(title.empty() || is_part ? title : "<em>" + title + "</em>");
  std::string place = entry.field("journal");
  if (place.empty()) place = entry.field("booktitle");
  std::string where = place.empty() ? "" : "<em>" + escape_xml(place) + "</em>";
  for (const char* name : {"volume", "number", "pages"}) {
    const std::string value = escape_xml(entry.field(name));
    if (value.empty()) continue;
    const bool is_number = name == std::string_view("number");
    where += is_number ? "(" + value + ")" : (where.empty() ? "" : ", ") + value;
  }
  add(where);
  for (const char* name : {"publisher", "school", "institution"})
    if (const std::string value = escape_xml(entry.field(name)); !value.empty()) add(value);
  std::string url = entry.field("url");
  if (const std::string doi = entry.field("doi"); url.empty() && !doi.empty())
    url = doi.find("://") == std::string::npos ? "https://doi.org/" + doi : doi;
  if (url.starts_with("http")) add(html_link(url, url, ""));
  if (url.empty() && !out.empty() && !out.ends_with('.')) out += '.';
  return out.empty() ? escape_xml(entry.key) : out;
}

}  // namespace essaypack
