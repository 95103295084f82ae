/// What only the start of a line can mean, before the parser sees it.

#include "content/prepass_scan.h"

#include "base/comments.h"
#include "base/text.h"

namespace essaypack {

namespace {

bool is_word(char c) { return static_cast<unsigned char>(c) >= 0x80 || std::string_view("\n \t#").find(c) == std::string_view::npos; }

/// The first characters of a heading, for a hint.
std::string_view cut_line(std::string_view text) {
  std::size_t at = 0;
  for (int i = 0; i < 20 && at < text.size(); ++i) next_code_point(text, at);
  return text.substr(0, at);
}

/// True if a comment begins in the line and does not end there.
bool opens_comment(std::string_view line) {
  for (std::size_t at = 0; (at = line.find("<!--", at)) != std::string_view::npos;)
    if ((at = end_of_html_comment(line, at)) == std::string_view::npos) return true;
  return false;
}

}  // namespace

bool Prepass::begin_line() {
  if (admonition_ != Admonition::none && end_admonition()) return true;
  const char first = body_[at_];
  // Most lines of an essay start with a CJK character.
  if (static_cast<unsigned char>(first) >= 0x80) return was_blank_ = false;
  const LineStart start = look_at_line(body_, line_begin_);
  if (start.text >= body_.size() || body_[start.text] == '\n') {
    was_blank_ = true;
    return false;
  }
  const bool is_code = start.indent >= 4 && was_blank_ && !in_list_ && !start.is_quote;
  if (is_code) return copy_code(std::min(line_end(at_) + 1, body_.size())), true;
  if (start.is_item) in_list_ = true;
  else if (start.indent == 0 && was_blank_) in_list_ = false;
  was_blank_ = false;
  const char c = body_[start.text];
  if (c == '`' || c == '~') return copy_fence(start);
  if (c == '#' && start.indent < 4) mend_heading(start.text);
  if (c == '[') note_label(start.text);
  if (c == '<' && tags_.language() == TagLanguage::liquid && start.indent < 4) return open_markdown(start.text);
  if ((c == ':' || c == '{' || c == '*' || c == '!') && start.indent < 4) return take_line(start);
  return false;
}

bool Prepass::copy_fence(const LineStart& start) {
  bool is_closed = true;
  const std::size_t end = end_of_fence(body_, start, is_closed);
  if (end == 0) return false;
  if (!is_closed)
    context_.diagnostics.report(Kind::content_unclosed_fence, context_.places.at(start.text), "a code fence is never closed",
                                "end the code with a line of the same marks");
  if (is_closed && take_math_fence(start, end)) return true;
  copy_code(end);
  return true;
}

void Prepass::copy_code(std::size_t end) {
  end = std::min(end, body_.size());
  while (at_ < end) {
    const auto [begin, hidden_end] = tags_.find_comment_in_code(at_, end);
    copy_shown_code(std::min(begin, end));
    if (hidden_end > 0) drop_to(hidden_end);
  }
}

void Prepass::copy_shown_code(std::size_t end) {
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
  if (line.starts_with("!!!") && admonition_ == Admonition::none && !opens_comment(line))
    return open_admonition(start.text, line);
  if (tags_.language() != TagLanguage::liquid) return false;
  if (line.starts_with("*[") && line.find("]: ") != std::string_view::npos) return drop_line();
  const std::string_view text = trim(line);
  if (text == "{::comment}") {
    drop_to(tags_.read_braces(start.text).end);
    return trim(body_.substr(at_, line_end(at_) - at_)).empty() ? drop_line() : true;
  }
  if (!text.starts_with("{:") || text.back() != '}' || text.find('}') + 1 != text.size()) return false;
  const std::size_t last = result_.text.rfind('\n', result_.text.size() < 2 ? 0 : result_.text.size() - 2);
  const std::size_t begin = last == std::string::npos ? 0 : last + 1;
  const std::string_view previous = std::string_view(result_.text).substr(begin);
  if (text.substr(2, 3) == "toc" || text.substr(2, 4) == " toc") {
    // It stands in for a list of one item.
    if (look_at_line(previous, 0).is_item) result_.text.resize(begin), move_lines(1);
  } else if (const std::size_t id = text.find('#'); id != std::string_view::npos && previous.starts_with('#')) {
    const std::string name(text.substr(id, text.find_first_of(" }", id) - id));
    result_.text.insert(result_.text.size() - (result_.text.back() == '\n'), " {" + name + "}");
  }
  return drop_line();
}

bool Prepass::open_markdown(std::size_t at) {
  const std::string_view line = line_from(body_, at);
  const std::size_t next = at + line.size() + 1;
  if (line.find(" markdown=") == std::string_view::npos || trim(line).back() != '>' || line.find('<', 1) != std::string_view::npos ||
      next >= body_.size() || body_[next] == '\n')
    return false;
  copy_to(next);
  result_.text += '\n';
  move_lines(-1);
  return true;
}

bool Prepass::open_admonition(std::size_t at, std::string_view line) {
  TagOutput output = admonition(trim(without_comments(line.substr(3))));
  if (output.open.empty()) return false;
  const std::size_t next = std::min(at + line.size() + 1, body_.size());
  const std::string_view below = line_from(body_, next);
  admonition_ = below.starts_with("    ") || below.starts_with('\t') ? Admonition::indented : Admonition::plain;
  TagFound found;
  found.what = TagFound::What::output;
  found.end = at + line.size();
  found.output = std::move(output);
  copy_to(at);
  take_tag(std::move(found));
  return false;
}

bool Prepass::end_admonition() {
  const std::string_view line = line_from(body_, at_);
  const bool is_blank = trim(line).empty();
  if (admonition_ == Admonition::indented) {
    if (is_blank) return false;
    const std::size_t cut = line[0] == '\t' ? 1 : line.starts_with("    ") ? 4 : 0;
    skip_to(at_ + cut);
    line_begin_ = at_;
    if (cut > 0) return admonition_ = Admonition::inside, false;
  } else if (admonition_ == Admonition::inside) {
    return admonition_ = Admonition::indented, end_admonition();
  } else if (!is_blank) {
    return false;
  }
  close_admonition();
  return true;
}

void Prepass::close_admonition() {
  admonition_ = Admonition::none;
  Placeholder end;
  end.kind = Placeholder::Kind::html_block;
  end.output = "</aside>";
  put_block(std::move(end), at_);
}

bool Prepass::drop_line() {
  drop_to(std::min(line_end(at_) + 1, body_.size()));
  return true;
}

void Prepass::mend_heading(std::size_t text) {
  const std::string_view line = line_from(body_, text);
  const std::size_t count = line.find_first_not_of('#');
  if (count == std::string_view::npos || count < 2 || count > 6 || !is_word(line[count])) return;
  context_.diagnostics.report(Kind::content_bad_heading,
                              context_.places.at(text + count),
                              "no space between '" + std::string(count, '#') + "' and the heading's text",
                              "write '" + std::string(count, '#') + " " + std::string(cut_line(line.substr(count))) + "'");
  copy_to(text + count);
  result_.text += ' ';
}

void Prepass::note_label(std::size_t text) {
  const std::string_view line = line_from(body_, text);
  const std::size_t end = line.find("]:");
  if (line.starts_with("[^") && end != std::string_view::npos && end > 2 && line.find(']') == end)
    result_.note_labels.emplace_back(line.substr(2, end - 2), line_ - shift_);
}

}  // namespace essaypack
