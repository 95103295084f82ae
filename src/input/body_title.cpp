#include "input/body_title.h"

#include "base/attribute_list.h"
#include "base/comments.h"
#include "base/text.h"
#include "input/head_split.h"

#include <algorithm>
#include <optional>

namespace essaypack {
namespace {

constexpr std::size_t kMaxTitle = 1'000;

bool is_punctuation_byte(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// Up to three spaces before a block.
std::string_view cut_indent(std::string_view line) {
  std::size_t at = 0;
  while (at < 3 && at < line.size() && line[at] == ' ') ++at;
  return line.substr(at);
}

/// `[text](url)` at `at`: its text, and `at` moved past it.
bool read_link(std::string_view line, std::size_t& at, std::string_view& text) {
  const std::size_t close = line.find(']', at + 1);
  if (close == std::string_view::npos || close + 1 >= line.size() || line[close + 1] != '(') return false;
  const std::size_t end = line.find(')', close + 2);
  if (end == std::string_view::npos) return false;
  text = line.substr(at + 1, close - at - 1);
  at = end + 1;
  return true;
}

/// `<b>`, `</b>`, `<br/>` at `at`: the place behind it; 0 if it is text.
std::size_t end_of_tag(std::string_view line, std::size_t at) {
  const std::size_t name = at + 1 < line.size() && line[at + 1] == '/' ? at + 2 : at + 1;
  if (name >= line.size() || !is_ascii_letter(line[name])) return 0;
  const std::size_t end = line.find('>', name);
  return end == std::string_view::npos ? 0 : end + 1;
}

/// `{#id .class key="value"}`, `{: hidden}` at the end of a line.
struct LineAttributes {
  std::size_t begin = 0;  ///< Of the brace.
  bool is_list = false;   ///< Else it may be text.
  bool hides = false;
};
std::optional<LineAttributes> attributes_of(std::string_view text) {
  const std::size_t open = text.rfind('{');
  if (open == std::string_view::npos || !text.ends_with('}') || text.find('}', open) + 1 != text.size()) return {};
  std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  LineAttributes found{open};
  found.is_list = inside.starts_with(':') || inside.starts_with('#') || inside.starts_with('.');
  const bool has_colon = inside.starts_with(':');
  if (has_colon) inside.remove_prefix(1);
  found.hides = (has_colon || !is_prose(inside)) && hides_by_list(inside, BareWords::attributes);
  return found;
}

/// A heading's text without closing number signs and attributes; nothing for one that is hidden.
std::optional<std::string_view> cut_heading_end(std::string_view text, HeadingLists lists) {
  const auto cut_signs = [&] {
    text = trim(text);
    std::size_t end = text.size();
    while (end > 0 && text[end - 1] == '#') --end;
    if (end < text.size() && (end == 0 || text[end - 1] == ' ')) text = trim(text.substr(0, end));
  };
  cut_signs();
  const std::optional<LineAttributes> found = attributes_of(text);
  if (!found) return text;
  if (lists == HeadingLists::all) {
    if (found->hides) return {};
    if (!found->is_list) return text;
  } else if (text.substr(found->begin, 2) != "{#") {
    return text;
  }
  text = text.substr(0, found->begin);
  cut_signs();
  return text;
}

/// True where the line below a heading is a list of attributes that hides it.
bool is_hidden_by(std::string_view line, HeadingLists lists) {
  line = trim(line);
  if (lists != HeadingLists::all || !line.starts_with('{')) return false;
  const std::optional<LineAttributes> found = attributes_of(line);
  return found && found->begin == 0 && found->hides;
}

bool is_setext_line(std::string_view line) {
  line = trim(cut_indent(line));
  return !line.empty() && line.find_first_not_of('=') == std::string_view::npos;
}

}  // namespace

std::string plain_inline(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    std::string_view text;
    if (c == '\\' && at + 1 < line.size() && is_punctuation_byte(line[at + 1])) {
      out += line[at + 1];
      at += 2;
    } else if (c == '!' && at + 1 < line.size() && line[at + 1] == '[') {
      ++at;
      if (!read_link(line, at, text)) out += '!';
    } else if (c == '[' && read_link(line, at, text)) {
      out += text;
    } else if (line.compare(at, 4, "<!--") == 0) {
      at = std::min(end_of_html_comment(line, at), line.size());
    } else if (c == '<' && end_of_tag(line, at) > 0) {
      at = end_of_tag(line, at);
    } else if (c == '*' || c == '`' || (c == '~' && line.substr(at, 2) == "~~")) {
      at += c == '~' ? 2 : 1;
    } else {
      out += c;
      ++at;
    }
  }
  return out;
}

std::string find_body_title(std::string_view body, HeadingLists lists) {
  LineReader reader(body);
  std::string_view line;
  do {
    if (!reader.next(line)) return {};
  } while (is_blank(line));
  if (line.size() > kMaxTitle) return {};
  const std::string_view text = cut_indent(line);
  std::string_view next;
  const auto title_of = [&](std::string_view words) -> std::string {
    const std::optional<std::string_view> shown = cut_heading_end(words, lists);
    const bool is_hidden = !shown || (reader.next(next) && is_hidden_by(next, lists));
    return is_hidden ? std::string() : collapse_white_space(plain_inline(*shown));
  };
  if (text.size() > 1 && text[0] == '#' && (text[1] == ' ' || text[1] == '\t')) return title_of(text.substr(1));
  constexpr std::string_view kOtherBlocks = "#>-+*`~|<{=: \t";
  if (kOtherBlocks.find(text[0]) != std::string_view::npos || !reader.next(next) || !is_setext_line(next)) return {};
  return title_of(text);
}

}  // namespace essaypack
