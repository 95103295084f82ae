/// Tables.

#include "content/markdown/writer.h"

#include "content/markdown/markdown.h"
#include "content/text/multimd_table.h"
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

/// True for a cell that holds nothing but the mark that the scan put there.
bool Writer::is_marked(cmark_node* cell, std::string_view mark) const {
  cmark_node* const text = cmark_node_first_child(cell);
  if (!text || cmark_node_next(text) || cmark_node_get_type(text) != CMARK_NODE_TEXT) return false;
  const std::string_view literal = literal_of(text);
  const Letters::Found found = prepared_.letters.look(literal, 0);
  return found.what == Letters::Found::What::token && found.size == literal.size() &&
         found.index < prepared_.placeholders.size() && prepared_.placeholders[found.index].source == mark;
}

std::vector<Writer::TableRow> Writer::rows_of(cmark_node* first) const {
  std::vector<TableRow> rows;
  std::vector<std::pair<std::size_t, std::size_t>> above;  // the cell of each column that a mark below belongs to
  constexpr auto kNone = static_cast<std::size_t>(-1);
  for (cmark_node* node = first; node; node = cmark_node_next(node)) {
    const TablePart* const part = part_at(node);
    const bool is_joined = part && part->part == KramdownTable::Line::joined && !rows.empty();
    if (!is_joined) rows.push_back({node, part ? name_of(part->part) : nullptr, {}});
    if (!is_joined && rows.back().part) above.clear();
    TableRow& row = rows.back();
    std::size_t left = kNone, column = 0;
    for (cmark_node* cell = cmark_node_first_child(node); cell; cell = cmark_node_next(cell), ++column) {
      if (above.size() <= column) above.emplace_back(kNone, kNone);
      if (is_joined) {
        const auto own = std::lower_bound(row.cells.begin(), row.cells.end(), column,
                                          [](const TableCell& one, std::size_t value) { return one.column < value; });
        if (own != row.cells.end() && own->column == column) own->lines.push_back(cell);
      } else if (is_marked(cell, "")) {
        if (left != kNone) ++row.cells[left].columns;
      } else if (above[column].first != kNone && is_marked(cell, kSpannedRow)) {
        ++rows[above[column].first].cells[above[column].second].rows;
        left = kNone;
      } else {
        left = row.cells.size();
        above[column] = {rows.size() - 1, left};
        row.cells.push_back({{cell}, column, 1, 1});
      }
    }
  }
  return rows;
}

void Writer::table(cmark_node* node) {
  const unsigned char* alignments = cmark_gfm_extensions_get_table_alignments(node);
  sink_.open("table");
  cmark_node* child = cmark_node_first_child(node);
  // Above the rows of other dialects' tables stands a head for the parser alone.
  const bool tells_parts = child && part_at(cmark_node_next(child));
  if (tells_parts) child = cmark_node_next(child);
  const char* part = nullptr;
  for (const TableRow& row : rows_of(child)) {
    sink_.line(file_line(row.node));
    const char* const here = row.part || tells_parts                         ? row.part
                             : table_node(row.node) == TableNode::header_row ? "thead"
                             : !part || std::string_view(part) == "thead"    ? "tbody"
                                                                             : nullptr;
    if (here && part) sink_.close();
    if (here) sink_.open(part = here);
    table_row(row, alignments, std::string_view(part) == "thead" ? "th" : "td");
  }
  if (part) sink_.close();
  sink_.close();
}

void Writer::table_row(const TableRow& row, const unsigned char* alignments, const char* cell_name) {
  sink_.open("tr");
  for (const TableCell& cell : row.cells) {
    sink_.open(cell_name);
    if (cell.columns > 1) sink_.attribute("colspan", std::to_string(cell.columns));
    if (cell.rows > 1) sink_.attribute("rowspan", std::to_string(cell.rows));
    switch (alignments ? alignments[cell.column] : 0) {
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
    bool has_text = false;
    for (cmark_node* const line : cell.lines) {
      cmark_node* const text = cmark_node_first_child(line);
      if (text && has_text) line_break();
      inlines(text, nullptr);
      has_text = has_text || text;
    }
    sink_.close();
  }
  sink_.close();
}

}  // namespace essaypack
