#include "content/scan/syntax/admonitions.h"

#include "base/comments.h"
#include "base/text.h"
#include "content/scan/syntax/comments.h"
#include "content/scan/syntax/template_tags.h"
#include "content/scan/syntaxes.h"

#include <algorithm>

namespace essaypack {

namespace {

/// How many admonitions a line goes on in.
struct Depth {
  std::size_t levels = 0;
  std::size_t cut = 0;  ///< Bytes of their indentation, and of the marks of quotations that they are in.
  std::string marks;    ///< Those, which stay.
};

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

Depth depth_of(const Scan& scan, std::string_view line) {
  Depth depth;
  for (const Admonition& one : scan.admonitions) {
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

/// Where the text of a line begins behind so many more marks of quotations; npos if it leaves an admonition or has
/// fewer.
std::size_t text_behind(const Scan& scan, std::string_view line, std::size_t quotes) {
  const Depth depth = depth_of(scan, line);
  return depth.levels < scan.admonitions.size() ? std::string_view::npos : behind_quotes(line, depth.cut, quotes);
}

/// The first line from `from` on that has text or leaves so many quotations.
std::size_t line_of_text(const Scan& scan, std::size_t from, std::size_t quotes) {
  while (from < scan.body.size()) {
    const std::string_view line = line_from(scan.body, from);
    const std::size_t text = text_behind(scan, line, quotes);
    if (text == std::string_view::npos ? quotes > 0 || !trim(line).empty() : !trim(line.substr(text)).empty()) break;
    from = std::min(from + line.size() + 1, scan.body.size());
  }
  return std::min(from, scan.body.size());
}

/// Columns of a line's indentation behind so many marks of quotations.
std::size_t indent_behind(const Scan& scan, std::size_t line_start, std::size_t quotes) {
  const std::string_view line = line_from(scan.body, line_start);
  const std::size_t text = text_behind(scan, line, quotes);
  return text == std::string_view::npos ? 0 : look_at_line(line, text).indent;
}

void cut_indentation(Scan& scan, const Depth& depth) {
  scan.marks = depth.marks;
  scan.made.text += scan.marks;
  scan.skip_to(scan.at + depth.cut);
  scan.line_begin = scan.at;
}

void close_innermost(Scan& scan) {
  const Admonition closed = std::move(scan.admonitions.back());
  scan.admonitions.pop_back();
  Placeholder end = Placeholder::of_html({}, closed.close, Placeholder::Kind::html_block);
  std::string& made = scan.made.text;
  // behind the marks of its own line, so that it ends in the item or quotation where it began
  const std::string gap = closed.prefix + "\n" + closed.prefix;
  const bool ends_line = made.ends_with('\n');
  if (!ends_line) made += '\n';
  made += gap;
  scan.move_lines(ends_line ? -1 : -2);
  scan.put(std::move(end), scan.at);
  made += "\n" + closed.prefix + "\n";
  scan.move_lines(-2);
}

struct Entered {
  std::size_t line = std::string_view::npos;  ///< The one for which `enter_line` was called last.
};

/// What opens there, and in which form.
struct Opener {
  std::string words;  ///< Behind the marks, without comments.
  std::size_t quotes = 0;
  std::size_t indent = 0;    ///< Columns behind the marks of quotations.
  bool is_indented = false;  ///< What stands below it is.
  bool is_next = false;      ///< No blank line parts the two.
};

Opener look_at_opener(const Scan& scan, const LineStart& start, std::string_view line) {
  Opener opener;
  opener.words = trim(without_comments(line.substr(std::min(line.find_first_not_of("!?=+"), line.size()))));
  const std::string_view own = scan.body.substr(scan.line_begin, start.text - scan.line_begin);
  opener.quotes = static_cast<std::size_t>(std::count(own.begin(), own.end(), '>'));
  const std::size_t marks = opener.quotes == 0 ? 0 : own.rfind('>') + 1;
  opener.indent = opener.quotes == 0 ? start.indent : own.size() - marks - (own.size() > marks);
  const std::size_t next = start.text + line.size() + 1;
  const std::size_t below = line_of_text(scan, next, opener.quotes);
  opener.is_next = below == next;
  opener.is_indented = below < scan.body.size() && indent_behind(scan, below, opener.quotes) >= opener.indent + kLevel;
  return opener;
}

bool begins_opener(std::string_view line) {
  return line.starts_with("!!! ") || line.starts_with("??? ") || line.starts_with("???+ ") ||
         line.starts_with("=== \"");
}

}  // namespace

bool enter_line(Scan& scan) {
  std::size_t& entered = scan.memory<Entered>().line;
  if (scan.at == entered) return true;
  const Depth depth = depth_of(scan, line_from(scan.body, scan.at));
  while (scan.admonitions.size() > depth.levels) close_innermost(scan);
  cut_indentation(scan, depth);
  entered = scan.at;
  return !scan.at_end();
}

void cut_indentation(Scan& scan) { cut_indentation(scan, depth_of(scan, line_from(scan.body, scan.at))); }

std::size_t end_of_level(Scan& scan, std::size_t from) {
  std::size_t& known = scan.admonitions.back().end;
  if (known >= from && known > 0) return known;
  while (from < scan.body.size()) {
    const std::string_view line = line_from(scan.body, from);
    if (depth_of(scan, line).levels < scan.admonitions.size()) break;
    from = std::min(from + line.size() + 1, scan.body.size());
  }
  return known = from;
}

void close_admonitions(Scan& scan) {
  while (!scan.admonitions.empty()) close_innermost(scan);
}

/// `!!! note "Title"`, `??? note`, `=== "Tab"`: the text is indented, behind blank lines or not; of a note it may also
/// go on up to a blank line.
Line open_admonition(Scan& scan, const LineStart& start) {
  constexpr std::size_t kDeepest = 20;
  const std::string_view line = line_from(scan.body, start.text);
  if (start.is_item || (start.indent >= kLevel && !scan.block.in_list) || !begins_opener(line) ||
      scan.admonitions.size() >= kDeepest || opens_comment(line))
    return Line::other;
  const Opener opener = look_at_opener(scan, start, line);
  const bool is_tab = line.starts_with("===");
  TagFound found;
  found.what = TagFound::What::output;
  found.end = start.text + line.size();
  found.output =
      is_tab ? content_tab(opener.words, scan.context.config)
             : admonition(opener.words, opener.is_indented ? NoteBody::indented : NoteBody::plain, scan.context.config);
  if (found.output.open.empty()) return Line::other;
  if (!opener.is_indented && (line[0] != '!' || !opener.is_next || opener.indent >= kLevel)) return Line::other;
  Admonition opened;
  opened.quotes = opener.quotes;
  if (opener.is_indented) opened.columns = opener.indent + kLevel;
  opened.prefix = scan.line_prefix(start.text);
  opened.close = is_tab ? "</section>" : "</aside>";
  scan.admonitions.push_back(std::move(opened));
  scan.copy_to(start.text);
  take_tag(scan, std::move(found));
  return Line::begun;
}

}  // namespace essaypack
