/// Attributes of a block, in a line below it: `{.class #id}` of Goldmark, `{: .class #id}` and `{:toc}` of kramdown.

#include "content/scan/syntax/attributes.h"
#include "base/attribute_list.h"
#include "base/hidden_style.h"
#include "base/text.h"
#include "content/scan/syntax/code_titles.h"
#include "content/scan/syntax/list_ends.h"
#include "content/scan/syntaxes.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

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

constexpr int kMostNames = 8;              ///< Of attributes, each in the list of the one before.
constexpr std::size_t kLongestList = 300;  ///< Bytes of one behind a span.

/// `{:name: …}`: attributes that other lists take by their name.
bool is_definition(std::string_view list) {
  const std::size_t end = list.find_first_of(": \t=\"}", 2);
  return list.size() > 4 && end > 2 && end != std::string_view::npos && list[end] == ':';
}

std::size_t next_line_of(std::string_view body, std::size_t at) {
  const std::size_t end = body.find('\n', at);
  return end == std::string_view::npos ? body.size() : end + 1;
}

/// kramdown: `{:name: style="…"}`, attributes that other lists take by their name.
struct Definitions {
  struct List {
    std::string inside;
    bool is_judged = false, hides = false;
  };
  bool is_read = false;
  std::map<std::string, List, std::less<>> lists;

  void read(std::string_view body) {
    is_read = true;
    for (std::size_t at = 0; at < body.size(); at = next_line_of(body, at)) {
      const std::string_view line = line_from(body, at), list = trim(line);
      if (line.find_first_not_of(' ') >= kLevel || !list.starts_with("{:") || list.back() != '}' ||
          !is_definition(list))
        continue;
      const std::size_t colon = list.find(':', 2);
      lists[std::string(list.substr(2, colon - 2))].inside = list.substr(colon + 1, list.size() - colon - 2);
    }
  }
};

/// `{: … }`, `{ … }`: what stands in the braces.
std::string_view inside_of(std::string_view list) {
  list = list.substr(1, list.size() - 2);
  return trim(list.substr(list.starts_with(':') ? 1 : 0));
}

}  // namespace

void report_hidden(const Scan& scan, std::size_t at) {
  scan.context.diagnostics.report(Kind::content_dropped_html, scan.context.places.at(at),
                                  tr("what these attributes belong to was dropped: they hide it"));
}

bool is_hiding(Scan& scan, std::string_view list, int depth) {
  constexpr std::size_t kLongest = 4'000;
  list = list.substr(0, kLongest);
  const bool has_bare_attributes = scan.is_loose() || scan.markdown().attributes.anywhere;
  if (hides_by_list(list, has_bare_attributes ? BareWords::attributes : BareWords::names)) return true;
  if (depth > kMostNames || !(scan.reads_liquid() || scan.is_loose())) return false;
  while (!list.empty()) {
    const std::optional<AttributeWord> word = take_attribute(list);
    if (!word) {  // what is no attribute is passed over
      list = trim(list.substr(std::min(list.find_first_of(" \t"), list.size())));
      continue;
    }
    if (!word->is_bare) continue;
    Definitions& defined = scan.memory<Definitions>();
    if (!defined.is_read) defined.read(scan.body);
    const auto found = defined.lists.find(word->name);
    if (found == defined.lists.end()) continue;
    Definitions::List& named = found->second;
    // judged once, so that names of names of names stay cheap
    if (!std::exchange(named.is_judged, true)) named.hides = is_hiding(scan, named.inside, depth + 1);
    if (named.hides) return true;
  }
  return false;
}

namespace {

/// The line above the one that the scan is in, without marks of quotations; other lists are none.
std::string_view line_above(const Scan& scan) {
  std::size_t end = scan.line_start;
  for (int i = 0; i < kMostNames && end > 0; ++i) {
    const std::string_view above = scan.body.substr(0, end - 1);
    const std::size_t begin = above.rfind('\n') + 1;
    const std::string_view line = above.substr(begin),
                           text = line.substr(std::min(line.find_first_not_of("> \t"), line.size()));
    if (!text.starts_with("{:") || trim(text).back() != '}') return trim(text);
    end = begin;
  }
  return {};
}

/// True where no block ends right above; `^` ends all of them.
bool is_below_blank(const Scan& scan) {
  const std::string_view above = line_above(scan);
  return above.empty() || above == "^";
}

/// False between blank lines, and below the definition of a link or, without indentation, a note, which has no block.
bool belongs_to_block(const Scan& scan, const LineStart& start) {
  const std::string_view above = line_above(scan);
  const bool is_in_note = above.starts_with("[^") && start.indent > 0;
  if (above.starts_with('[') && above.find("]:") != std::string_view::npos) return is_in_note;
  if (!above.empty()) return true;
  const std::string_view below = line_from(scan.body, scan.next_line());
  return below.find_first_not_of("> \t") != std::string_view::npos;
}

/// A mark for the tree, in the place of the list.
Line hide_block(Scan& scan, const LineStart& start, const char* where) {
  report_hidden(scan, start.text);
  scan.copy_to(start.text);
  scan.put_block(Placeholder::of_hidden(where), scan.line_end(scan.at));
  scan.block.end_paragraph();
  return Line::begun;
}

/// True for a list, braces and all, that hides. Words between braces without a colon may be a sentence's.
bool is_hiding_list(Scan& scan, std::string_view list) {
  const bool has_colon = list.starts_with("{:");
  return (has_colon || !is_prose(inside_of(list))) && is_hiding(scan, inside_of(list));
}

/// The list at `scan.at` becomes a mark. False where it hides nothing.
bool take_hiding_list(Scan& scan, const char* where) {
  const std::string_view line = line_from(scan.body, scan.at, kLongestList);
  const std::size_t close = line.find('}');
  if (close == std::string_view::npos || !is_hiding_list(scan, line.substr(0, close + 1))) return false;
  report_hidden(scan, scan.at);
  scan.put(Placeholder::of_hidden(where), scan.at + close + 1);
  return true;
}

/// Columns of white space before the text of a line, behind those of the item or note that it stands in.
std::size_t inner_indent(const Scan& scan, const LineStart& start) {
  const std::size_t outer = scan.block.in_list ? scan.block.item_column : 0;
  return start.indent - std::min(start.indent, outer);
}

/// Hugo takes a `style` there for the name of one of its highlighter's.
bool hides_by_attribute_of_code(std::string_view list) {
  while (const std::optional<AttributeWord> word = take_attribute(list))
    if (word->name == "hidden" && !word->is_bare && hides_by_attribute(word->name, word->value)) return true;
  return false;
}

/// Where a page's own blocks end: behind a list of attributes in a line of text.
bool is_end_of_text(std::string_view rest) {
  rest = trim(rest);
  return rest.find_first_not_of('#') == std::string_view::npos || rest[0] == '|' || rest[0] == '{';
}

}  // namespace

