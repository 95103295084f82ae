#include "content/markdown/line_join.h"

#include "base/text.h"
#include "content/markdown/markdown.h"

#include <algorithm>

namespace essaypack {

namespace {

cmark_node* next_in_document(cmark_node* node, bool go_down) {
  if (go_down)
    if (cmark_node* child = cmark_node_first_child(node)) return child;
  for (; node; node = cmark_node_parent(node)) {
    if ((cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK) return nullptr;
    if (cmark_node* next = cmark_node_next(node)) return next;
  }
  return nullptr;
}

bool is_break_tag(std::string_view html) { return to_lower_ascii(html.substr(0, 3)) == "<br"; }

}  // namespace

BreakSide LineTail::side() const {
  BreakSide side;
  for (auto piece = pieces_.rbegin(); piece != pieces_.rend(); ++piece)
    for (std::size_t at = piece->size(); at > 0;) {
      const char32_t c = previous_code_point(*piece, at);
      if (c == guard_ || is_mark_or_selector(c)) continue;
      if (!side.take(c)) return side;
    }
  return side;
}

BreakSide side_after(cmark_node* softbreak, char32_t guard) {
  BreakSide side;
  for (cmark_node* node = next_in_document(softbreak, false); node;) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK || type == CMARK_NODE_IMAGE) return side;
    if (type == CMARK_NODE_HTML_INLINE && is_break_tag(literal_of(node))) return side;
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      const std::string_view text = literal_of(node);
      for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c == guard) continue;
        if (is_mark_or_selector(c) && !side.is_empty()) continue;
        if (!side.take(c)) return side;
      }
    }
    node = next_in_document(node, type != CMARK_NODE_FOOTNOTE_REFERENCE);
  }
  return side;
}

}  // namespace essaypack
