#include "content/markdown/markdown.h"

#include "base/memory.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include <algorithm>
#include <cstdlib>

namespace essaypack {

namespace {

/// Of all nodes: cmark takes no node into a tree whose memory comes from elsewhere.
cmark_mem memory = {allocate_zeroed_or_end, reallocate_or_end, std::free};

struct Extensions {
  cmark_syntax_extension* table;
  cmark_syntax_extension* tasklist;
};

/// Registered once; static initialisation is thread-safe.
const Extensions& extensions() {
  static const Extensions found = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return Extensions{cmark_find_syntax_extension("table"), cmark_find_syntax_extension("tasklist")};
  }();
  return found;
}

}  // namespace

Grammar grammar_of(const MarkdownConfig& config) {
  return {config.gfm && config.tables.are_read, config.gfm && config.task_lists, config.footnotes};
}

Document parse_markdown(std::string_view text, const Grammar& grammar) {
  const Extensions& known = extensions();
  const int options = grammar.footnotes ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT;
  const Owned<cmark_parser, cmark_parser_free> parser(cmark_parser_new_with_mem(options, &memory));
  if (grammar.tables) cmark_parser_attach_syntax_extension(parser.get(), known.table);
  if (grammar.task_lists) cmark_parser_attach_syntax_extension(parser.get(), known.tasklist);
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Document(cmark_parser_finish(parser.get()));
}

cmark_node* make_node(cmark_node_type type) { return cmark_node_new_with_mem(type, &memory); }

TableNode table_node(cmark_node* node) {
  const std::string_view name = cmark_node_get_type_string(node);
  if (name == "table_cell") return TableNode::cell;
  if (name == "table_row") return TableNode::row;
  if (name == "table_header") return TableNode::header_row;
  if (name == "table") return TableNode::table;
  return TableNode::none;
}

bool is_task_item(cmark_node* node) { return std::string_view(cmark_node_get_type_string(node)) == "tasklist"; }

bool is_comment_only(std::string_view html) {
  for (std::size_t at = 0;;) {
    at = html.find_first_not_of(" \t\n", at);
    if (at == std::string_view::npos) return true;
    if (html.compare(at, 4, "<!--") != 0) return false;
    const std::size_t end = html.find("-->", at + 4);
    if (end == std::string_view::npos) return false;
    at = end + 3;
  }
}

Survey survey(cmark_node* document) {
  Survey found;
  int depth = 0;
  walk_nodes(document, [&](cmark_event_type event, cmark_node* node) {
    if (event == CMARK_EVENT_EXIT) {
      --depth;
      return;
    }
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
        type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_THEMATIC_BREAK)
      return;
    if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
      found.has_html = found.has_html || !is_comment_only(literal_of(node));
      return;
    }
    if (++depth > found.depth) {
      found.depth = depth;
      found.deepest_line = cmark_node_get_start_line(node);
    }
  });
  return found;
}

}  // namespace essaypack
