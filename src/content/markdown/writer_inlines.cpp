#include "base/byte_set.h"
#include "content/markdown/inline_marks.h"
#include "content/markdown/markdown.h"
#include "content/markdown/writer.h"
#include "content/text/linkify.h"
#include "content/text/math_html.h"

#include "base/text.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr ByteSet kSmartMarks("\"'-.");

}  // namespace

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

/// Adjacent pieces of text are written together: cmark cuts at every character that could mean something.
void Writer::gather_text(cmark_node* node) {
  const std::string_view text = literal_of(node);
  if (text.empty()) return;
  tail_.add(text);
  run_ += text;
}

/// Guards and escapes leave the run; what a backslash made literal is remembered.
void Writer::drop_letters() {
  std::string kept;
  for (std::size_t at = 0; at < run_.size();) {
    const std::size_t stop = std::min(prepared_.letters.find(run_, at), run_.size());
    kept.append(run_, at, stop - at);
    if (stop == run_.size()) break;
    const Letters::Found found = prepared_.letters.look(run_, stop);
    if (found.what == Letters::Found::What::token) kept.append(run_, stop, found.size);
    if (found.what == Letters::Found::What::escape && !kept.empty())
      literal_.emplace_back(kept.size() - 1, kept.size());
    at = stop + found.size;
  }
  run_ = std::move(kept);
}

void Writer::flush_text(char32_t next) {
  if (run_.empty()) return;
  std::string turned;
  if (config_.smart && prepared_.has_letters && prepared_.letters.may_occur(run_)) drop_letters();
  if (run_.empty()) return literal_.clear();  // it was letters of ours and nothing else
  if (config_.smart && html_code_ == 0 && kSmartMarks.find(run_, 0) != std::string::npos) {
    // Addresses keep their dots and dashes.
    for (BareLink link = find_bare_link(run_, 0); link.begin != std::string::npos;
         link = find_bare_link(run_, link.end))
      literal_.emplace_back(link.begin, link.end);
    std::sort(literal_.begin(), literal_.end());
    turned = smart_.turn(run_, literal_, next);
  } else if (config_.smart) {
    std::size_t at = run_.size();
    smart_.pass(previous_code_point(run_, at));
  }
  const std::string run = turned.empty() ? std::move(run_) : std::move(turned);
  run_.clear();
  literal_.clear();
  if (!prepared_.has_letters || !prepared_.letters.may_occur(run)) return write_run(run);
  std::string plain;
  for (std::size_t at = 0; at < run.size();) {
    std::size_t stop = prepared_.letters.find(run, at);
    if (stop == std::string::npos) stop = run.size();
    plain.append(run, at, stop - at);
    if (stop == run.size()) break;
    const Letters::Found found = prepared_.letters.look(run, stop);
    if (found.what == Letters::Found::What::token) {
      write_run(plain);
      plain.clear();
      token(found.index);
    }
    at = stop + found.size;
  }
  write_run(plain);
}

void Writer::token(std::size_t index) {
  if (index >= prepared_.placeholders.size()) return;
  const Placeholder& placeholder = prepared_.placeholders[index];
  switch (placeholder.kind) {
    case Placeholder::Kind::math:
      formula("span", placeholder);
      break;
    case Placeholder::Kind::html:
    case Placeholder::Kind::html_block:
      html_inline(placeholder.output, sink_.line());
      break;
    case Placeholder::Kind::text:
      sink_.text(placeholder.output);
      break;
  }
}

void Writer::formula(const char* element, const Placeholder& placeholder) {
  sink_.line(placeholder.line + first_line_ - 1);
  sink_.open(element);
  sink_.note_line();
  sink_.attribute("class", "math");
  sink_.text(placeholder.output);
  sink_.close();
}

/// Text without letters: bare addresses become links.
void Writer::write_run(std::string_view text) {
  std::size_t from = 0;
  if (links_ == 0 && config_.autolink)
    for (BareLink link = find_bare_link(text, 0); link.begin != std::string_view::npos;
         link = find_bare_link(text, from)) {
      write_text(text.substr(from, link.begin - from));
      sink_.open("a");
      sink_.attribute("href", link.url);
      write_text(text.substr(link.begin, link.end - link.begin));
      sink_.close();
      from = link.end;
    }
  write_text(text.substr(from));
}

void Writer::write_text(std::string_view text) {
  // Character references may have brought what XML forbids; the file's own text is clean.
  if (prepared_.has_references)
    sink_.text(xml_clean(text));
  else
    sink_.text(text);
}

void Writer::inline_node(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_SOFTBREAK) return soft_break(node);
  flush_text(type == CMARK_NODE_LINEBREAK ? '\n' : 'x');
  switch (type) {
    case CMARK_NODE_LINEBREAK:
      sink_.empty("br");
      sink_.text("\n");
      tail_.clear();
      smart_.pass('\n');
      break;
    case CMARK_NODE_CODE:
      sink_.open("code");
      write_text(prepared_.resolve(literal_of(node), Resolve::source));
      sink_.close();
      tail_.add(literal_of(node));
      smart_.pass('x');
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
  sink_.line(prepared_.source_line(cmark_node_get_start_line(node)) + first_line_ - 1);
  sink_.open("a");
  sink_.attribute("href", xml_clean(prepared_.resolve(url_of(node), Resolve::plain)));
  if (const std::string_view title = title_of(node); !title.empty())
    sink_.attribute("title", xml_clean(prepared_.resolve(title, Resolve::plain)));
  ++links_;
  inlines(cmark_node_first_child(node), nullptr);
  --links_;
  sink_.close();
}

void Writer::image(cmark_node* node) {
  sink_.line(prepared_.source_line(cmark_node_get_start_line(node)) + first_line_ - 1);
  sink_.open("img");
  sink_.attribute("src", xml_clean(prepared_.resolve(url_of(node), Resolve::plain)));
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
