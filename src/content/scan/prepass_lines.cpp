/// What only the start of a line can mean, before the parser sees it.

#include "content/scan/prepass_scan.h"

#include "base/comments.h"
#include "base/text.h"

namespace essaypack {

namespace {

bool is_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::string_view("\n \t#").find(c) == std::string_view::npos;
}

/// True for a line that no paragraph goes on in: the next one begins outside of the quotation or item that it was in.
bool ends_paragraph(std::string_view line) {
  for (const std::string_view mark : {"#", "```", "~~~", "---", "***", "___"})
    if (line.starts_with(mark) && line.find('|') == line.npos) return true;
  return begins_html_block(line);
}

/// The first characters of a heading, for a hint.
std::string_view cut_line(std::string_view text) {
  std::size_t at = 0;
  for (int i = 0; i < 20 && at < text.size(); ++i) next_code_point(text, at);
  return text.substr(0, at);
}

}  // namespace

bool opens_comment(std::string_view line) {
  for (std::size_t at = 0; (at = line.find("<!--", at)) != std::string_view::npos;)
    if ((at = end_of_html_comment(line, at)) == std::string_view::npos) return true;
  return false;
}

bool Prepass::begin_line() {
  if (!admonitions_.empty() && at_ != entered_) {
    enter_line();
    if (at_ >= body_.size()) return true;
  }
  if (line_begin_ == row_at_) {
    const std::size_t text = std::min(body_.find_first_not_of(" \t>", at_), line_end(at_));
    if (table_.lines[row_] != KramdownTable::Line::rule) join_block(text);
    return take_row(text);
  }
  if (line_begin_ == html_close_) end_html();
  behind_blank_ = was_blank_;
  const bool is_kramdown = context_.config.markdown.kramdown;
  // Most lines of an essay start with a CJK character.
  if (static_cast<unsigned char>(body_[at_]) >= 0x80 && !(is_kramdown && was_blank_) && paragraph_prefix_.empty()) {
    ++paragraph_lines_;
    return was_blank_ = false;
  }
  LineStart start = look_at_line(body_, line_begin_);
  if (marks_.find('>') != std::string::npos) start.is_quote = true;
  if (start.text >= body_.size() || body_[start.text] == '\n') {
    end_paragraph();
    was_blank_ = true;
    return false;
  }
  const bool is_code = start.indent >= kLevel && was_blank_ && !in_list_ && !start.is_quote;
  if (is_code) {
    copy_code(std::min(line_end(at_) + 1, body_.size()));
    return true;
  }
  if (start.is_item)
    in_list_ = true, item_column_ = start.text - line_begin_;
  else if (start.indent == 0 && was_blank_)
    in_list_ = false;
  was_blank_ = false;
  open_description(start);
  note_paragraph(start);
  if (!paragraph_prefix_.empty() && !start.is_item && line_from(body_, start.text).find('|') != std::string_view::npos)
    join_block(start.text);
  if (is_kramdown && (behind_blank_ || start.is_item))
    if (const LineStart inner = innermost(start); begin_table(inner)) return take_row(inner.text);
  if (is_kramdown && body_[start.text] == '<' && start.indent < kLevel && at_ >= markup_end_) begin_html(start);
  return begin_block(start);
}

bool Prepass::begin_block(const LineStart& start) {
  const char c = body_[start.text];
  if (c == '^' && context_.config.markdown.kramdown && trim(line_from(body_, start.text)) == "^")
    return end_list(start);  // kramdown's end of a block
  if (c == '{' && context_.config.markdown.block_attributes && is_block_attribute(start)) return end_block(start);
  if (c == '`' || c == '~')
    return admonitions_.empty() || admonitions_.back().columns == 0 ? copy_fence(start) : copy_indented_fence(start);
  if (c == '#' && start.indent < kLevel) mend_heading(start.text);
  if (c == '[') note_label(start.text);
  if (c == '<' && tags_.language() == TagLanguage::liquid && start.indent < kLevel) return open_markdown(start.text);
  if ((c == '!' || c == '?' || c == '=') && !start.is_item && (start.indent < kLevel || in_list_))
    return take_indented(start);
  if ((c == ':' || c == '{' || c == '*') && start.indent < kLevel) return take_line(start);
  return false;
}

void Prepass::end_paragraph() {
  paragraph_lines_ = 0;
  in_html_block_ = in_description_ = false;
  paragraph_prefix_.clear();
}

void Prepass::note_paragraph(const LineStart& start) {
  if (description_ != start.text && (start.is_item || start.is_quote)) {
    if (start.is_item) paragraph_lines_ = 0;
    std::string prefix = line_prefix(innermost(start).text);
    // a line with some of the marks goes on in the paragraph that has all of them
    if (start.is_item || prefix.size() > paragraph_prefix_.size()) paragraph_prefix_ = std::move(prefix);
  }
  if (!paragraph_prefix_.empty() && ends_paragraph(line_from(body_, start.text))) paragraph_prefix_.clear();
  if (paragraph_lines_++ == 0) in_html_block_ = begins_html_block(line_from(body_, start.text));
}

