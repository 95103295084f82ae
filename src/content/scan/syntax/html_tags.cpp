#include "content/scan/syntax/html_tags.h"

#include "base/text.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

bool is_quiet(const HtmlState& html, char c) {
  if (c == '\n' || c == '{' || c == '<') return false;
  // Markdown's own marks mean something in `<code>` that stands in a line, too.
  return !html.is_code || std::string_view("\\`*]&|").find(c) == std::string_view::npos;
}

/// markdown-it's `html: false`: the tag is what its author wants to show. `<https://e.org>` is a link.
bool show_html_tag(Scan& scan) {
  const std::string_view line = line_from(scan.body, scan.at + 1);
  const std::string_view inside = line.substr(0, line.find_first_of("> "));
  if (scan.is_in_markup() || inside.empty() || (!is_ascii_letter(inside[0]) && inside[0] != '/')) return false;
  if (inside.find_first_of(":@") != inside.npos) return false;
  scan.made.text += '\\';
  scan.copy_byte();
  return true;
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
