#include "content/scan/syntax/comments.h"

#include "base/comments.h"
#include "content/scan/syntaxes.h"
#include "content/tree/raw_html.h"

namespace essaypack {

bool opens_comment(std::string_view line) {
  for (std::size_t at = 0; (at = line.find("<!--", at)) != std::string_view::npos;)
    if ((at = end_of_html_comment(line, at)) == std::string_view::npos) return true;
  return false;
}

/// A comment goes but for its marks, whatever it holds: before tags are read, and where a blank line would end it in
/// Markdown.
bool hide_comment(Scan& scan) {
  if (!scan.has("<!--")) return false;
  const std::size_t end = scan.tags.end_of_comment(scan.at);
  if (end == std::string_view::npos) {
    scan.context.diagnostics.report(Kind::content_bad_html, scan.context.places.at(scan.at),
                                    "a comment is never closed, it hides the rest of the post", "close it with '-->'");
    scan.drop_to(scan.body.size());
    return true;
  }
  const bool is_more = end - scan.at >= 7 && is_more_marker(scan.body.substr(scan.at + 4, end - scan.at - 7));
  // an empty one ends and interrupts what a full one would
  scan.made.text += is_more ? "<!-- more -->" : "<!---->";
  scan.drop_to(end);
  if (scan.separator_at < end) scan.separator_at = scan.body.find(scan.separator, end);
  return true;
}

}  // namespace essaypack
