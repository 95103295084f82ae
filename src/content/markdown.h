#pragma once

/// cmark-gfm behind a narrow door: a parsed document that frees itself.

#include <cmark-gfm.h>

#include <memory>
#include <string_view>

namespace essaypack {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

/// Parses Markdown with footnotes, and with tables and task lists if `gfm`. May run on several threads: `strikethrough` and `autolink`,
/// which switch characters of a global table on and off, stay out (inline_marks.h and linkify.h do their work).
Document parse_markdown(std::string_view text, bool gfm);

/// What kinds of nodes cmark adds for its extensions.
enum class TableNode { none, table, row, header_row, cell };
TableNode table_node(cmark_node* node);
bool is_task_item(cmark_node* node);

/// What a walk over the whole tree finds before anything is written.
struct Survey {
  int depth = 0;
  int deepest_line = 0;
  bool has_html = false;       ///< Raw HTML other than comments.
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
