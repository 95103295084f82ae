#include "content/tree/body_html.h"

#include "base/text.h"
#include "content/tree/html_tree.h"

#include <algorithm>
#include <vector>

namespace essaypack {

namespace {

/// What is no tag, with all that belongs to it, for a hint: `Map<K, V>`, `<V extends Number>`; empty where its end
/// can't be told.
std::string whole_word(const SourcePlaces& places, const Place& place) {
  constexpr std::size_t kLongest = 60;
  std::size_t begin = 0;
  const std::string_view line = places.text_at(place, begin);
  int depth = 0;
  std::size_t end = begin;
  for (; end < line.size(); ++end) {
    if (line[end] == '<') ++depth;
    if (line[end] == '>' && --depth == 0) break;
  }
  if (end >= line.size() || end - begin > kLongest) return {};
  const auto is_name = [](char c) { return is_ascii_name(c) || c == '.'; };
  for (;;) {
    while (begin > 0 && is_name(line[begin - 1])) --begin;
    // what holds it: `Map<K, List<V>>`
    std::size_t outer = begin;
    while (outer > 0 && begin - outer < kLongest &&
           (is_name(line[outer - 1]) || line[outer - 1] == ',' || line[outer - 1] == ' '))
      --outer;
    if (outer == 0 || line[outer - 1] != '<' || line.substr(end + 1, 1) != ">") break;
    begin = outer - 1;
    ++end;
  }
  const std::string_view word = line.substr(begin, end + 1 - begin);
  return word.find('`') == word.npos ? std::string(word) : std::string();
}

Message hint_for_unknown(const SourcePlaces& places, const Place& place) {
  const std::string word = whole_word(places, place);
  return word.empty() ? tr("write it as code, between backticks") : tr("write it as code: {}", "`" + word + "`");
}

/// Elements around a page's text: nobody writes them into a post.
bool is_of_page(std::string_view name) { return is_one_of(name, {"html", "head", "body", "title", "base"}); }

Message hint_for_open(const std::string& name) {
  const std::string code = "`<" + name + ">`";
  if (is_of_page(name)) return tr("write it as code: {}", code);
  return tr("write '</{}>' where it ends, or {} where it is only named", name, code);
}

void report_notice(const RawHtml::Notice& notice, const BodyContext& context) {
  const bool is_comment = notice.what == RawHtml::Notice::What::open_comment;
  const Place place =
      is_comment ? context.places.find(notice.line, "<!--") : context.places.find_tag(notice.line, notice.name);
  const std::string tag = "<" + notice.name + ">";
  switch (notice.what) {
    case RawHtml::Notice::What::unknown:
      context.diagnostics.report(Kind::content_bad_html, place, tr("'{}' is no HTML element, it is kept as text", tag),
                                 hint_for_unknown(context.places, place));
      break;
    case RawHtml::Notice::What::open_comment:
      context.diagnostics.report(Kind::content_bad_html, place,
                                 tr("a comment is never closed, it hides the rest of the post"),
                                 tr("close it with '-->'"));
      break;
    case RawHtml::Notice::What::not_closed:
      context.diagnostics.report(Kind::content_bad_html, place, tr("'{}' is never closed", tag),
                                 hint_for_open(notice.name));
      break;
  }
}

/// Of elements that are open twice in a line the second was meant to close the first: that is one mistake.
bool repeats(const RawHtml::Notice& notice, const RawHtml::Notice* before) {
  return before && notice.what == RawHtml::Notice::What::not_closed && before->what == notice.what &&
         before->line == notice.line && before->name == notice.name;
}

}  // namespace

bool check_size(std::string_view text, const BodyContext& context) {
  if (text.size() <= kMaxBody) return true;
  context.diagnostics.report(Kind::content_too_complex, context.places.line(context.places.first_line()),
                             tr("the text is longer than 8 MiB"), tr("split the post, or write that part more simply"));
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
                               tr("close the elements that are left open"));
    return false;
  }
  const RawHtml::Notice* before = nullptr;
  for (const RawHtml::Notice& notice : part.raw.notices()) {
    if (!repeats(notice, before)) report_notice(notice, context);
    before = &notice;
  }
  return true;
}

bool parse_html(const BodyPart& part, const BodyContext& context) {
  std::vector<HtmlNotice> notices;
  if (!append_html(part.html, part.tree, notices)) {
    context.diagnostics.report(Kind::content_too_complex, context.places.line(context.places.first_line()),
                               tr("HTML elements are nested more than 256 deep"),
                               tr("close the elements that are left open"));
    return false;
  }
  for (const HtmlNotice& notice : notices)
    context.diagnostics.report(notice.kind,
                               notice.near.starts_with('<')
                                   ? context.places.find_tag(notice.line, std::string_view(notice.near).substr(1))
                                   : context.places.find(notice.line, notice.near),
                               notice.what);
  return true;
}

}  // namespace essaypack
