/// Blocks: paragraphs, headings, code; the others have files of their own.

#include "content/markdown/writer.h"

#include "base/text.h"
#include "content/markdown/markdown.h"
#include "content/text/fence_info.h"
#include "content/text/prepared.h"

#include <algorithm>
#include <string>

namespace essaypack {

namespace {

char32_t guard_letter(const Prepared& prepared) {
  const std::string guard = prepared.letters.guard();
  std::size_t at = 0;
  return next_code_point(guard, at);
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
      smart_(config.typography.quotes),
      tail_(guard_) {
  if (config.typography.replacements) smart_.take_replacements();
}

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
  const std::optional<bool> box = std::exchange(task_, std::nullopt);
  if (!box && (is_contents_marker(node) || lone_block(node) || description_list(node))) return;
  const bool has_own_element = begins_with_element(node);
  if (!has_own_element) sink_.open("p");
  begin_inlines();
  if (box) task(*box);
  inlines(cmark_node_first_child(node), nullptr);
  if (!has_own_element) sink_.close();
}

/// A paragraph whose first token opens the element that it stands in.
bool Writer::begins_with_element(cmark_node* paragraph) const {
  cmark_node* first = cmark_node_first_child(paragraph);
  if (!prepared_.has_letters || !first || cmark_node_get_type(first) != CMARK_NODE_TEXT) return false;
  const Letters::Found found = prepared_.letters.look(literal_of(first), 0);
  return found.what == Letters::Found::What::token && found.index < prepared_.placeholders.size() &&
         prepared_.placeholders[found.index].kind == Placeholder::Kind::html_open;
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
    if (literal_of(only).size() > kLongest) return false;
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
    if (!placeholder.stands_alone()) return false;
    at += found.size;
  }
  if (text.empty()) return false;
  for (at = 0; at < text.size();) {
    const Letters::Found found = prepared_.letters.look(text, at);
    const Placeholder& placeholder = prepared_.placeholders[found.index];
    if (placeholder.is_display)
      formula("div", placeholder);
    else
      token(found.index);
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

/// hexo-renderer-multi-markdown-it shows references to braces as such, so that code may hold Hexo's tags.
static std::string with_braces(std::string_view code) {
  std::string out;
  for (std::size_t at = 0; at < code.size();) {
    const std::string_view piece = code.substr(at, 6);
    const bool is_brace = piece == "&#123;" || piece == "&#125;";
    out += is_brace ? (piece[4] == '3' ? '{' : '}') : code[at];
    at += is_brace ? piece.size() : 1;
  }
  return out;
}

void Writer::code_block(cmark_node* node) {
  const char* info = cmark_node_get_fence_info(node);
  const std::string words = prepared_.resolve(info ? info : "", Resolve::source);
  const std::string language = language_of_fence(words);
  const FenceTitle title = config_.fences.have_titles ? read_fence_title(words) : read_listed_title(words);
  if (!title.empty()) open_titled_code(title);
  sink_.open("pre");
  sink_.open("code");
  if (!language.empty()) sink_.attribute("class", "language-" + language);
  const std::string code = prepared_.resolve(literal_of(node), Resolve::source);
  sink_.text(config_.fences.keep_references ? code : with_braces(code));
  sink_.close();
  sink_.close();
  if (!title.empty()) sink_.close();
}

/// The title, and the figure that holds it and the code.
void Writer::open_titled_code(const FenceTitle& title) {
  sink_.open("figure");
  sink_.open("figcaption");
  sink_.text(title.text + (title.url.empty() || title.text.empty() ? "" : " "));
  if (!title.url.empty()) {
    sink_.open("a");
    sink_.note_line();
    sink_.attribute("href", title.url);
    sink_.text(title.link_text);
    sink_.close();
  }
  sink_.close();
}

}  // namespace essaypack
