#include "content/markdown/writer.h"

#include "base/text.h"
#include "content/markdown/markdown.h"
#include "content/text/note_kind.h"
#include "content/text/prepared.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <string>

namespace essaypack {

namespace {

char32_t guard_letter(const Prepared& prepared) {
  const std::string guard = prepared.letters.guard();
  std::size_t at = 0;
  return next_code_point(guard, at);
}

/// The language of a fence: the first word of its info string as far as it can be a class.
std::string language_of_fence(std::string_view info) {
  const std::size_t end = info.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+#.-");
  return std::string(info.substr(0, end));
}

/// `> [!NOTE]` on the first line of a quotation, and what stands behind it there.
struct Alert {
  std::string kind;             ///< Lower case; empty: this is a quotation.
  cmark_node* title = nullptr;  ///< The first node behind the marker.
  cmark_node* line_end = nullptr;
};

Alert read_alert(cmark_node* quote) {
  cmark_node* paragraph = cmark_node_first_child(quote);
  if (!paragraph || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH) return {};
  std::string text;
  cmark_node* node = cmark_node_first_child(paragraph);
  for (;
       node && cmark_node_get_type(node) == CMARK_NODE_TEXT && text.find(']') == std::string::npos && text.size() < 40;
       node = cmark_node_next(node))
    text += literal_of(node);
  const std::size_t close = text.find(']');
  if (!text.starts_with("[!") || close == std::string::npos) return {};
  Alert alert;
  alert.kind = to_lower_ascii(std::string_view(text).substr(2, close - 2));
  if (!is_note_kind(alert.kind)) return {};
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

Writer::Writer(const Prepared& prepared, const MarkdownConfig& config, std::string_view language, int first_line,
               Sink& sink, RawHtml* raw)
    : prepared_(prepared),
      config_(config),
      sink_(sink),
      raw_(raw),
      first_line_(first_line),
      cjk_language_(has_cjk_breaks(language)),
      guard_(guard_letter(prepared)),
      smart_(config.quotes),
      tail_(guard_) {}

int Writer::file_line(cmark_node* node) const {
  return prepared_.source_line(cmark_node_get_start_line(node)) + first_line_ - 1;
}

void Writer::blocks(cmark_node* parent) {
  for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) block(node);
}

void Writer::block(cmark_node* node) {
  sink_.line(file_line(node));
  if (raw_) raw_->pass_block();
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
      return paragraph(node);
    case CMARK_NODE_HEADING:
      return heading(node);
    case CMARK_NODE_BLOCK_QUOTE:
      return quote(node);
    case CMARK_NODE_LIST:
      return list(node);
    case CMARK_NODE_CODE_BLOCK:
      return code_block(node);
    case CMARK_NODE_HTML_BLOCK:
      return html_block(node);
    case CMARK_NODE_THEMATIC_BREAK:
      return sink_.empty("hr");
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      return;  // written by itself
    default:
      break;  // cmark's types are open: extensions add theirs
  }
  if (table_node(node) == TableNode::table) table(node);
}

void Writer::paragraph(cmark_node* node) {
  if (is_contents_marker(node) || lone_block(node) || description_list(node)) return;
  sink_.open("p");
  begin_inlines();
  inlines(cmark_node_first_child(node), nullptr);
  sink_.close();
}

/// `[TOC]` and its like alone in a paragraph.
bool Writer::is_contents_marker(cmark_node* paragraph) const {
  constexpr std::string_view kMarkers[] = {"[toc]",  "[[toc]]", "[_toc_]", "[[_toc_]]", "@[toc]",
                                           "${toc}", "{:toc}",  "{: toc}", "{{toc}}",   "{{ toc }}"};
  constexpr std::size_t kLongest = 12;
  std::string text;
  for (cmark_node* node = cmark_node_first_child(paragraph); node; node = cmark_node_next(node)) {
    const cmark_node_type type = cmark_node_get_type(node);
    cmark_node* only = type == CMARK_NODE_TEXT ? node : cmark_node_first_child(node);
    if (!only || cmark_node_get_type(only) != CMARK_NODE_TEXT || (only != node && cmark_node_next(only))) return false;
    const std::string literal(literal_of(only));
    if (type == CMARK_NODE_TEXT)
      text += literal;
    else if (type == CMARK_NODE_EMPH)
      text += "_" + literal + "_";
    else if (type == CMARK_NODE_LINK && text == "@")  // `@[toc](Title)`
      text += "[" + literal + "]";
    else
      return false;
    if (text.size() > kLongest) return false;
  }
  const std::string marker = to_lower_ascii(trim(text));
  return std::find(std::begin(kMarkers), std::end(kMarkers), marker) != std::end(kMarkers);
}

/// A paragraph of nothing but tokens that stand for blocks.
bool Writer::lone_block(cmark_node* paragraph) {
  cmark_node* only = cmark_node_first_child(paragraph);
  if (!prepared_.has_letters || !only || cmark_node_next(only) || cmark_node_get_type(only) != CMARK_NODE_TEXT)
    return false;
  const std::string_view text = trim(literal_of(only));
  std::size_t at = 0;
  while (at < text.size()) {
    const Letters::Found found = prepared_.letters.look(text, at);
    if (found.what != Letters::Found::What::token || found.index >= prepared_.placeholders.size()) return false;
    const Placeholder& placeholder = prepared_.placeholders[found.index];
    if (placeholder.kind != Placeholder::Kind::html_block && !placeholder.is_display) return false;
    at += found.size;
  }
  if (text.empty()) return false;
  for (at = 0; at < text.size();) {
    const Letters::Found found = prepared_.letters.look(text, at);
    const Placeholder& placeholder = prepared_.placeholders[found.index];
    if (placeholder.is_display) {
      formula("div", placeholder);
    } else {
      html_inline(placeholder.output, sink_.line());
    }
    at += found.size;
  }
  return true;
}

void Writer::heading(cmark_node* node) {
  const char name[] = {'h', static_cast<char>('0' + cmark_node_get_heading_level(node)), '\0'};
  static constexpr const char* kNames[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
  sink_.open(kNames[name[1] - '1']);
  begin_inlines();
  inlines(cmark_node_first_child(node), nullptr);
  sink_.close();
}

void Writer::quote(cmark_node* node) {
  const Alert alert = read_alert(node);
  if (alert.kind.empty()) {
    sink_.open("blockquote");
    blocks(node);
    sink_.close();
    return;
  }
  sink_.open("aside");
  sink_.attribute("class", alert.kind == "note" ? "note" : "note " + alert.kind);
  if (alert.title && alert.title != alert.line_end) {
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

void Writer::item(cmark_node* node, bool is_tight) {
  sink_.line(file_line(node));
  sink_.open("li");
  if (const std::optional<bool> is_done = config_.gfm ? take_task(node) : std::nullopt) {
    sink_.open("ep:task");
    sink_.attribute("done", *is_done ? "true" : "false");
    sink_.close();
  }
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

void Writer::code_block(cmark_node* node) {
  const char* info = cmark_node_get_fence_info(node);
  const std::string language = language_of_fence(prepared_.resolve(info ? info : "", Resolve::source));
  sink_.open("pre");
  sink_.open("code");
  if (!language.empty()) sink_.attribute("class", "language-" + language);
  sink_.text(prepared_.resolve(literal_of(node), Resolve::source));
  sink_.close();
  sink_.close();
}

void Writer::html_block(cmark_node* node) { html_inline(literal_of(node), file_line(node)); }

void Writer::html_inline(std::string_view literal, int line) {
  if (!raw_) {
    // Only comments are here: the markers among them stay.
    for (std::size_t at = 0; (at = literal.find("<!--", at)) != std::string_view::npos; at += 4) {
      const std::size_t end = literal.find("-->", at);
      if (end != std::string_view::npos && is_more_marker(literal.substr(at + 4, end - at - 4))) sink_.empty("ep:more");
    }
    return;
  }
  const std::string text = prepared_.resolve(literal, Resolve::html);
  std::size_t from = 0;
  // One line after the other, so that each keeps its number; a tag may run over several.
  while (from < text.size()) {
    std::size_t end = text.find(">\n", from);
    end = end == std::string::npos ? text.size() : end + 2;
    sink_.line(line);
    const std::string_view piece = std::string_view(text).substr(from, end - from);
    sink_.raw(raw_->clean(piece, line));
    for (const char c : piece) line += c == '\n';
    from = end;
  }
}

}  // namespace essaypack
