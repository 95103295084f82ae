/// Lists, and the tasks in them.

#include "content/markdown/writer.h"

#include "content/markdown/markdown.h"

#include <cmark-gfm-core-extensions.h>

#include <optional>
#include <string>

namespace essaypack {

namespace {

bool is_in_quote(cmark_node* node) {
  while (node && cmark_node_get_type(node) != CMARK_NODE_BLOCK_QUOTE) node = cmark_node_parent(node);
  return node != nullptr;
}

/// Whether the task of an item is done; nothing if it is none. cmark-gfm 0.29 looks for the box at the start of the
/// line, and so misses those in quotations: there it is cut off the text.
std::optional<bool> take_task(cmark_node* item) {
  if (is_task_item(item)) return cmark_gfm_extensions_get_tasklist_item_checked(item);
  cmark_node* paragraph = cmark_node_first_child(item);
  cmark_node* text =
      paragraph && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH ? cmark_node_first_child(paragraph) : nullptr;
  if (!text || cmark_node_get_type(text) != CMARK_NODE_TEXT) return {};
  const std::string literal = cmark_node_get_literal(text);
  const std::string_view box = std::string_view(literal).substr(0, 4);
  if ((box != "[ ] " && box != "[x] " && box != "[X] ") || !is_in_quote(item)) return {};
  cmark_node_set_literal(text, literal.c_str() + box.size());
  return box != "[ ] ";
}

}  // namespace

void Writer::list(cmark_node* node) {
  if (cmark_node* orphan = cmark_node_first_child(node); description_at(orphan)) {
    restore_colon(orphan);
    blocks(orphan);
    cmark_node_free(orphan);
    return cmark_node_first_child(node) ? list(node) : void();
  }
  const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  sink_.open(ordered ? "ol" : "ul");
  const int start = cmark_node_get_list_start(node);
  if (ordered && start != 1) sink_.attribute("start", std::to_string(start));
  const bool is_tight = cmark_node_get_list_tight(node) != 0;
  for (cmark_node* child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
    if (description_at(child)) restore_colon(child);
    item(child, is_tight);
  }
  sink_.close();
}

void Writer::task(bool is_done) {
  sink_.open("ep:task");
  sink_.attribute("done", is_done ? "true" : "false");
  sink_.close();
}

void Writer::item(cmark_node* node, bool is_tight) {
  sink_.line(file_line(node));
  sink_.open("li");
  const std::optional<bool> is_done = config_.gfm && config_.task_lists ? take_task(node) : std::nullopt;
  cmark_node* first = cmark_node_first_child(node);
  // the box belongs to the item's first line
  const bool is_in_paragraph = !is_tight && first && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH;
  if (is_done && is_in_paragraph)
    task_ = is_done;
  else if (is_done)
    task(*is_done);
  for (cmark_node* child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
    if (!is_tight || cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH || lone_block(child)) {
      if (!is_tight || cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH) block(child);
      continue;
    }
    if (description_list(child)) continue;
    sink_.line(file_line(child));
    begin_inlines();
    inlines(cmark_node_first_child(child), nullptr);
  }
  sink_.close();
}

}  // namespace essaypack
