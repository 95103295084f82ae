/// Admonitions and tabs, whose text is indented: they are opened and closed, and their lines lose that indentation.

#include "content/scan/prepass_scan.h"

#include "base/comments.h"
#include "base/text.h"

#include <algorithm>

namespace essaypack {

namespace {

/// The offset behind `count` marks of quotations and the space that belongs to each; npos where there are fewer.
std::size_t behind_quotes(std::string_view line, std::size_t at, std::size_t count) {
  for (; count > 0; --count) {
    at = line.find_first_not_of(" \t", at);
    if (at == std::string_view::npos || line[at] != '>') return std::string_view::npos;
    ++at;
    if (at < line.size() && line[at] == ' ') ++at;
  }
  return at;
}

}  // namespace

bool Prepass::take_indented(const LineStart& start) {
  constexpr std::size_t kDeepest = 20;
  const std::string_view line = line_from(body_, start.text);
  const bool is_opener =
      line.starts_with("!!! ") || line.starts_with("??? ") || line.starts_with("???+ ") || line.starts_with("=== \"");
  return is_opener && admonitions_.size() < kDeepest && !opens_comment(line) && open_admonition(start, line);
}

bool Prepass::open_admonition(const LineStart& start, std::string_view line) {
  const bool is_tab = line.starts_with("===");
  const std::string words(trim(without_comments(line.substr(std::min(line.find_first_not_of("!?=+"), line.size())))));
  Admonition opened;
  const std::string_view own = body_.substr(line_begin_, start.text - line_begin_);
  opened.quotes = static_cast<std::size_t>(std::count(own.begin(), own.end(), '>'));
  const std::size_t marks = opened.quotes == 0 ? 0 : own.rfind('>') + 1;
  const std::size_t indent = opened.quotes == 0 ? start.indent : own.size() - marks - (own.size() > marks);
  const std::size_t below = line_of_text(start.text + line.size() + 1, opened.quotes);
  const bool is_next = below == start.text + line.size() + 1;
  const bool is_indented = below < body_.size() && indent_behind(below, opened.quotes) >= indent + kLevel;
  TagOutput output = is_tab ? content_tab(words, context_.config)
                            : admonition(words, is_indented ? NoteBody::indented : NoteBody::plain, context_.config);
  if (output.open.empty()) return false;
  if (!is_indented && (line[0] != '!' || !is_next || indent >= kLevel)) return false;
  if (is_indented) opened.columns = indent + kLevel;
  opened.prefix = line_prefix(start.text);
  opened.close = is_tab ? "</section>" : "</aside>";
  admonitions_.push_back(std::move(opened));
  TagFound found;
  found.what = TagFound::What::output;
  found.end = start.text + line.size();
  found.output = std::move(output);
  copy_to(start.text);
  take_tag(std::move(found));
  return false;
}

std::size_t Prepass::line_of_text(std::size_t from, std::size_t quotes) const {
  while (from < body_.size()) {
    const std::string_view line = line_from(body_, from);
    const Depth depth = depth_of(line);
    const std::size_t text =
        depth.levels < admonitions_.size() ? std::string_view::npos : behind_quotes(line, depth.cut, quotes);
    if (text == std::string_view::npos ? quotes > 0 || !trim(line).empty() : !trim(line.substr(text)).empty()) break;
    from = std::min(from + line.size() + 1, body_.size());
  }
  return std::min(from, body_.size());
}

std::size_t Prepass::indent_behind(std::size_t line_start, std::size_t quotes) const {
  const std::string_view line = line_from(body_, line_start);
  const Depth depth = depth_of(line);
  const std::size_t text =
      depth.levels < admonitions_.size() ? std::string_view::npos : behind_quotes(line, depth.cut, quotes);
  return text == std::string_view::npos ? 0 : look_at_line(line, text).indent;
}

Prepass::Depth Prepass::depth_of(std::string_view line) const {
  Depth depth;
  for (const Admonition& one : admonitions_) {
    const std::size_t text = behind_quotes(line, depth.cut, one.quotes);
    if (text == std::string_view::npos) break;
    const bool is_blank = line.find_first_not_of(" \t", text) == std::string_view::npos;
    if (one.columns == 0 ? is_blank : !is_blank && look_at_line(line, text).indent < one.columns) break;
    depth.marks += line.substr(depth.cut, text - depth.cut);
    depth.cut = text;
    for (std::size_t columns = 0; !is_blank && one.columns > 0 && columns < kLevel;)
      columns += line[depth.cut++] == '\t' ? kLevel : 1;
    ++depth.levels;
  }
  return depth;
}

void Prepass::enter_line() {
  const Depth depth = depth_of(line_from(body_, at_));
  while (admonitions_.size() > depth.levels) close_admonition();
  cut_indentation(depth);
  entered_ = at_;
}

void Prepass::cut_indentation(const Depth& depth) {
  marks_ = depth.marks;
  result_.text += marks_;
  skip_to(at_ + depth.cut);
  line_begin_ = at_;
}

std::size_t Prepass::end_of_level(std::size_t from) {
  std::size_t& known = admonitions_.back().end;
  if (known >= from && known > 0) return known;
  while (from < body_.size()) {
    const std::string_view line = line_from(body_, from);
    if (depth_of(line).levels < admonitions_.size()) break;
    from = std::min(from + line.size() + 1, body_.size());
  }
  return known = from;
}

void Prepass::close_admonition() {
  const Admonition closed = std::move(admonitions_.back());
  admonitions_.pop_back();
  Placeholder end;
  end.kind = Placeholder::Kind::html_block;
  end.output = closed.close;
  // behind the marks of its own line, so that it ends in the item or quotation where it began
  const std::string gap = closed.prefix + "\n" + closed.prefix;
  const bool ends_line = result_.text.ends_with('\n');
  if (!ends_line) result_.text += '\n';
  result_.text += gap;
  put(std::move(end), at_);
  result_.text += "\n" + closed.prefix + "\n";
  move_lines(ends_line ? -3 : -4);
}

bool Prepass::copy_indented_fence(const LineStart& start) {
  bool is_closed = true;
  const std::size_t end = end_of_fence(body_.substr(0, end_of_level(line_end(at_) + 1)), start, is_closed);
  if (end == 0) return false;
  if (!is_closed)
    context_.diagnostics.report(Kind::content_unclosed_fence, context_.places.at(start.text),
                                "a code fence is never closed", "end the code with a line of the same marks");
  const std::string_view line = line_from(body_, start.text);
  const std::string marks(line.substr(0, line.find_first_not_of(line[0])));
  const std::string prefix = line_prefix(start.text);
  while (at_ < end) {
    copy_code(std::min(line_end(at_) + 1, end));
    if (at_ < end) cut_indentation(depth_of(line_from(body_, at_)));
  }
  if (!is_closed) {
    result_.text += (result_.text.ends_with('\n') ? "" : "\n") + prefix + marks + "\n";
    move_lines(-1);
  }
  return true;
}

}  // namespace essaypack