void Prepass::open_description(LineStart& start) {
  constexpr std::size_t kWidest = 4;  // more spaces than these would make an item's text code
  const MarkdownConfig& markdown = context_.config.markdown;
  const std::string_view line = line_from(body_, start.text);
  if (line[0] != ':' || line.size() < 3 || (line[1] != ' ' && line[1] != '\t') || trim(line.substr(1)).empty()) return;
  if (!markdown.description_lists || start.is_item || in_html_block_ || at_ < markup_end_) return;
  if (!markdown.several_terms && (behind_blank_ || (paragraph_lines_ != 1 && !in_description_))) return;
  if (start.indent >= kLevel && !(in_list_ && start.indent < item_column_ + kLevel)) return;
  join_block(start.text);
  copy_to(start.text);
  result_.text += '+';
  skip_to(start.text + 1);
  start.text = body_.find_first_not_of(" \t", at_);
  copy_to(std::min(start.text, at_ + kWidest));
  skip_to(start.text);
  description_ = start.text;
  start.is_item = in_list_ = in_description_ = true;
  item_column_ = start.text - line_begin_;
  result_.descriptions.push_back({line_ - shift_, behind_blank_});
}

LineStart Prepass::innermost(LineStart start) const {
  constexpr int kDeepest = 8;
  const std::string_view line = line_from(body_, start.text);
  const std::size_t begin = start.text;
  for (int i = 0; i < kDeepest; ++i) {
    const LineStart inner = look_at_line(line, start.text - begin);
    if (!inner.is_quote && !inner.is_item) break;
    start.text = begin + inner.text;
    start.is_quote |= inner.is_quote;
    start.is_item |= inner.is_item;
  }
  return start;
}

void Prepass::join_block(std::size_t text) {
  if (paragraph_prefix_.size() <= marks_.size() + text - line_begin_) return;
  result_.text += paragraph_prefix_.substr(marks_.size());
  skip_to(text);
}

bool Prepass::copy_fence(const LineStart& start) {
  constexpr std::size_t kFewest = 3;
  bool is_closed = true;
  const char mark = body_[start.text];
  const std::size_t own = std::min(body_.find_first_not_of(mark, start.text), body_.size()) - start.text;
  const bool is_kramdown = context_.config.markdown.kramdown;
  std::size_t& dead = dead_fences_[mark == '~'];
  std::size_t marks = is_kramdown ? std::min(own, dead - 1) : own;
  if (own < kFewest) return false;
  std::size_t end = body_.size();
  if (marks >= kFewest)
    end = end_of_fence(body_, start, is_closed, marks);
  else
    is_closed = false;
  if (end == 0) return false;
  if (is_kramdown && !is_closed && marks >= kFewest) {
    // There a fence that no line of as many marks closes is one of fewer, whose language begins with the others.
    marks = most_marks_below(body_, start, marks);
    dead = marks + 1;
    if (marks >= kFewest) end = end_of_fence(body_, start, is_closed, marks);
  }
  if (!is_closed)
    context_.diagnostics.report(Kind::content_unclosed_fence, context_.places.at(start.text),
                                "a code fence is never closed", "end the code with a line of the same marks");
  if (is_kramdown && !is_closed) {
    // There it is text.
    copy_to(start.text);
    put_text(start.text + own);
    return false;
  }
  if (is_closed && take_math_fence(start, end)) return true;
  if (marks < own) {
    copy_to(start.text);
    skip_to(start.text + own - marks);
  }
  copy_code(end);
  return true;
}

void Prepass::copy_code(std::size_t end) {
  end = std::min(end, body_.size());
  if (!tags_.changes_code(body_.substr(at_, end - at_))) return copy_to(end);
  while (at_ < end) {
    const std::size_t next = std::min(line_end(at_) + 1, end);
    const std::string_view line = body_.substr(at_, next - at_);
    const std::string clean = tags_.clean_code(line);
    if (trim(clean).empty() && !trim(line).empty() && line.back() == '\n') {
      drop_to(next);
      continue;
    }
    result_.text += clean;
    skip_to(next);
  }
}

bool Prepass::take_line(const LineStart& start) {
  const std::string_view line = line_from(body_, start.text);
  if (line.starts_with(":::") && !opens_comment(line)) {
    TagFound found = tags_.read_container(start.text, start.text + line.size());
    if (found.what == TagFound::What::text) return false;
    copy_to(start.text);
    take_tag(std::move(found));
    return false;
  }
  if (tags_.language() != TagLanguage::liquid) return false;
  if (line.starts_with("*[") && line.find("]: ") != std::string_view::npos) return drop_line();
  const std::string_view text = trim(line);
  if (text == "{::comment}") {
    drop_to(tags_.read_braces(start.text).end);
    return trim(body_.substr(at_, line_end(at_) - at_)).empty() ? drop_line() : true;
  }
  if (!text.starts_with("{:") || text.back() != '}' || text.find('}') + 1 != text.size()) return false;
  return take_attributes(start, text);
}

