/// HTML that holds Markdown: elements with the attribute `markdown` (kramdown, Python-Markdown), all block elements
/// with `parse_block_html`, and the `<aside>` of Notion's exports in a line of its own.

#include "base/text.h"
#include "content/scan/syntax/kramdown_extensions.h"
#include "content/scan/syntax/kramdown_html.h"
#include "content/scan/syntaxes.h"
#include "content/text/element_end.h"
#include "content/text/html_blocks.h"
#include "content/text/math_html.h"

#include <algorithm>
#include <optional>

namespace essaypack {

namespace {

enum class Holds { blocks, phrases, html };

/// Elements that are still open, the innermost last.
struct OpenElements {
  struct Element {
    std::size_t close = 0, end = 0;  ///< Its end tag.
    Holds holds = Holds::blocks;
  };
  std::vector<Element> open;
};

/// The value of `markdown="…"`; `1` where Python-Markdown's attribute has none, nothing without the attribute.
std::optional<std::string> markdown_of_tag(std::string_view tag, const Scan& scan) {
  const std::string lower = to_lower_ascii(tag);
  const std::size_t at = lower.find(" markdown");
  if (at == std::string::npos) return {};
  std::string_view rest = std::string_view(lower).substr(at + 9);
  if (rest.starts_with('=')) {
    rest = rest.substr(1, rest.find_first_of(" >", 1) - 1);
    rest = rest.substr(std::min(rest.find_first_not_of("\"'"), rest.size()));
    return std::string(rest.substr(0, rest.find_first_of("\"'/")));
  }
  if (scan.markdown().kramdown || (rest[0] != '>' && rest[0] != ' ')) return {};
  return "1";
}

/// What an element holds by its name (kramdown's categories; md_in_html's are nearly the same).
Holds holds_by_name(std::string_view name) {
  if (is_one_of(name, {"script", "style", "math", "option", "textarea", "pre", "code", "kbd", "samp", "var"}))
    return Holds::html;
  if (is_one_of(name, {"p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "legend", "summary", "caption"}))
    return Holds::phrases;
  return Holds::blocks;
}

std::optional<Holds> wanted(std::string_view tag, std::string_view content, const Scan& scan) {
  const std::optional<std::string> value = markdown_of_tag(tag, scan);
  if (!value || !is_one_of(*value, {"1", "block", "span"})) return {};
  const Holds own = holds_by_name(to_lower_ascii(element_name_at(tag, 1)));
  if (own == Holds::html) return {};
  const bool is_one_paragraph = trim(content).find("\n\n") == std::string_view::npos;
  const bool is_span = *value == "span" || (own == Holds::phrases && *value == "1");
  return is_span && is_one_paragraph ? Holds::phrases : Holds::blocks;
}

/// The end of a line and what other lines of the same quotation or item begin with.
std::string gap_of(const Scan& scan) {
  std::string prefix = scan.line_prefix(scan.text_of_line());
  const std::size_t fewest = scan.block.in_list ? scan.block.item_column : 0;
  while (prefix.ends_with(' ') && prefix.size() > fewest) prefix.pop_back();
  return "\n" + prefix;
}

void part_paragraphs(Scan& scan, const std::string& gap) {
  const std::size_t text = scan.text_of_line();
  const bool is_first = trim(scan.body.substr(text, scan.at - text)).empty();
  scan.made.text += is_first ? gap : gap + gap;
  scan.move_lines(is_first ? -1 : -2);
}

/// A tag in the next line would be code for its indentation, now that a blank line stands above it.
void join_next_tag(Scan& scan) {
  const std::size_t next = scan.body.find_first_not_of(" \t\n", scan.at);
  if (next != std::string_view::npos && scan.body[next] == '<') scan.drop_to(next);
}

void open_element(Scan& scan, std::size_t tag_end, const OpenElements::Element& element) {
  const std::string_view written = scan.body.substr(scan.at, tag_end - scan.at);
  std::string tag = scan.reads_liquid() ? evaluate_in_text(written, scan.context).text : std::string(written);
  const std::string gap = gap_of(scan);
  part_paragraphs(scan, gap);
  if (element.holds == Holds::phrases) {
    scan.put(Placeholder::of_html(written, std::move(tag), Placeholder::Kind::html_open), tag_end);
    scan.drop_to(std::min(scan.body.find_first_not_of(" \t\n", scan.at), element.close));
    return;
  }
  scan.put(Placeholder::of_html(written, std::move(tag), Placeholder::Kind::html_block), tag_end);
  scan.made.text += gap + gap;
  scan.move_lines(-2);
  scan.block.end_paragraph();
  scan.block.was_blank = true;
  join_next_tag(scan);
}

void close_element(Scan& scan, const OpenElements::Element& element) {
  const std::string_view tag = scan.body.substr(element.close, element.end - element.close);
  const std::string gap = gap_of(scan);
  if (element.holds == Holds::phrases) {
    while (scan.made.text.ends_with('\n') || scan.made.text.ends_with(' ')) {
      if (scan.made.text.back() == '\n') scan.move_lines(1);
      scan.made.text.pop_back();
    }
    scan.put(Placeholder::of_html(tag, std::string(tag)), element.end);
  } else {
    part_paragraphs(scan, gap);
    scan.put(Placeholder::of_html(tag, std::string(tag), Placeholder::Kind::html_block), element.end);
  }
  scan.made.text += gap + gap;
  scan.move_lines(-2);
  scan.block.end_paragraph();
  scan.block.was_blank = true;
  join_next_tag(scan);
}

/// A line that opens a block element and nothing more.
bool is_wanted_line(Scan& scan, std::string_view line) {
  if (!scan.reads_liquid()) return trim(line) == "<aside>";
  return line.find(" markdown=") == std::string_view::npos &&
         (scan.markdown().html.holds_markdown || has_option(scan, "parse_block_html")) && !line.starts_with("</") &&
         begins_html_block(line);
}

}  // namespace

Line open_markdown_element(Scan& scan, const LineStart& start) {
  const std::string_view line = line_from(scan.body, start.text);
  const std::size_t next = start.text + line.size() + 1;
  if (start.indent >= kLevel || !is_wanted_line(scan, line) || trim(line).back() != '>' ||
      line.find('<', 1) != std::string_view::npos || next >= scan.body.size() || scan.body[next] == '\n')
    return Line::other;
  scan.copy_to(next);
  scan.made.text += '\n';
  scan.move_lines(-1);
  return Line::done;
}

bool take_markdown_element(Scan& scan) {
  constexpr std::size_t kMostOpen = 100;
  std::vector<OpenElements::Element>& open = scan.memory<OpenElements>().open;
  while (!open.empty() && open.back().close < scan.at) open.pop_back();
  if (!open.empty() && open.back().close == scan.at) {
    const OpenElements::Element element = open.back();
    open.pop_back();
    close_element(scan, element);
    return true;
  }
  if (scan.is_in_markup() || is_in_raw_element(scan) || open.size() >= kMostOpen || is_in_row(scan)) return false;
  const std::size_t tag_end = end_of_html_tag(scan.body, scan.at);
  if (tag_end == 0 || scan.body[scan.at + 1] == '/' || scan.body[tag_end - 2] == '/') return false;
  const std::string_view tag = scan.body.substr(scan.at, tag_end - scan.at);
  if (tag.find("arkdown") == tag.npos && tag.find("ARKDOWN") == tag.npos) return false;
  if (!begins_html_block(tag) || !markdown_of_tag(tag, scan)) return false;
  const std::size_t end = end_of_element(scan, scan.at);
  if (end == 0) return false;
  const std::size_t close = scan.body.rfind("</", end - 1);
  const std::optional<Holds> holds = wanted(tag, scan.body.substr(tag_end, close - tag_end), scan);
  if (!holds) return false;
  open.push_back({close, end, *holds});
  open_element(scan, tag_end, open.back());
  return true;
}

}  // namespace essaypack
