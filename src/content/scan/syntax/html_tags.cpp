#include "content/scan/syntax/html_tags.h"

#include "base/text.h"
#include "content/scan/syntaxes.h"
#include "content/text/html_names.h"

namespace essaypack {

bool is_quiet(const HtmlState& html, char c) {
  if (c == '\n' || c == '{' || c == '<') return false;
  // Markdown's own marks mean something in `<code>` that stands in a line, too.
  return !html.is_code || std::string_view("\\`*]&|").find(c) == std::string_view::npos;
}

bool begins_html_block(std::string_view line) {
  if (!line.starts_with('<')) return false;
  const std::size_t begin = line.size() > 1 && line[1] == '/' ? 2 : 1;
  std::size_t end = begin;
  while (end < line.size() && is_ascii_alnum(line[end])) ++end;
  return !is_phrasing(to_lower_ascii(line.substr(begin, end - begin)));
}

/// Notes how far a tag goes, or an element whose text is code.
bool enter_html_tag(Scan& scan) {
  if (scan.is_in_markup()) return false;
  if (const std::size_t end = end_of_html_tag(scan.body, scan.at); end > 0) {
    HtmlState& html = scan.html;
    const std::size_t code = html.code.end_of(scan.body, scan.at, end);
    html.is_code = code > 0;
    html.markup_end = html.is_code ? code : end;
  }
  return false;
}

}  // namespace essaypack
