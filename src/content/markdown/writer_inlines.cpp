/// What stands in a line: emphasis, code, links, pictures, breaks.

#include "content/markdown/inline_marks.h"
#include "content/markdown/markdown.h"
#include "content/markdown/writer.h"
#include "content/text/math_html.h"

#include "base/text.h"

#include <algorithm>

namespace essaypack {

void Writer::begin_inlines() {
  smart_.begin_block();
  html_code_ = 0;
  tail_.clear();
}

void Writer::inlines(cmark_node* first, cmark_node* end) {
  for (cmark_node* node = first; node && node != end; node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) == CMARK_NODE_TEXT) {
      gather_text(node);
      continue;
    }
    inline_node(node);
  }
  flush_text('\n');
}

void Writer::inline_node(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_SOFTBREAK) return soft_break(node);
  flush_text(type == CMARK_NODE_LINEBREAK ? '\n' : 'x');
  switch (type) {
    case CMARK_NODE_LINEBREAK:
      line_break();
      break;
    case CMARK_NODE_CODE:
      code(node);
      break;
    case CMARK_NODE_HTML_INLINE:
      html_code_ = std::max(0, html_code_ + html_code_step(literal_of(node)));
      html_inline(literal_of(node), prepared_.source_line(cmark_node_get_start_line(node)) + first_line_ - 1);
      if (to_lower_ascii(literal_of(node).substr(0, 3)) == "<br") tail_.clear();
      break;
    case CMARK_NODE_EMPH:
      element(mark_element(node).empty() ? "em" : mark_element(node).data(), node);
      break;
    case CMARK_NODE_STRONG:
      element("strong", node);
      break;
    case CMARK_NODE_LINK:
      link(node);
      break;
    case CMARK_NODE_IMAGE:
      image(node);
      break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      sink_.open("ep:ref");
      sink_.attribute("note", literal_of(node));
      sink_.close();
      break;
    default:
      inlines(cmark_node_first_child(node), nullptr);
      break;  // cmark's types are open
  }
}

void Writer::line_break() {
  sink_.empty("br");
  sink_.text("\n");
  tail_.clear();
  smart_.pass('\n');
}

void Writer::code(cmark_node* node) {
  sink_.open("code");
  write_text(prepared_.resolve(literal_of(node), Resolve::source));
  sink_.close();
  tail_.add(literal_of(node));
  smart_.pass('x');
}

void Writer::soft_break(cmark_node* node) {
  if (config_.breaks) {
    flush_text('\n');
    sink_.empty("br");
    sink_.text("\n");
  } else if (!config_.join_lines || !joins_lines(tail_.side(), side_after(node, guard_), cjk_language_)) {
    run_ += '\n';
  }
  tail_.clear();
  if (config_.breaks) smart_.pass('\n');
}

void Writer::element(const char* name, cmark_node* node) {
  sink_.open(name);
  inlines(cmark_node_first_child(node), nullptr);
  sink_.close();
}

void Writer::link(cmark_node* node) {
  const std::string url = prepared_.resolve(url_of(node), Resolve::plain);
  if (url.find(kUnknownAddress) != std::string::npos) return inlines(cmark_node_first_child(node), nullptr);
  sink_.line(prepared_.source_line(cmark_node_get_start_line(node)) + first_line_ - 1);
  sink_.open("a");
  sink_.attribute("href", xml_clean(url));
  if (const std::string_view title = title_of(node); !title.empty())
    sink_.attribute("title", xml_clean(prepared_.resolve(title, Resolve::plain)));
  ++links_;
  inlines(cmark_node_first_child(node), nullptr);
  --links_;
  sink_.close();
}

void Writer::image(cmark_node* node) {
  const std::string url = prepared_.resolve(url_of(node), Resolve::plain);
  if (url.find(kUnknownAddress) != std::string::npos) return sink_.text(xml_clean(alt_text(node)));
  sink_.line(prepared_.source_line(cmark_node_get_start_line(node)) + first_line_ - 1);
  sink_.open("img");
  sink_.attribute("src", xml_clean(url));
  sink_.attribute("alt", xml_clean(alt_text(node)));
  if (const std::string_view title = title_of(node); !title.empty())
    sink_.attribute("title", xml_clean(prepared_.resolve(title, Resolve::plain)));
  sink_.close();
  tail_.clear();
  smart_.pass('x');
}

/// The plain text of an image's description; its lines are joined by the rule of paragraphs.
std::string Writer::alt_text(cmark_node* image) const {
  std::string alt;
  LineTail tail(guard_);
  walk_nodes(image, [&](cmark_event_type event, cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (event != CMARK_EVENT_ENTER) return;
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      alt += literal_of(node);
      tail.add(literal_of(node));
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
      if (type == CMARK_NODE_LINEBREAK || !joins_lines(tail.side(), side_after(node, guard_), cjk_language_))
        alt += ' ';
      tail.clear();
    }
  });
  return prepared_.resolve(alt, Resolve::plain);
}

}  // namespace essaypack
