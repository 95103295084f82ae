/// Quotations, and the alerts that look like them.

#include "content/markdown/writer.h"

#include "base/text.h"
#include "content/markdown/markdown.h"
#include "content/text/note_kind.h"

#include <algorithm>
#include <string>

namespace essaypack {

namespace {

/// `> [!NOTE]` on the first line of a quotation, and what stands behind it there.
struct Alert {
  std::string kind;             ///< Lower case; empty: this is a quotation.
  std::string usual_title;      ///< What Obsidian shows where none is given.
  cmark_node* title = nullptr;  ///< The first node behind the marker.
  cmark_node* line_end = nullptr;
};

/// `my-thing` as `My thing`.
std::string usual_title(std::string_view kind) {
  std::string title(kind);
  title.replace(0, 1, to_upper(title.substr(0, 1)));
  for (char& c : title) c = c == '-' ? ' ' : c;
  return title;
}

/// `any_kind`: Obsidian takes any word for one, and words behind a bar for its look.
Alert read_alert(cmark_node* quote, bool any_kind) {
  cmark_node* paragraph = cmark_node_first_child(quote);
  if (!paragraph || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH) return {};
  std::string text;
  cmark_node* node = cmark_node_first_child(paragraph);
  for (;
       node && cmark_node_get_type(node) == CMARK_NODE_TEXT && text.find(']') == std::string::npos && text.size() < 80;
       node = cmark_node_next(node))
    text += literal_of(node);
  const std::size_t close = text.find(']');
  if (!text.starts_with("[!") || close == std::string::npos) return {};
  Alert alert;
  std::string_view kind = std::string_view(text).substr(2, close - 2);
  if (any_kind) kind = trim(kind.substr(0, kind.find('|')));
  if (any_kind) alert.usual_title = usual_title(kind);
  alert.kind = to_lower_ascii(kind);
  if (any_kind ? alert.kind.empty() : !is_note_kind(alert.kind)) return {};
  std::size_t end = close + 1;
  if (end < text.size() && (text[end] == '+' || text[end] == '-')) ++end;  // Obsidian: open or folded
  alert.title = node;
  const std::string_view rest = std::string_view(text).substr(end);
  if (!trim(rest).empty()) {
    alert.title = node ? cmark_node_previous(node) : cmark_node_last_child(paragraph);
    cmark_node_set_literal(alert.title, std::string(rest.substr(rest.find_first_not_of(' '))).c_str());
  }
  const auto is_break = [](cmark_node* at) {
    return cmark_node_get_type(at) == CMARK_NODE_SOFTBREAK || cmark_node_get_type(at) == CMARK_NODE_LINEBREAK;
  };
  for (alert.line_end = alert.title; alert.line_end && !is_break(alert.line_end);)
    alert.line_end = cmark_node_next(alert.line_end);
  return alert;
}

}  // namespace

void Writer::quote(cmark_node* node) {
  const Alert alert = read_alert(node, config_.notes.wiki_links);
  if (alert.kind.empty()) {
    sink_.open("blockquote");
    blocks(node);
    sink_.close();
    return;
  }
  sink_.open("aside");
  const bool is_name = std::all_of(alert.kind.begin(), alert.kind.end(), is_ascii_name);
  sink_.attribute("class", !is_name || alert.kind == "note" ? "note" : "note " + alert.kind);
  const bool has_title = alert.title && alert.title != alert.line_end;
  if (!has_title && !alert.usual_title.empty()) {
    sink_.open("p");
    sink_.open("strong");
    sink_.text(alert.usual_title);
    sink_.close();
    sink_.close();
  }
  if (has_title) {
    sink_.open("p");
    sink_.open("strong");
    begin_inlines();
    inlines(alert.title, alert.line_end);
    sink_.close();
    sink_.close();
  }
  cmark_node* paragraph = cmark_node_first_child(node);
  if (alert.line_end && cmark_node_next(alert.line_end)) {
    sink_.open("p");
    begin_inlines();
    inlines(cmark_node_next(alert.line_end), nullptr);
    sink_.close();
  }
  for (cmark_node* child = cmark_node_next(paragraph); child; child = cmark_node_next(child)) block(child);
  sink_.close();
}

}  // namespace essaypack
