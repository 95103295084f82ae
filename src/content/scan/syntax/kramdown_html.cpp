#include "content/scan/syntax/kramdown_html.h"

#include "base/comments.h"
#include "base/text.h"
#include "content/scan/syntax/kramdown_extensions.h"
#include "content/scan/syntaxes.h"
#include "content/text/element_end.h"
#include "content/text/html_blocks.h"
#include "content/tree/raw_html.h"

namespace essaypack {

namespace {

/// Tags that are looked at in one body.
struct Looks {
  int left = 20'000;
};

/// The line begins a paragraph, as another letter before it would make it one.
void begin_paragraph(Scan& scan, const LineStart& start) {
  const std::size_t below = scan.line_end(scan.at) + 1;
  if (below >= scan.body.size() || trim(line_from(scan.body, below)).empty()) return;
  scan.made.has_letters = true;
  scan.copy_to(start.text);
  scan.made.text += scan.made.letters.guard();
}

/// `<!-- c --> *text*`: a paragraph begins behind the comment.
Line drop_leading_comment(Scan& scan) {
  const std::size_t end = end_of_html_comment(scan.body, scan.at);
  if (end == std::string_view::npos || end > scan.line_end(scan.at)) return Line::other;
  if (trim(line_from(scan.body, end)).empty() || is_more_marker(scan.body.substr(scan.at + 4, end - scan.at - 7)))
    return Line::other;
  scan.drop_to(scan.body.find_first_not_of(" \t", end));
  return Line::begun;
}

/// `<div>a</div> *text*`: a paragraph begins behind the element.
Line end_block_in_line(Scan& scan, std::size_t end) {
  const std::string_view element = scan.body.substr(scan.at, end - scan.at);
  if (element.find_first_of("\n{") != element.npos || element.find(" markdown") != element.npos) return Line::other;
  scan.copy_to(end);
  scan.made.text += "\n\n";
  scan.move_lines(-1);
  scan.move_lines(-1);
  scan.skip_to(scan.body.find_first_not_of(" \t", end));
  scan.block.end_paragraph();
  return Line::begun;
}

}  // namespace

std::size_t end_of_element(Scan& scan, std::size_t open) {
  return end_of_element(scan.body, open, scan.memory<Looks>().left);
}

/// A line that begins with an element. kramed and old marked ask for a blank line below a block that holds some.
Line begin_kramdown_html(Scan& scan, const LineStart& start) {
  const bool follows = scan.line_begin == scan.html.below_block;
  if (start.indent >= kLevel || scan.is_in_markup() || (!scan.block.behind_blank && !follows)) return Line::other;
  if (!scan.block.in_html_block && !(follows && begins_html_block(line_from(scan.body, start.text)))) {
    begin_paragraph(scan, start);
    return Line::other;
  }
  if (start.indent > 0 || start.is_item || start.is_quote || !scan.marks.empty()) return Line::other;
  if (scan.has("<!--")) return drop_leading_comment(scan);
  const std::size_t end = end_of_element(scan, start.text);
  if (end == 0) return Line::other;
  if (!trim(line_from(scan.body, end)).empty()) return end_block_in_line(scan, end);
  scan.html.below_block = scan.line_end(end) + 1;
  const std::string element = to_lower_ascii(scan.body.substr(start.text, end - start.text));
  const bool has_markdown = scan.markdown().html.holds_markdown || has_option(scan, "parse_block_html") ||
                            element.find(" markdown=") != element.npos;
  const bool is_whole = scan.markdown().kramdown || trim(line_from(scan.body, scan.html.below_block)).empty();
  if (!has_markdown && is_whole) scan.html.raw_end = end;
  return Line::other;
}

bool is_in_raw_element(const Scan& scan) { return scan.line_begin < scan.html.raw_end; }

Line begin_raw_line(Scan& scan) {
  if (!trim(line_from(scan.body, scan.line_begin)).empty()) return Line::begun;
  scan.made.text += "<!---->";  // a blank line would end the block
  return Line::begun;
}

void end_html_block(Scan& scan) {
  const std::string_view line = line_from(scan.body, scan.line_begin);
  if (trim(line).empty() || begins_html_block(line)) return;
  scan.made.text += '\n';
  scan.move_lines(-1);
  scan.block.end_paragraph();
  scan.block.was_blank = true;
}

}  // namespace essaypack
