/// The title and the bibliographic fields of a document in reStructuredText
/// (https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#bibliographic-fields).

#include "base/ascii.h"
#include "base/columns.h"
#include "base/text.h"
#include "input/head_lines.h"
#include "input/markup.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace essaypack {
namespace {

/// Lines of a text that can be gone back to.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  std::size_t at() const { return at_; }
  int number() const { return number_; }
  bool is_over() const { return at_ >= text_.size(); }
  std::string_view line() const { return line_from(at_); }
  std::string_view next_line() const { return line_from(after(at_)); }
  std::string_view third_line() const { return line_from(after(after(at_))); }
  void step() {
    at_ = after(at_);
    ++number_;
  }

 private:
  std::size_t after(std::size_t at) const {
    const std::size_t end = text_.find('\n', std::min(at, text_.size()));
    return end == text_.npos ? text_.size() : end + 1;
  }
  std::string_view line_from(std::size_t at) const {
    const std::size_t end = std::min(text_.find('\n', std::min(at, text_.size())), text_.size());
    return at >= text_.size() ? std::string_view() : text_.substr(at, end - at);
  }
  std::string_view text_;
  std::size_t at_ = 0;
  int number_ = 1;
};

/// The mark that a line of marks is made of; 0 if it is none.
char adornment(std::string_view line) {
  while (!line.empty() && is_ascii_space(line.back())) line.remove_suffix(1);
  if (line.empty() || !is_punctuation(line[0])) return 0;
  return line.find_first_not_of(line[0]) == line.npos ? line[0] : 0;
}

bool is_indented(std::string_view line) { return !line.empty() && (line[0] == ' ' || line[0] == '\t'); }

/// `:name: value`; the place of the second colon, 0 if it is none.
std::size_t field_end(std::string_view line) {
  if (line.size() < 3 || line[0] != ':' || line[1] == ' ' || line[1] == ':') return 0;
  for (std::size_t at = 2; at < line.size(); ++at) {
    if (line[at] == '\\')
      ++at;
    else if (line[at] == ':' && (at + 1 == line.size() || line[at + 1] == ' ' || line[at + 1] == '\t'))
      return at;
    else if (line[at] == '`')
      return 0;
  }
  return 0;
}

void skip_block(Lines& lines) {
  lines.step();
  while (!lines.is_over() && (is_blank(lines.line()) || is_indented(lines.line()))) lines.step();
}

/// What may stand before a title and its fields without being a part of the page.
void skip_invisible(Lines& lines) {
  while (!lines.is_over()) {
    const std::string_view line = lines.line();
    if (is_blank(line))
      lines.step();
    else if (line == ".." || line.starts_with(".. "))
      skip_block(lines);
    else
      return;
  }
}

/// A title with a line of marks below, and perhaps above; its style is its mark, with 256 added for one above.
struct Title {
  std::string_view text;
  int style = 0;
  int lines = 0;
};
Title title_at(const Lines& lines) {
  const std::string_view first = lines.line(), second = lines.next_line(), third = lines.third_line();
  if (const char mark = adornment(first); mark && !is_blank(second) && adornment(third) == mark && !adornment(second))
    return {trim(second), mark + 256, 3};
  const bool is_text = !is_blank(first) && !is_indented(first) && !adornment(first);
  if (const char mark = adornment(second);
      is_text && mark && (second.size() >= 4 || second.size() >= columns_of(trim(first))))
    return {trim(first), mark, 2};
  return {};
}

/// Titles that share the style of the first one stand beside it, and none of them is the document's.
bool has_twin(Lines lines, int style) {
  while (!lines.is_over()) {
    const Title title = title_at(lines);
    if (title.style == style) return true;
    for (int count = std::max(title.lines, 1); count > 0; --count) lines.step();
  }
  return false;
}

void skip_fields(Lines& lines) {
  while (!lines.is_over() && field_end(lines.line()) > 0) {
    lines.step();
    for (;;) {
      Lines ahead = lines;
      while (!ahead.is_over() && is_blank(ahead.line())) ahead.step();
      if (ahead.is_over() || !(is_indented(ahead.line()) || field_end(ahead.line()) > 0)) return;
      lines = ahead;
      if (field_end(lines.line()) > 0) break;
      lines.step();
    }
  }
}

