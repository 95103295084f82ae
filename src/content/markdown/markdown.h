#pragma once

/// cmark-gfm behind a narrow door: a parsed document that frees itself.

#include "base/owned.h"
#include "config/config.h"

#include <cmark-gfm.h>

#include <string_view>

namespace essaypack {

using Document = Owned<cmark_node, cmark_node_free>;

/// What is Markdown besides CommonMark.
struct Grammar {
  bool tables = true, task_lists = true, footnotes = true;
};
Grammar grammar_of(const MarkdownConfig& config);

/// Parses Markdown. May run on several threads: `strikethrough` and `autolink`, which switch characters of a global
/// table on and off, stay out (inline_marks.h and linkify.h do their work).
Document parse_markdown(std::string_view text, const Grammar& grammar);

/// A node that may enter a parsed document; it belongs to the caller until it does.
cmark_node* make_node(cmark_node_type type);

/// Calls `visit(event, node)` for `root` and each node below it, as it is entered and, if it can have children, as it
/// is left.
template <class Visit>
void walk_nodes(cmark_node* root, Visit&& visit) {
  const Owned<cmark_iter, cmark_iter_free> iterator(cmark_iter_new(root));
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;)
    visit(event, cmark_iter_get_node(iterator.get()));
}

/// What kinds of nodes cmark adds for its extensions.
enum class TableNode { none, table, row, header_row, cell };
TableNode table_node(cmark_node* node);
bool is_task_item(cmark_node* node);

/// What a walk over the whole tree finds before anything is written.
struct Survey {
  int depth = 0;
  int deepest_line = 0;
  bool has_html = false;  ///< Raw HTML other than comments.
};
Survey survey(cmark_node* document);

/// The text of a literal that holds only comments and white space.
bool is_comment_only(std::string_view html);

/// A node's literal, never null.
inline std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal ? std::string_view(literal) : std::string_view();
}
inline std::string_view url_of(cmark_node* node) {
  const char* url = cmark_node_get_url(node);
  return url ? std::string_view(url) : std::string_view();
}
inline std::string_view title_of(cmark_node* node) {
  const char* title = cmark_node_get_title(node);
  return title ? std::string_view(title) : std::string_view();
}

}  // namespace essaypack
