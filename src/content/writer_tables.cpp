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
  return cmark_node_get_type(line_break) == CMARK_NODE_SOFTBREAK && next &&
         cmark_node_get_type(next) == CMARK_NODE_TEXT && literal_of(next).substr(0, 2) == ": ";
}

/// The end of the terms that a paragraph begins with, of one if `several` is not said; null if it is no description.
cmark_node* end_of_terms(cmark_node* node, bool several) {
  if (!node || cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) return nullptr;
  cmark_node* const first = cmark_node_first_child(node);
  for (cmark_node* split = first; split; split = cmark_node_next(split)) {
    if (cmark_node_get_type(split) != CMARK_NODE_SOFTBREAK) continue;
    if (split != first && starts_description(split)) return split;
    if (!several) return nullptr;
  }
  return nullptr;
}

/// A paragraph that begins with `: `, behind the blank line that parts it from its term.
bool is_loose_description(cmark_node* node) {
  if (!node || cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) return false;
  cmark_node* const first = cmark_node_first_child(node);
  return first && cmark_node_get_type(first) == CMARK_NODE_TEXT && literal_of(first).substr(0, 2) == ": ";
}

/// Takes `: ` from the text that a description begins with.
void cut_colon(cmark_node* text) {
  std::string_view description = literal_of(text).substr(2);
  description.remove_prefix(std::min(description.find_first_not_of(' '), description.size()));
  cmark_node_set_literal(text, std::string(description).c_str());
}

/// What parts a table: a row of nothing but dashes begins another body, one of equals signs the foot.
enum class Rule { none, body, foot };

Rule rule_of(cmark_node* row) {
  Rule rule = Rule::none;
  for (cmark_node* cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell))
    for (cmark_node* text = cmark_node_first_child(cell); text; text = cmark_node_next(text)) {
      if (cmark_node_get_type(text) != CMARK_NODE_TEXT ||
          literal_of(text).find_first_not_of("-=+: ") != std::string_view::npos)
        return Rule::none;
      if (literal_of(text).size() < 3) continue;
      rule = literal_of(text).find('=') != std::string_view::npos ? Rule::foot : Rule::body;
    }
  return rule;
}

bool is_empty_row(cmark_node* row) {
  for (cmark_node* cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell))
    if (cmark_node_first_child(cell)) return false;
  return true;
}

}  // namespace

/// `term`, then lines that begin with `: `. Paragraphs of this kind that follow are of the same list.
bool Writer::description_list(cmark_node* node) {
  const auto is_term = [this](cmark_node* paragraph) {
    if (end_of_terms(paragraph, config_.several_terms)) return true;
    return config_.several_terms && paragraph && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH &&
           cmark_node_first_child(paragraph) && !is_loose_description(paragraph) &&
           is_loose_description(cmark_node_next(paragraph));
  };
  if (!config_.description_lists || !is_term(node)) return false;
  sink_.open("dl");
  description(node);
  for (cmark_node* next = cmark_node_next(node); is_term(next); next = cmark_node_next(node)) {
    sink_.line(file_line(next));
    if (raw_) raw_->pass_block();
    description(next);
    cmark_node_free(next);
  }
  sink_.close();
  return true;
}

void Writer::terms(cmark_node* first, cmark_node* end) {
  while (first && first != end) {
    cmark_node* next = first;
    while (next && next != end && cmark_node_get_type(next) != CMARK_NODE_SOFTBREAK) next = cmark_node_next(next);
    sink_.open("dt");
    begin_inlines();
    inlines(first, next);
    sink_.close();
    first = next && next != end ? cmark_node_next(next) : end;
  }
}

void Writer::description(cmark_node* node) {
  cmark_node* split = end_of_terms(node, config_.several_terms);
  terms(cmark_node_first_child(node), split);
  while (split) {
    cmark_node* text = cmark_node_next(split);
    cut_colon(text);
    cmark_node* end = text;
    while (end && !starts_description(end)) end = cmark_node_next(end);
    sink_.open("dd");
    begin_inlines();
    inlines(text, end);
    sink_.close();
    split = end;
  }
  if (!config_.several_terms) return;
  for (cmark_node* loose = cmark_node_next(node); is_loose_description(loose); loose = cmark_node_next(node)) {
    sink_.line(file_line(loose));
    if (raw_) raw_->pass_block();
    cut_colon(cmark_node_first_child(loose));
    sink_.open("dd");
    sink_.open("p");
    begin_inlines();
    inlines(cmark_node_first_child(loose), nullptr);
    sink_.close();
    sink_.close();
    cmark_node_free(loose);
  }
}

void Writer::table(cmark_node* node) {
  const unsigned char* alignments = cmark_gfm_extensions_get_table_alignments(node);
  sink_.open("table");
  bool in_body = false;
  const char* part = "tbody";
  for (cmark_node* child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
    sink_.line(file_line(child));
    if (table_node(child) == TableNode::header_row) {
      if (config_.kramdown && is_empty_row(child)) continue;
      sink_.open("thead");
      row(child, alignments, "th");
      sink_.close();
      continue;
    }
    if (const Rule rule = config_.kramdown ? rule_of(child) : Rule::none; rule != Rule::none) {
      if (in_body) sink_.close();
      in_body = false;
      part = rule == Rule::foot && cmark_node_next(child) ? "tfoot" : "tbody";
      continue;
    }
    if (!in_body) sink_.open(part);
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
