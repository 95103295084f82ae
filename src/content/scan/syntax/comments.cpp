#include "content/scan/syntax/comments.h"

#include "base/comments.h"
#include "base/text.h"
#include "content/scan/syntaxes.h"
#include "content/text/html_blocks.h"
#include "content/tree/raw_html.h"

namespace essaypack {

bool opens_comment(std::string_view line) {
  for (std::size_t at = 0; (at = line.find("<!--", at)) != std::string_view::npos;)
    if ((at = end_of_html_comment(line, at)) == std::string_view::npos) return true;
  return false;
}

namespace {

struct OpenComments {
  int count = 0;
};

/// True where nothing that follows a comment without an end is shown by a browser. In `<script>` and `<style>` its mark
/// is text.
bool hides_rest(Scan& scan) {
  if (scan.is_in_markup() && scan.html.is_code) {
    const std::string_view closer = scan.body.substr(scan.html.markup_end, 10);
    const std::string name = to_lower_ascii(closer.substr(0, closer.find_first_of(" >\n")));
    if (is_one_of(name, {"</pre", "</svg", "</math"})) return true;
    if (is_one_of(name, {"</script", "</style", "</textarea"})) return false;
  }
  if (scan.block.in_html_block || ++scan.memory<OpenComments>().count > kMostOpenComments) return true;
  return is_in_html_block(scan.body, scan.at);
}

}  // namespace

/// A comment goes but for its marks, whatever it holds: before tags are read, and where a blank line would end it in
/// Markdown.
bool hide_comment(Scan& scan) {
  if (!scan.has("<!--")) return false;
  const std::size_t end = scan.tags.end_of_comment(scan.at);
  if (end == std::string_view::npos) {
    if (!hides_rest(scan)) return false;
    scan.context.diagnostics.report(Kind::content_bad_html, scan.context.places.at(scan.at),
                                    tr("a comment is never closed, it hides the rest of the post"),
                                    tr("close it with '-->'"));
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
