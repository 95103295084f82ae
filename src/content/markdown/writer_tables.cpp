/// Tables.

#include "content/markdown/writer.h"

#include "content/markdown/markdown.h"
#include "content/text/prepared.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <string>

namespace essaypack {

namespace {

const char* name_of(KramdownTable::Line part) {
  return part == KramdownTable::Line::head ? "thead" : part == KramdownTable::Line::foot ? "tfoot" : "tbody";
}

}  // namespace

const TablePart* Writer::part_at(cmark_node* row) const {
  if (!row) return nullptr;
  const int line = cmark_node_get_start_line(row);
  const auto& all = prepared_.table_parts;
  const auto found =
      std::lower_bound(all.begin(), all.end(), line, [](const TablePart& one, int value) { return one.line < value; });
  return found != all.end() && found->line == line ? &*found : nullptr;
}

void Writer::table(cmark_node* node) {
  const unsigned char* alignments = cmark_gfm_extensions_get_table_alignments(node);
  sink_.open("table");
  cmark_node* child = cmark_node_first_child(node);
  // Above the rows of kramdown's tables stands a head for the parser alone.
  const bool tells_parts = child && part_at(cmark_node_next(child));
  if (tells_parts) child = cmark_node_next(child);
  const char* part = nullptr;
  for (; child; child = cmark_node_next(child)) {
    sink_.line(file_line(child));
    const TablePart* const found = part_at(child);
    const char* const here = found                                        ? name_of(found->part)
                             : tells_parts                                ? nullptr
                             : table_node(child) == TableNode::header_row ? "thead"
                             : !part || std::string_view(part) == "thead" ? "tbody"
                                                                          : nullptr;
    if (here && part) sink_.close();
    if (here) sink_.open(part = here);
    row(child, alignments, std::string_view(part) == "thead" ? "th" : "td");
  }
  if (part) sink_.close();
  sink_.close();
}

void Writer::row(cmark_node* node, const unsigned char* alignments, const char* cell_name) {
  sink_.open("tr");
  std::size_t column = 0;
  for (cmark_node* cell = cmark_node_first_child(node); cell; cell = cmark_node_next(cell), ++column) {
    sink_.open(cell_name);
    switch (alignments ? alignments[column] : 0) {
      case 'l':
        sink_.attribute("style", "text-align: left");
        break;
      case 'c':
        sink_.attribute("style", "text-align: center");
        break;
      case 'r':
        sink_.attribute("style", "text-align: right");
        break;
      default:
        break;
    }
    begin_inlines();
    inlines(cmark_node_first_child(cell), nullptr);
    sink_.close();
  }
  sink_.close();
}

}  // namespace essaypack
