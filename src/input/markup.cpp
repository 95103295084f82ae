#include "input/markup.h"

#include "base/path.h"
#include "base/text.h"

#include <algorithm>

namespace essaypack {
namespace {

/// A line that opens a head of any generator: `---`, `+++`, `{`.
bool opens_fences(std::string_view text, bool dashes_are_titles) {
  const std::string_view line = trim(text.substr(0, text.find('\n')));
  if (line == "{" || line == "+++") return true;
  if (!line.starts_with("---")) return false;
  if (!dashes_are_titles) return true;
  // `---` above and below a text is a title, and that text is no field
  const std::size_t next = text.find('\n');
  if (line != "---" || next == text.npos) return false;
  const std::string_view second = text.substr(next + 1, text.find('\n', next + 1) - next - 1);
  return second.find(':') != second.npos || trim(second) == "---";
}

std::string_view from_first_text(std::string_view text) {
  for (std::size_t end; (end = text.find('\n')) != text.npos && is_blank(text.substr(0, end));)
    text.remove_prefix(end + 1);
  return text;
}

HeadSplit span_of(std::string_view text, std::size_t begin, int line, HeadSpan::Syntax syntax, std::size_t body,
                  int body_line) {
  HeadSpan span;
  span.syntax = syntax;
  span.opened = true;
  span.text = text.substr(begin, body - begin);
  span.line = line;
  span.body_offset = body;
  span.body_line = body_line;
  HeadSplit split;
  split.span = span;
  return split;
}

/// All keywords above the first heading count, and what stands above the first other line is no text.
HeadSplit split_org_file(std::string_view text) {
  LineReader reader(text);
  std::string_view line;
  std::size_t end = 0, body = 0;
  int body_line = 1;
  bool is_top = true, is_drawer = false, has_keyword = false;
  while (reader.next(line) && !(line.starts_with("*") && line.find_first_not_of('*') < line.size() &&
                                line[line.find_first_not_of('*')] == ' ')) {
    end = reader.offset();
    const std::string_view plain = trim(line);
    if (plain == ":PROPERTIES:" || plain == ":properties:") is_drawer = true;
    const bool is_head = is_blank(line) || is_drawer || plain.starts_with("#+") || plain.starts_with("# ");
    if (to_lower_ascii(plain) == ":end:") is_drawer = false;
    const std::string word = to_lower_ascii(plain.substr(0, 8));
    is_top = is_top && is_head && !word.starts_with("#+begin_") && plain != "# more";
    has_keyword = has_keyword || plain.starts_with("#+");
    if (!is_top) continue;
    body = reader.offset();
    body_line = reader.line();
  }
  if (!has_keyword) return {};
  HeadSplit split = span_of(text, 0, 1, HeadSpan::Syntax::org, body, body_line);
  split.span->text = text.substr(0, end);
  return split;
}

HeadSplit split_rst_file(std::string_view text) {
  const RstTop top = find_rst_top(text);
  if (top.end == top.begin) return {};
  HeadSplit split = span_of(text, 0, 1, HeadSpan::Syntax::rst, top.end, top.end_line);
  split.span->text = text;  // what stands below tells whether a title is the document's
  return split;
}

HeadSplit split_page(std::string_view text) {
  const std::size_t end = html_head_end(text);
  if (end == 0) return {};
  const int lines = int(std::count(text.begin(), text.begin() + std::ptrdiff_t(end), '\n'));
  return span_of(text, 0, 1, HeadSpan::Syntax::html, end, lines + 1);
}

}  // namespace

bool is_markup_extension(std::string_view extension, const Config& config) {
  return std::find(config.markup.begin(), config.markup.end(), extension) != config.markup.end();
}

Markup markup_of(std::string_view source, const Config& config) {
  if (config.markup.empty() || config.texts) return Markup::none;
  const std::string extension = extension_of(source);
  if (!is_markup_extension(extension, config)) return Markup::none;
  if (extension == "html" || extension == "htm") return Markup::html;
  if (config.converter.empty()) return Markup::none;
  return extension == "org" ? Markup::org : Markup::rst;
}

bool has_markup_head(std::string_view text, Markup markup) {
  const std::string_view begin = from_first_text(text);
  const bool is_rst = markup == Markup::rst;
  return !(is_rst && begins_dotted(begin)) && !opens_fences(begin, is_rst);
}

HeadSplit split_markup_head(std::string_view text, Markup markup, const HeadForms& forms) {
  if (markup == Markup::html) return split_page(text);
  if (has_markup_head(text, markup)) return markup == Markup::rst ? split_rst_file(text) : split_org_file(text);
  HeadForms loose = forms;
  loose.lines = loose.lines || markup == Markup::rst;
  return split_head(text, loose);
}

}  // namespace essaypack
