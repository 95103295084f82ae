/// Attributes of a block, in a line below it: `{.class #id}` of Goldmark, `{: .class #id}` and `{:toc}` of kramdown.

#include "base/text.h"
#include "content/scan/syntax/list_ends.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

namespace {

bool is_above_item(const Scan& scan) {
  const std::size_t below = scan.next_line();
  return below < scan.body.size() && look_at_line(scan.body, below).is_item;
}

bool is_attribute_list(std::string_view line) {
  if (line.size() < 3 || line.back() != '}' || line.find('{', 1) != std::string_view::npos) return false;
  const std::string_view inside = trim(line.substr(1, line.size() - 2));
  if (inside.empty()) return false;
  return inside[0] == '.' || inside[0] == '#' ||
         (is_ascii_letter(inside[0]) && inside.find('=') != std::string_view::npos);
}

/// Attributes end the block that they stand below: a blank line takes the place of theirs.
Line end_block(Scan& scan, const LineStart& start) {
  const BlockState& block = scan.block;
  const bool is_in_item = block.in_list && (block.in_description || start.text - scan.line_begin >= block.item_column);
  const bool parts_lists = is_above_item(scan) || (block.in_list && !block.behind_blank);
  if (scan.markdown().kramdown && parts_lists && !is_in_item) return end_list(scan, start);
  // A blank line would make a list loose.
  if (block.behind_blank || is_above_item(scan) || start.indent > 0) {
    scan.drop_line();
    return Line::done;
  }
  scan.made.text += scan.line_prefix(start.text);
  scan.skip_to(scan.line_end(scan.at));
  scan.block.end_paragraph();
  return Line::begun;
}

/// `{:toc}` stands in for a list of one item.
void drop_contents_item(Scan& scan, std::size_t line_above) {
  if (look_at_line(std::string_view(scan.made.text).substr(line_above), 0).is_item)
    scan.made.text.resize(line_above), scan.move_lines(1);
  else if (scan.block.behind_blank && is_above_item(scan))
    scan.drop_line();
}

/// A heading's id goes to its end, where it is read.
void move_id(std::string& made, std::string_view list, std::size_t sign) {
  const std::string name(list.substr(sign, list.find_first_of(" }", sign) - sign));
  made.insert(made.size() - (made.back() == '\n'), " {" + name + "}");
}

}  // namespace

Line end_attributed_block(Scan& scan, const LineStart& start) {
  if (start.is_item || !is_attribute_list(trim(line_from(scan.body, start.text)))) return Line::other;
  return end_block(scan, start);
}

Line take_kramdown_attributes(Scan& scan, const LineStart& start) {
  const std::string_view list = trim(line_from(scan.body, start.text));
  if (start.indent >= kLevel || !list.starts_with("{:") || list.back() != '}' || list.find('}') + 1 != list.size())
    return Line::other;
  std::string& made = scan.made.text;
  const std::size_t last = made.rfind('\n', made.size() < 2 ? 0 : made.size() - 2);
  const std::size_t above = last == std::string::npos ? 0 : last + 1;
  const std::size_t sign = list.find('#');
  if (list.substr(2, 3) == "toc" || list.substr(2, 4) == " toc")
    drop_contents_item(scan, above);
  else if (sign != std::string_view::npos && std::string_view(made).substr(above).starts_with('#'))
    move_id(made, list, sign);
  // What stands above a block belongs to that.
  scan.block.was_blank = scan.block.behind_blank;
  return end_block(scan, start);
}

}  // namespace essaypack
