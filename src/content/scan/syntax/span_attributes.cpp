/// markdown-it-attrs and markdown-it-bracketed-spans: `*text*{.red}`, `a line {.red}`, `[text]{.red}`.

#include "base/attribute_list.h"
#include "base/text.h"
#include "content/scan/syntax/attributes.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

namespace {

constexpr std::size_t kLongestList = 300;
constexpr std::size_t kLongestSpan = 1000;

/// The list that begins at `at`, with its braces; empty where none does.
std::string_view list_at(std::string_view body, std::size_t at) {
  const std::string_view line = line_from(body, at, kLongestList);
  const std::size_t close = line.find('}');
  if (close == line.npos || close < 3) return {};
  std::string_view inside = line.substr(1, close - 1);
  const bool has_sign = inside[0] == '.' || inside[0] == '#';
  if (!is_ascii_word(inside[has_sign ? 1 : 0])) return {};
  while (!inside.empty()) {
    const std::optional<AttributeWord> word = take_attribute(inside);
    if (!word || (word->is_bare && word->name != "hidden")) return {};
  }
  return line.substr(0, close + 1);
}

std::string_view inside_of(std::string_view list) { return list.substr(1, list.size() - 2); }

/// The bracket that ends the open span.
struct BracketedSpan {
  std::size_t end = 0;
};

/// Where `[text` ends at a bracket with a list behind it; npos if it does not.
std::size_t end_of_span(std::string_view line) {
  std::size_t end = 1;
  while (end < line.size() && line[end] != ']' && line[end] != '[') ++end;
  return end + 1 < line.size() && line[end] == ']' && line[end + 1] == '{' ? end : line.npos;
}

void put_mark(Scan& scan, const char* where, std::size_t end) {
  report_hidden(scan, scan.at);
  if (where == kHideSpan)
    scan.put(Placeholder::of_hidden(where), end);
  else
    scan.put_block(Placeholder::of_hidden(where), end);
}

}  // namespace

bool drop_attributes(Scan& scan) {
  if (scan.is_in_markup() || scan.block.in_html_block || scan.at == 0) return false;
  const char before = scan.body[scan.at - 1];
  const std::string_view list = list_at(scan.body, scan.at);
  if (list.empty()) return false;
  const std::size_t end = scan.at + list.size();
  const bool ends_line = trim(line_from(scan.body, end)).empty();
  const MarkdownConfig& rules = scan.markdown();
  const bool is_behind_plugin =
      (before == '!' && rules.marks.spoilers && scan.at > 1 && scan.body[scan.at - 2] == '!') ||
      (before == '^' && rules.marks.superscripts) || (before == '}' && rules.marks.ruby);
  const bool is_behind_span = is_behind_plugin || std::string_view("*_`)~=+").find(before) != std::string_view::npos;
  if (!is_behind_span && !(ends_line && (before == ' ' || before == '\t'))) return false;
  const bool hides = is_hiding(scan, inside_of(list));
  // a heading's list is read there, for its id
  if (scan.body[scan.text_of_line()] == '#' && !hides) return false;
  if (hides)
    put_mark(scan, is_behind_span ? kHideSpan : kHideAbove, end);
  else
    scan.drop_to(end);
  return true;
}

bool begin_bracketed_span(Scan& scan) {
  BracketedSpan& span = scan.memory<BracketedSpan>();
  if (scan.is_in_markup() || scan.block.in_html_block || scan.at < span.end ||
      (scan.at > 0 && scan.body[scan.at - 1] == '!'))
    return false;
  const std::string_view line = line_from(scan.body, scan.at, kLongestSpan);
  const std::size_t close = end_of_span(line);
  if (close == line.npos) return false;
  const std::string_view list = list_at(scan.body, scan.at + close + 1);
  if (list.empty()) return false;
  if (is_hiding(scan, inside_of(list))) {
    report_hidden(scan, scan.at);
    scan.drop_to(scan.at + close + 1 + list.size());
    return true;
  }
  span.end = scan.at + close;
  scan.drop_to(scan.at + 1);
  return true;
}

bool end_bracketed_span(Scan& scan) {
  if (scan.memory<BracketedSpan>().end != scan.at || scan.at == 0) return false;
  scan.drop_to(scan.at + 1 + list_at(scan.body, scan.at + 1).size());
  return true;
}

}  // namespace essaypack
