/// `{::comment}` of kramdown, in a line of its own.

#include "base/text.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

Line drop_kramdown_comment(Scan& scan, const LineStart& start) {
  if (start.indent >= kLevel || trim(line_from(scan.body, start.text)) != "{::comment}") return Line::other;
  scan.drop_to(scan.tags.read_braces(start.text).end);
  if (trim(scan.body.substr(scan.at, scan.line_end(scan.at) - scan.at)).empty()) scan.drop_line();
  return Line::done;
}

}  // namespace essaypack
