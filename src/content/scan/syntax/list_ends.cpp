#include "content/scan/syntax/list_ends.h"

#include "base/text.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

Line end_list(Scan& scan, const LineStart& start) {
  // What parts two lists in Markdown, and leaves both as tight as they are.
  scan.made.text += scan.line_prefix(start.text) + "<!---->";
  scan.skip_to(scan.line_end(scan.at));
  scan.block.end_paragraph();
  scan.block.in_list = start.indent > 0;
  scan.block.was_blank = true;
  return Line::begun;
}

/// `^` alone in a line.
Line end_kramdown_block(Scan& scan, const LineStart& start) {
  return trim(line_from(scan.body, start.text)) == "^" ? end_list(scan, start) : Line::other;
}

}  // namespace essaypack
