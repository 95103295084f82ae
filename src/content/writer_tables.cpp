/// Tables and description lists.

#include "content/writer.h"

#include "content/markdown.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <string>

namespace essaypack {

namespace {

/// A soft break before a line that begins with `: `.
bool starts_description(cmark_node* line_break) {
  cmark_node* next = cmark_node_next(line_break);
  return cmark_node_get_type(line_break) == CMARK_NODE_SOFTBREAK && next && cmark_node_get_type(next) == CMARK_NODE_TEXT &&
         literal_of(next).substr(0, 2) == ": ";
}

/// The end of the term that a paragraph begins with; null if it is no description.
cmark_node* end_of_term(cmark_node* node) {
  if (!node || cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) return nullptr;
  cmark_node* first = cmark_node_first_child(node);
  cmark_node* split = first;
  while (split && cmark_node_get_type(split) != CMARK_NODE_SOFTBREAK) split = cmark_node_next(split);
  return split && split != first && starts_description(split) ? split : nullptr;
}

/// True for a row of nothing but dashes or equals signs.
bool is_rule(cmark_node* row) {
  bool has_rule = false;
  for (cmark_node* cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell))
    for (cmark_node* text = cmark_node_first_child(cell); text; text = cmark_node_next(text)) {
      if (cmark_node_get_type(text) != CMARK_NODE_TEXT || literal_of(text).find_first_not_of("-=+: ") != std::string_view::npos) return false;
      has_rule = has_rule || literal_of(text).size() > 2;
    }
  return has_rule;
}

}  // namespace

/// `term`, then lines that begin with `: `. Paragraphs of this kind that follow are of the same list.
bool Writer::description_list(cmark_node* node) {
  if (!config_.description_lists || !end_of_term(node)) return false;
  sink_.open("dl");
  description(node);
  for (cmark_node* next = cmark_node_next(node); end_of_term(next); next = cmark_node_next(node)) {
    sink_.line(file_line(next));
    if (raw_) raw_->pass_block();
    description(next);
    cmark_node_free(next);
  }
  sink_.close();
  return true;
}

void Writer::description(cmark_node* node) {
  cmark_node* split = end_of_term(node);
  sink_.open("dt");
  begin_inlines();
  inlines(cmark_node_first_child(node), split);
  sink_.close();
  while (split) {
    cmark_node* text = cmark_node_next(split);
    std::string_view description = literal_of(text).substr(2);
    description.remove_prefix(std::min(description.find_first_not_of(' '), description.size()));
    cmark_node_set_literal(text, std::string(description).c_str());
    cmark_node* end = text;
    while (end && !starts_description(end)) end = cmark_node_next(end);
    sink_.open("dd");
    begin_inlines();
    inlines(text, end);
    sink_.close();
    split = end;
  }
}

void Writer::table(cmark_node* node) {
  const unsigned char* alignments = cmark_gfm_extensions_get_table_alignments(node);
  sink_.open("table");
  bool in_body = false;
  for (cmark_node* child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
    sink_.line(file_line(child));
    if (table_node(child) == TableNode::header_row) {
      sink_.open("thead");
      row(child, alignments, "th");
      sink_.close();
      continue;
    }
    if (config_.rule_rows && is_rule(child)) continue;
    if (!in_body) sink_.open("tbody");
    in_body = true;
    row(child, alignments, "td");
  }
  if (in_body) sink_.close();
  sink_.close();
}

void Writer::row(cmark_node* node, const unsigned char* alignments, const char* cell_name) {
  sink_.open("tr");
  std::size_t column = 0;
  for (cmark_node* cell = cmark_node_first_child(node); cell; cell = cmark_node_next(cell), ++column) {
    sink_.open(cell_name);
    switch (alignments ? alignments[column] : 0) {
      case 'l': sink_.attribute("style", "text-align: left"); break;
      case 'c': sink_.attribute("style", "text-align: center"); break;
      case 'r': sink_.attribute("style", "text-align: right"); break;
      default: break;
    }
    begin_inlines();
    inlines(cmark_node_first_child(cell), nullptr);
    sink_.close();
  }
  sink_.close();
}

}  // namespace essaypack
