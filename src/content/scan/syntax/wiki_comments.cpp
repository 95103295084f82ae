/// `%%comments%%` of Obsidian.

#include "content/scan/syntaxes.h"

namespace essaypack {

bool drop_wiki_comment(Scan& scan) {
  // In a table it could run over the end of its row.
  if (is_in_row(scan) || !scan.has("%%")) return false;
  const std::size_t end = scan.body.find("%%", scan.at + 2);
  if (end == std::string_view::npos)
    scan.context.diagnostics.report(Kind::content_bad_html, scan.context.places.at(scan.at),
                                    tr("a comment is never closed, it hides the rest of the post"),
                                    tr("close it with '%%'"));
  scan.drop_to(end == std::string_view::npos ? scan.body.size() : end + 2);
  return true;
}

}  // namespace essaypack
