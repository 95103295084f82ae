/// kramdown's `<div markdown="1">` and the `<aside>` of Notion's exports in a line of its own: a blank line makes what
/// follows Markdown.

#include "base/text.h"
#include "content/scan/syntax/kramdown_extensions.h"
#include "content/scan/syntaxes.h"
#include "content/text/html_blocks.h"

namespace essaypack {

namespace {

bool is_wanted(Scan& scan, std::string_view line) {
  if (!scan.reads_liquid()) return trim(line) == "<aside>";
  return line.find(" markdown=") != std::string_view::npos ||
         ((scan.markdown().block_html || has_option(scan, "parse_block_html")) && !line.starts_with("</") &&
          begins_html_block(line));
}

}  // namespace

Line open_markdown_element(Scan& scan, const LineStart& start) {
  const std::string_view line = line_from(scan.body, start.text);
  const std::size_t next = start.text + line.size() + 1;
  if (start.indent >= kLevel || !is_wanted(scan, line) || trim(line).back() != '>' ||
      line.find('<', 1) != std::string_view::npos || next >= scan.body.size() || scan.body[next] == '\n')
    return Line::other;
  scan.copy_to(next);
  scan.made.text += '\n';
  scan.move_lines(-1);
  return Line::done;
}

}  // namespace essaypack