bool Prepass::take_attributes(const LineStart& start, std::string_view list) {
  const std::size_t last = result_.text.rfind('\n', result_.text.size() < 2 ? 0 : result_.text.size() - 2);
  const std::size_t begin = last == std::string::npos ? 0 : last + 1;
  const std::string_view previous = std::string_view(result_.text).substr(begin);
  const std::size_t below = std::min(line_end(at_) + 1, body_.size());
  const bool is_above_item = below < body_.size() && look_at_line(body_, below).is_item;
  if (list.substr(2, 3) == "toc" || list.substr(2, 4) == " toc") {
    // It stands in for a list of one item.
    if (look_at_line(previous, 0).is_item)
      result_.text.resize(begin), move_lines(1);
    else if (behind_blank_ && is_above_item)
      drop_line();
  } else if (const std::size_t id = list.find('#'); id != std::string_view::npos && previous.starts_with('#')) {
    const std::string name(list.substr(id, list.find_first_of(" }", id) - id));
    result_.text.insert(result_.text.size() - (result_.text.back() == '\n'), " {" + name + "}");
  }
  // What stands above a block belongs to that.
  was_blank_ = behind_blank_;
  return end_block(start);
}

bool Prepass::end_block(const LineStart& start) {
  const std::size_t below = std::min(line_end(at_) + 1, body_.size());
  const bool is_above_item = below < body_.size() && look_at_line(body_, below).is_item;
  const bool is_in_item = in_list_ && (in_description_ || start.text - line_begin_ >= item_column_);
  const bool parts_lists = is_above_item || (in_list_ && !behind_blank_);
  if (context_.config.markdown.kramdown && parts_lists && !is_in_item) return end_list(start);
  // A blank line would make a list loose.
  if (behind_blank_ || is_above_item || start.indent > 0) return drop_line();
  result_.text += line_prefix(start.text);
  skip_to(line_end(at_));
  end_paragraph();
  return false;
}

bool Prepass::end_list(const LineStart& start) {
  // What parts two lists in Markdown, and leaves both as tight as they are.
  result_.text += line_prefix(start.text) + "<!---->";
  skip_to(line_end(at_));
  end_paragraph();
  in_list_ = start.indent > 0;
  was_blank_ = true;
  return false;
}

bool Prepass::is_block_attribute(const LineStart& start) const {
  const std::string_view line = trim(line_from(body_, start.text));
  if (start.is_item || line.size() < 3 || line.back() != '}' || line.find('{', 1) != std::string_view::npos)
    return false;
  const std::string_view inside = trim(line.substr(1, line.size() - 2));
  if (inside.empty()) return false;
  return inside[0] == '.' || inside[0] == '#' ||
         (is_ascii_letter(inside[0]) && inside.find('=') != std::string_view::npos);
}

bool Prepass::open_markdown(std::size_t at) {
  const std::string_view line = line_from(body_, at);
  const std::size_t next = at + line.size() + 1;
  if (line.find(" markdown=") == std::string_view::npos || trim(line).back() != '>' ||
      line.find('<', 1) != std::string_view::npos || next >= body_.size() || body_[next] == '\n')
    return false;
  copy_to(next);
  result_.text += '\n';
  move_lines(-1);
  return true;
}

bool Prepass::drop_line() {
  drop_to(std::min(line_end(at_) + 1, body_.size()));
  return true;
}

void Prepass::mend_heading(std::size_t text) {
  const std::string_view line = line_from(body_, text);
  const std::size_t count = line.find_first_not_of('#');
  if (count == std::string_view::npos || count < 2 || count > 6 || !is_word(line[count])) return;
  context_.diagnostics.report(
      Kind::content_bad_heading, context_.places.at(text + count),
      "no space between '" + std::string(count, '#') + "' and the heading's text",
      "write '" + std::string(count, '#') + " " + std::string(cut_line(line.substr(count))) + "'");
  copy_to(text + count);
  result_.text += ' ';
}

void Prepass::note_label(std::size_t text) {
  const std::string_view line = line_from(body_, text);
  const std::size_t end = line.find("]:");
  if (!line.starts_with("[^") || end == std::string_view::npos || end <= 2 || line.find(']') != end) return;
  result_.note_labels.emplace_back(line.substr(2, end - 2), line_ - shift_);
  // What is indented below it is its text.
  in_list_ = true;
  item_column_ = kLevel;
  paragraph_prefix_ = line_prefix(text) + std::string(kLevel, ' ');
}

}  // namespace essaypack
