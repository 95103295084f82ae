/// `::: note` and `:::`, between which an aside stands, and `+++` and `;;;` of the theme Shoka.

#include "content/scan/syntax/comments.h"
#include "content/scan/syntax/template_tags.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

Line take_container(Scan& scan, const LineStart& start) {
  const std::string_view line = line_from(scan.body, start.text);
  if (start.indent >= kLevel || line.substr(0, 3) != std::string(3, line[0]) || opens_comment(line)) return Line::other;
  TagFound found = scan.tags.read_container(start.text, start.text + line.size());
  if (found.what == TagFound::What::text) return Line::other;
  scan.copy_to(start.text);
  take_tag(scan, std::move(found));
  return Line::begun;
}

/// `@tab Title` and `@tab:active Title#id` of theme-hope and theme-plume.
Line take_tab_mark(Scan& scan, const LineStart& start) {
  const std::string_view line = line_from(scan.body, start.text);
  if (start.indent >= kLevel || !line.starts_with("@tab")) return Line::other;
  TagFound found = scan.tags.read_tab_mark(start.text, start.text + line.size());
  if (found.what == TagFound::What::text) return Line::other;
  scan.copy_to(start.text);
  take_tag(scan, std::move(found));
  return Line::begun;
}

}  // namespace essaypack
