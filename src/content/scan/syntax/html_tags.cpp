#include "content/scan/syntax/html_tags.h"

#include "content/scan/syntaxes.h"

namespace essaypack {

bool is_quiet(const HtmlState& html, char c) {
  if (c == '\n' || c == '{' || c == '<') return false;
  // Markdown's own marks mean something in `<code>` that stands in a line, too.
  return !html.is_code || std::string_view("\\`*]&|").find(c) == std::string_view::npos;
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
