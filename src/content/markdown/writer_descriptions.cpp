/// Description lists: to the parser a description is an item of a list (see scan/syntax/descriptions.h), and its terms
/// are the lines of the paragraph above that.

#include "content/markdown/markdown.h"
#include "content/markdown/writer.h"
#include "content/text/prepared.h"

#include <algorithm>

namespace essaypack {

namespace {

bool is_break(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

}  // namespace

const Description* Writer::description_at(cmark_node* item) const {
  if (!item || cmark_node_get_type(item) != CMARK_NODE_ITEM) return nullptr;
  const int line = cmark_node_get_start_line(item);
  // `: - x` is a list in a description: both begin there, the outer one is meant.
  cmark_node* const around = cmark_node_parent(cmark_node_parent(item));
  if (cmark_node_get_type(around) == CMARK_NODE_ITEM && cmark_node_get_start_line(around) == line) return nullptr;
  const auto& all = prepared_.descriptions;
  const auto found = std::lower_bound(all.begin(), all.end(), line,
                                      [](const Description& one, int value) { return one.line < value; });
  return found != all.end() && found->line == line ? &*found : nullptr;
}

bool Writer::is_term(cmark_node* node) const {
  if (!node || cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) return false;
  cmark_node* const next = cmark_node_next(node);
  return next && cmark_node_get_type(next) == CMARK_NODE_LIST && description_at(cmark_node_first_child(next));
}

bool Writer::description_list(cmark_node* node) {
  if (!is_term(node)) return false;
  sink_.open("dl");
  terms(node);
  for (;;) {
    cmark_node* const list = cmark_node_next(node);
    while (cmark_node* item = cmark_node_first_child(list)) {
      const Description* const found = description_at(item);
      if (!found) break;
      description(item, *found);
      cmark_node_free(item);
    }
    // An item of the author's own may stand behind: it is a list's.
    if (cmark_node_first_child(list)) break;
    cmark_node_free(list);
    cmark_node* const next = cmark_node_next(node);
    if (!is_term(next)) break;
    sink_.line(file_line(next));
    if (raw_) raw_->pass_block();
    terms(next);
    cmark_node_unlink(next);
    cmark_node_free(next);
  }
  sink_.close();
  return true;
}

void Writer::terms(cmark_node* paragraph) {
  for (cmark_node* first = cmark_node_first_child(paragraph); first;) {
    cmark_node* end = first;
    while (end && !is_break(end)) end = cmark_node_next(end);
    sink_.open("dt");
    begin_inlines();
    inlines(first, end);
    sink_.close();
    first = end ? cmark_node_next(end) : nullptr;
  }
}

void Writer::description(cmark_node* item, const Description& found) {
  sink_.line(file_line(item));
  if (raw_) raw_->pass_block();
  sink_.open("dd");
  cmark_node* first = cmark_node_first_child(item);
  if (first && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH && !found.is_loose && !is_term(first)) {
    if (!lone_block(first)) {
      begin_inlines();
      inlines(cmark_node_first_child(first), nullptr);
    }
    first = cmark_node_next(first);
  }
  for (; first; first = cmark_node_next(first)) block(first);
  sink_.close();
}

void Writer::restore_colon(cmark_node* item) {
  cmark_node* text = make_node(CMARK_NODE_TEXT);
  cmark_node_set_literal(text, ": ");
  cmark_node* paragraph = cmark_node_first_child(item);
  if (!paragraph || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH) {
    paragraph = make_node(CMARK_NODE_PARAGRAPH);
    cmark_node_prepend_child(item, paragraph);
  }
  cmark_node_prepend_child(paragraph, text);
}

}  // namespace essaypack