bool take_hiding_span(Scan& scan) {
  if (!scan.has("{:") || scan.at == 0 || is_ascii_space(scan.body[scan.at - 1]) || scan.is_in_markup()) return false;
  return take_hiding_list(scan, kHideSpan);
}

Line take_hiding_item(Scan& scan, const LineStart& start) {
  if (!start.is_item || scan.body.compare(start.text, 2, "{:") != 0) return Line::other;
  scan.copy_to(start.text);
  take_hiding_list(scan, kHideItem);
  return Line::begun;
}

Line end_attributed_block(Scan& scan, const LineStart& start) {
  if (start.is_item || !is_attribute_list(trim(line_from(scan.body, start.text)))) return Line::other;
  const std::string_view list = trim(line_from(scan.body, start.text));
  if (!is_below_blank(scan) && is_hiding(scan, inside_of(list))) return hide_block(scan, start, kHideAbove);
  return end_block(scan, start);
}

Line take_kramdown_attributes(Scan& scan, const LineStart& start) {
  const std::string_view list = trim(line_from(scan.body, start.text));
  if (inner_indent(scan, start) >= kLevel || !list.starts_with("{:") || list.back() != '}' ||
      list.find('}') + 1 != list.size())
    return Line::other;
  std::string& made = scan.made.text;
  const std::size_t last = made.rfind('\n', made.size() < 2 ? 0 : made.size() - 2);
  const std::size_t above = last == std::string::npos ? 0 : last + 1;
  if (!is_definition(list) && is_hiding(scan, inside_of(list)) && belongs_to_block(scan, start))
    return hide_block(scan, start, is_below_blank(scan) ? kHideBelow : kHideAbove);
  title_fence_above(scan, list);
  const std::size_t sign = list.find('#');
  if (list.substr(2, 3) == "toc" || list.substr(2, 4) == " toc")
    drop_contents_item(scan, above);
  else if (sign != std::string_view::npos && std::string_view(made).substr(above).starts_with('#'))
    move_id(made, list, sign);
  // What stands above a block belongs to that.
  scan.block.was_blank = scan.block.behind_blank;
  return end_block(scan, start);
}

Line take_loose_list(Scan& scan, const LineStart& start) {
  const std::string_view list = trim(line_from(scan.body, start.text, kLongestList));
  if (start.is_item) {
    scan.copy_to(start.text);
    return take_hiding_list(scan, kHideItem) ? Line::begun : Line::other;
  }
  if (list.size() < 3 || list.find('}') != list.size() - 1 || !is_hiding_list(scan, list)) return Line::other;
  if (is_definition(list)) {
    scan.drop_line();
    return Line::done;
  }
  // Between blank lines it is a list's or a table's above (markdown-it-attrs).
  return hide_block(scan, start, is_below_blank(scan) && belongs_to_block(scan, start) ? kHideBelow : kHideAbove);
}

bool take_loose_span(Scan& scan) {
  const std::string_view line = line_from(scan.body, scan.at, kLongestList);
  const std::size_t close = line.find('}');
  if (scan.is_in_markup() || close == std::string_view::npos || line.starts_with("{{") || line.starts_with("{%"))
    return false;
  const bool touches = scan.at > 0 && !is_ascii_space(scan.body[scan.at - 1]);
  const bool ends = is_end_of_text(line_from(scan.body, scan.at + close + 1, kLongestList));
  if (!touches && !ends) return false;
  return take_hiding_list(scan, !touches ? kHideOwn : ends ? kHideNear : kHideSpan);
}

Line mark_hiding_fence(Scan& scan, const LineStart& start) {
  std::string info(line_from(scan.body, start.text, 2 * kLongestList));
  const std::size_t open = info.find('{'), close = info.find('}', open);
  const std::size_t marks = std::min(info.find_first_not_of(info[0]), info.size());
  const std::size_t language = info.find_first_not_of(" \t", marks);
  if (marks < 3 || close == std::string::npos || (info[0] == '`' && info.find('`', marks) != std::string::npos))
    return Line::other;
  // Goldmark's list has commas, too, and Hugo shows code without a language as it stands.
  std::replace(info.begin(), info.end(), ',', ' ');
  const std::string_view list = inside_of(std::string_view(info).substr(open, close + 1 - open));
  const bool hides = scan.is_loose() ? hides_by_list(list, BareWords::attributes)
                                     : language != open && hides_by_attribute_of_code(list);
  if (!hides) return Line::other;
  report_hidden(scan, start.text);
  scan.copy_to(start.text);
  scan.put_block(Placeholder::of_hidden(kHideBelow), scan.at);
  return Line::other;
}

}  // namespace essaypack
