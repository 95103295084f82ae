#include "content/scan/line_begin.h"

#include "content/scan/syntax/code.h"
#include "content/scan/syntax/descriptions.h"
#include "content/scan/syntax/kramdown_html.h"
#include "content/scan/syntax/kramdown_lists.h"
#include "content/text/html_blocks.h"

#include <algorithm>

namespace essaypack {

namespace {

/// The start of the line, whose quotation marks may have gone before an admonition's indentation.
LineStart look_at(const Scan& scan) {
  LineStart start = look_at_line(scan.body, scan.line_begin);
  if (scan.marks.find('>') != std::string::npos) start.is_quote = true;
  return start;
}

bool is_blank(const Scan& scan, const LineStart& start) {
  return start.text >= scan.body.size() || scan.body[start.text] == '\n';
}

bool is_indented_code(const Scan& scan, const LineStart& start) {
  return start.indent >= kLevel && scan.block.was_blank && !scan.block.in_list && !start.is_quote;
}

void note_list(Scan& scan, const LineStart& start) {
  BlockState& block = scan.block;
  if (start.is_item)
    block.in_list = true, block.item_column = start.text - scan.line_begin;
  else if (start.indent == 0 && block.was_blank)
    block.in_list = false;
  const bool is_outside = start.is_item && block.open_description && start.indent <= block.open_description->size();
  if (!block.in_list || is_outside) block.open_description.reset();
}

/// True for a line that no paragraph goes on in: the next one begins outside of the quotation or item that it was in.
bool ends_paragraph(std::string_view line) {
  for (const std::string_view mark : {"#", "```", "~~~", "---", "***", "___"})
    if (line.starts_with(mark) && line.find('|') == line.npos) return true;
  return begins_html_block(line);
}

/// True for a line that goes on in the paragraph of an item or quotation and has bars.
bool may_begin_lazy_table(const Scan& scan, const LineStart& start) {
  return !scan.block.paragraph_prefix.empty() && !start.is_item &&
         line_from(scan.body, start.text).find('|') != std::string_view::npos;
}

/// Keeps what a description below must know of the lines above it.
void note_paragraph(Scan& scan, const LineStart& start) {
  BlockState& block = scan.block;
  if (start.is_item || start.is_quote) {
    if (start.is_item && !start.is_description) block.paragraph_lines = 0;
    std::string prefix = scan.line_prefix(innermost(scan.body, start).text);
    // a line with some of the marks goes on in the paragraph that has all of them
    if (start.is_item || prefix.size() > block.paragraph_prefix.size()) block.paragraph_prefix = std::move(prefix);
  }
  if (!block.paragraph_prefix.empty() && ends_paragraph(line_from(scan.body, start.text)))
    block.paragraph_prefix.clear();
  if (block.paragraph_lines++ == 0)
    block.in_html_block = !scan.markdown().html.is_text && begins_html_block(line_from(scan.body, start.text));
}

}  // namespace

Line begin_line(Scan& scan, const Syntaxes& syntaxes) {
  if (!scan.admonitions.empty() && !enter_line(scan)) return Line::done;
  if (scan.line_begin == scan.table.next_row) return take_next_row(scan);
  if (is_in_raw_element(scan)) return begin_raw_line(scan);
  if (scan.line_begin == scan.html.below_block) end_html_block(scan);
  BlockState& block = scan.block;
  block.behind_blank = block.was_blank;
  const bool is_kramdown = scan.markdown().kramdown;
  const bool may_be_row =
      scan.markdown().tables.spanned_columns && line_from(scan.body, scan.at).find('|') != scan.body.npos;
  // Most lines of an essay start with a CJK character.
  if (static_cast<unsigned char>(scan.body[scan.at]) >= 0x80 && !(is_kramdown && block.was_blank) && !may_be_row &&
      block.paragraph_prefix.empty()) {
    ++block.paragraph_lines;
    block.was_blank = false;
    return Line::begun;
  }
  LineStart start = look_at(scan);
  if (is_blank(scan, start)) {
    block.end_paragraph();
    block.was_blank = true;
    return Line::begun;
  }
  if (is_indented_code(scan, start)) {
    copy_code(scan, scan.next_line());
    return Line::done;
  }
  const std::size_t missing = is_kramdown ? missing_indent(scan, start) : 0;
  scan.made.text.append(missing, ' ');
  note_list(scan, start);
  block.was_blank = false;
  open_description(scan, start);
  note_paragraph(scan, start);
  if (may_begin_lazy_table(scan, start)) scan.join_block(start.text);
  if (may_be_row || (is_kramdown && (block.behind_blank || start.is_item)))
    if (const LineStart inner = innermost(scan.body, start); begin_table(scan, inner))
      return take_row(scan, inner.text);
  const std::size_t begin = scan.made.text.size();
  const Line what = syntaxes.take_block(scan, start);
  if (is_kramdown && block.in_list && what == Line::done) indent_made_lines(scan, begin, missing + start.indent);
  return what;
}

}  // namespace essaypack
