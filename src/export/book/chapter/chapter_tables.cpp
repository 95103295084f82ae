/// Tables of a chapter.

#include "base/text.h"
#include "export/book/chapter/chapter_writer.h"
#include "export/book/text/title_lines.h"

#include <algorithm>
#include <iterator>

namespace essaypack {
namespace {

/// Thousandths of an em: what stands on a phone's page side by side in a table's usual size, and in its small one.
constexpr int kPage = 23'000, kSmallPage = 30'000;
constexpr int kGap = 800;  ///< Between columns.

/// The width of the longest piece of a text that no line may be broken in.
int longest_word(std::string_view text) {
  int longest = 0, width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_space(c) || is_cjk(c) || c == '-' || c == '/') {
      longest = std::max(longest, width);
      width = 0;
    }
    if (!is_space(c)) width += em_width(text.substr(begin, at - begin));
  }
  return std::max(longest, width);
}

int width_of(const pugi::xml_node& cell) {
  int width = 0;
  for (const pugi::xml_node& child : cell.children())
    width = std::max(width, child.type() == pugi::node_element ? width_of(child) : longest_word(child.value()));
  return width;
}

void add_widths(const pugi::xml_node& node, std::vector<int>& columns) {
  std::size_t column = 0;
  for (const pugi::xml_node& child : node.children()) {
    if (is(child.name(), "td") || is(child.name(), "th")) {
      if (columns.size() <= column) columns.push_back(0);
      columns[column] = std::max(columns[column], width_of(child));
      ++column;
    } else if (is(child.name(), "tr") || is(child.name(), "thead") || is(child.name(), "tbody") ||
               is(child.name(), "tfoot")) {
      add_widths(child, columns);
    }
  }
}

/// How a table comes onto a narrow page without breaking words: as it is, in small letters, or not at all.
std::string_view class_of_table(const pugi::xml_node& table) {
  std::vector<int> columns;
  add_widths(table, columns);
  int width = 0;
  for (const int column : columns) width += column + kGap;
  return width <= kPage ? std::string_view() : width <= kSmallPage ? "tight" : "tight wide";
}

}  // namespace

const char* ChapterWriter::table_name(const pugi::xml_node& node, const char* name) {
  if (is(name, "th") && !node.first_child()) return "td";
  const bool is_head = is(name, "thead"), is_foot = is(name, "tfoot");
  for (pugi::xml_node other = is_head   ? node.previous_sibling()
                              : is_foot ? node.next_sibling()
                                        : pugi::xml_node();
       other; other = is_head ? other.previous_sibling() : other.next_sibling())
    if (other.type() == pugi::node_element && !is(other.name(), "caption") && !is(other.name(), "colgroup"))
      return "tbody";
  return name;
}

/// Reading aloud, a cell is told with its heads: what they are for is said, not guessed.
void ChapterWriter::write_head_cell(const pugi::xml_node& node) {
  out_ += "<th";
  write_attributes(node);
  if (!node.attribute("scope")) {
    if (is(node.parent().parent().name(), "thead"))
      write_attribute("scope", "col");
    else if (!node.previous_sibling())
      write_attribute("scope", "row");
  }
  out_ += '>';
  write_children(node);
  close("th");
}

void ChapterWriter::write_table_tag(const pugi::xml_node& node, const std::vector<pugi::xml_node>& children) {
  out_ += "<table";
  write_attributes(node, class_of_table(node));
  out_ += '>';
  for (const pugi::xml_node& child : children) write_node(child);
  close("table");
}

void ChapterWriter::write_table(const pugi::xml_node& node) {
  const std::vector<pugi::xml_node> children = solid_children(node);
  std::vector<pugi::xml_node> captions;
  for (const pugi::xml_node& child : children)
    if (is(child.name(), "caption")) captions.push_back(child);
  if (captions.empty() || (captions.size() == 1 && children.front() == captions.front()))
    return write_table_tag(node, children);
  note_repair(captions.back(), tr("the '<caption>' of a table comes first, and there is one"));
  std::vector<pugi::xml_node> ordered = {captions.front()};
  std::copy_if(children.begin(), children.end(), std::back_inserter(ordered),
               [](const pugi::xml_node& child) { return !is(child.name(), "caption"); });
  write_table_tag(node, ordered);
  for (std::size_t i = 1; i < captions.size(); ++i) write_tag(captions[i], "div");
}

}  // namespace essaypack
