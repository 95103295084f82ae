#include "content/tree/body_html.h"

#include "content/tree/html_tree.h"

#include <algorithm>
#include <vector>

namespace essaypack {

namespace {

void report_notice(const RawHtml::Notice& notice, const BodyContext& context) {
  const bool is_comment = notice.what == RawHtml::Notice::What::open_comment;
  const Place place = context.places.find(notice.line, is_comment ? "<!--" : "<" + notice.name);
  const std::string tag = "<" + notice.name + ">";
  switch (notice.what) {
    case RawHtml::Notice::What::unknown:
      context.diagnostics.report(Kind::content_bad_html, place, "'" + tag + "' is no HTML element, it is kept as text",
                                 "write it as code: `" + tag + "`");
      break;
    case RawHtml::Notice::What::open_comment:
      context.diagnostics.report(Kind::content_bad_html, place,
                                 "a comment is never closed, it hides the rest of the post", "close it with '-->'");
      break;
    case RawHtml::Notice::What::not_closed:
      context.diagnostics.report(Kind::content_bad_html, place, "'" + tag + "' is never closed",
                                 "write '</" + notice.name + ">' where it ends");
      break;
  }
}

}  // namespace

bool check_size(std::string_view text, const BodyContext& context) {
  if (text.size() <= kMaxBody) return true;
  context.diagnostics.report(Kind::content_too_complex, context.places.line(context.places.first_line()),
                             "the text is longer than 8 MiB", "split the post, or write that part more simply");
  return false;
}

void clean_html_file(std::string_view text, BodyPart& part, const BodyContext& context) {
  part.is_html = true;
  part.raw.announce(text);
  int line = context.places.first_line();
  for (std::size_t from = 0; from < text.size();) {
    std::size_t end = text.find(">\n", from);
    end = end == std::string_view::npos ? text.size() : end + 2;
    const std::string_view piece = text.substr(from, end - from);
    part.html.lines.emplace_back(part.html.text.size(), line);
    part.html.text += part.raw.clean(piece, line);
    line += static_cast<int>(std::count(piece.begin(), piece.end(), '\n'));
    from = end;
  }
}

bool check_raw_html(BodyPart& part, const BodyContext& context) {
  part.raw.finish();
  if (const std::optional<TooComplex>& problem = part.raw.problem()) {
    context.diagnostics.report(Kind::content_too_complex, context.places.line(problem->line), problem->message,
                               "close the elements that are left open");
    return false;
  }
  for (const RawHtml::Notice& notice : part.raw.notices()) report_notice(notice, context);
  return true;
}

bool parse_html(const BodyPart& part, const BodyContext& context) {
  std::vector<HtmlNotice> notices;
  if (!append_html(part.html, part.tree, notices)) {
    context.diagnostics.report(Kind::content_too_complex, context.places.line(context.places.first_line()),
                               "HTML elements are nested more than 256 deep", "close the elements that are left open");
    return false;
  }
  for (const HtmlNotice& notice : notices)
    context.diagnostics.report(notice.kind, context.places.find(notice.line, notice.near), notice.what);
  return true;
}

}  // namespace essaypack