/// Marks of emphasis, code and links go, their text stays.
std::string plain_title(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      plain += text[++at];
    } else if (text[at] == '`' && text.find('`', at + 1) != text.npos) {
      continue;
    } else if (text[at] == '*' || text[at] == '`') {
      continue;
    } else {
      plain += text[at];
    }
  }
  return std::string(trim(plain));
}

/// `.. words` in the body of a field.
bool begins_comment(std::string_view text) {
  return text == ".." || (text.starts_with(".. ") && text.find("::") == text.npos &&
                          std::string_view("[_|").find(text[3]) == std::string_view::npos);
}

}  // namespace

bool begins_dotted(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  if (!line.starts_with(".. ") || line.size() < 4 || !is_ascii_letter(line[3])) return false;  // `.. _label:`
  const std::size_t colon = line.find(':', 3);
  return colon != line.npos && line.substr(colon, 2) != "::" &&
         std::all_of(line.begin() + 3, line.begin() + std::ptrdiff_t(colon), is_ascii_name);
}

RstTop find_rst_top(std::string_view text) {
  Lines lines(text);
  RstTop top;
  skip_invisible(lines);
  top.begin = top.fields = top.end = lines.at();
  top.begin_line = top.end_line = lines.number();
  const Title title = title_at(lines);
  if (title.lines > 0) {
    for (int count = title.lines; count > 0; --count) lines.step();
    top.is_no_head = has_twin(lines, title.style);
    if (!top.is_no_head) top.title = plain_title(title.text);
    const Lines behind = lines;
    skip_invisible(lines);
    // a subtitle belongs to what is no text only where fields come behind it
    if (const Title second = title_at(lines); second.lines > 0 && second.style != title.style) {
      for (int count = second.lines; count > 0; --count) lines.step();
      skip_invisible(lines);
      if (lines.is_over() || field_end(lines.line()) == 0) lines = behind;
    }
    if (!lines.is_over() && field_end(lines.line()) == 0) lines = behind;
    if (!top.title.empty()) {
      top.end = behind.at();
      top.end_line = behind.number();
    }
  }
  if (lines.is_over() || field_end(lines.line()) == 0) return top;
  if (top.title.empty() && title.lines > 0) top.begin = lines.at(), top.begin_line = lines.number();
  top.fields = lines.at();
  skip_fields(lines);
  top.end = lines.at();
  top.end_line = lines.number();
  return top;
}

ParsedValue parse_rst_head(std::string_view text) {
  ParsedValue parsed;
  Value map;
  map.type = Value::Type::map;
  const RstTop top = find_rst_top(text);
  Lines lines(text);
  while (lines.at() < top.fields) lines.step();
  bool is_comment = false;  // to the end of the field
  for (; lines.at() < top.end; lines.step()) {
    const std::string_view line = lines.line();
    if (const std::size_t end = field_end(line); end > 0 && map.members.size() < 1000) {
      Value::Member member;
      member.key = to_lower_ascii(line.substr(1, end - 1));
      member.line = lines.number();
      member.column = 1;
      const std::string_view value = trim(line.substr(end + 1));
      is_comment = begins_comment(value);
      member.value = scalar_value(is_comment ? std::string_view() : value, lines.number(), int(end) + 2);
      std::erase_if(map.members, [&](const Value::Member& known) { return known.key == member.key; });
      map.members.push_back(std::move(member));
    } else if (!is_blank(line) && !map.members.empty() && !is_comment) {
      if ((is_comment = begins_comment(trim(line)))) continue;
      std::string& value = map.members.back().value.text;
      if (!value.empty()) value += ' ';
      value += trim(line);
      map.members.back().value.type = Value::Type::scalar;
    }
  }
  for (Value::Member& member : map.members) split_names(member);
  // fields below a title that is not the document's are text to docutils: what they keep back is kept back all the same
  if (top.is_no_head) std::erase_if(map.members, [](const Value::Member& member) { return member.key == "date"; });
  if (!map.find("title") && !top.title.empty()) {
    map.members.push_back({"title", top.begin_line, 1, scalar_value(top.title, top.begin_line, 1)});
    map.members.back().value.quoted = true;
  }
  parsed.value = std::move(map);
  return parsed;
}

}  // namespace essaypack
