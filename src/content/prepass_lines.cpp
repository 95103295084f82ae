/// What only the start of a line can mean, before the parser sees it.

#include "content/prepass_scan.h"

#include "base/comments.h"
#include "base/text.h"

namespace essaypack {

namespace {

constexpr std::size_t kMostColumns = 200;
/// Columns of a level of indentation.
constexpr std::size_t kLevel = 4;

bool is_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::string_view("\n \t#").find(c) == std::string_view::npos;
}

/// `|---|:-:|`, `|===`
bool is_table_rule(std::string_view line) {
  return line.find_first_not_of("|-+=: \t") == std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_of("-=") != std::string_view::npos;
}

/// Of a row that begins with a bar.
std::size_t count_cells(std::string_view row) {
  std::size_t bars = 0;
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (row[at] == '\\')
      ++at;
    else if (row[at] == '|')
      ++bars;
  }
  return bars - (row.size() > 1 && row.ends_with('|'));
}

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
  if (!admonitions_.empty() && at_ != entered_) {
    enter_line();
    if (at_ >= body_.size()) return true;
  }
  const char first = body_[at_];
  // Most lines of an essay start with a CJK character.
  if (static_cast<unsigned char>(first) >= 0x80) return was_blank_ = false;
  const LineStart start = look_at_line(body_, line_begin_);
  if (start.text >= body_.size() || body_[start.text] == '\n') {
    was_blank_ = true;
    return false;
  }
  const bool is_behind_blank = was_blank_;
  const bool is_code = start.indent >= kLevel && was_blank_ && !in_list_ && !start.is_quote;
  if (is_code) return copy_code(std::min(line_end(at_) + 1, body_.size())), true;
  if (start.is_item)
    in_list_ = true;
  else if (start.indent == 0 && was_blank_)
    in_list_ = false;
  was_blank_ = false;
  const char c = body_[start.text];
  if (context_.config.markdown.kramdown && start.indent < kLevel) {
    if (line_begin_ == rule_line_) return write_rule(start);
    if (c == '|' && is_behind_blank) begin_table(start);
  }
  if (c == '{' && !is_behind_blank && context_.config.markdown.block_attributes && is_block_attribute(start))
    return drop_line();
  if (c == '`' || c == '~')
    return admonitions_.empty() || admonitions_.back().columns == 0 ? copy_fence(start) : copy_indented_fence(start);
  if (c == '#' && start.indent < 4) mend_heading(start.text);
  if (c == '[') note_label(start.text);
  if (c == '<' && tags_.language() == TagLanguage::liquid && start.indent < 4) return open_markdown(start.text);
  if ((c == '!' || c == '?' || c == '=') && !start.is_quote && !start.is_item && (start.indent < kLevel || in_list_))
    return take_indented(start);
  if ((c == ':' || c == '{' || c == '*') && start.indent < kLevel) return take_line(start);
  return false;
}

bool Prepass::copy_fence(const LineStart& start) {
  bool is_closed = true;
  const std::size_t end = end_of_fence(body_, start, is_closed);
  if (end == 0) return false;
  if (!is_closed)
    context_.diagnostics.report(Kind::content_unclosed_fence, context_.places.at(start.text),
                                "a code fence is never closed", "end the code with a line of the same marks");
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

bool Prepass::take_indented(const LineStart& start) {
  constexpr std::size_t kDeepest = 20;
  const std::string_view line = line_from(body_, start.text);
  const bool is_opener =
      line.starts_with("!!! ") || line.starts_with("??? ") || line.starts_with("???+ ") || line.starts_with("=== \"");
  return is_opener && admonitions_.size() < kDeepest && !opens_comment(line) && open_admonition(start, line);
}

void Prepass::begin_table(const LineStart& start) {
  const std::string_view line = trim(line_from(body_, start.text));
  const std::size_t own = count_cells(line);
  columns_ = own;
  for (std::size_t row = start.text; row < body_.size();) {
    const std::string_view one = line_from(body_, row);
    const std::string_view cells = one.substr(std::min(one.find_first_not_of(" \t>"), one.size()));
    if (!cells.starts_with('|')) break;
    columns_ = std::min(std::max(columns_, count_cells(trim(cells))), std::max(own, kMostColumns));
    row += one.size() + 1;
  }
  const std::size_t below = line_end(start.text) + 1;
  if (line.find('|', 1) == std::string_view::npos || is_table_rule(line)) return;
  if (below < body_.size() && is_table_rule(trim(line_from(body_, below)))) {
    rule_line_ = below;
    head_end_ = line_end(start.text);
    missing_ = columns_ - own;
    return;
  }
  if (start.is_item) return;
  const std::string prefix = line_prefix(start.text);
  for (const char* cell : {"|  ", "|--"}) {
    result_.text += prefix;
    for (std::size_t i = 0; i < columns_; ++i) result_.text += cell;
    result_.text += "|\n";
  }
  move_lines(-2);
}

void Prepass::pad_head() {
  if (missing_ > 0 && !trim(body_.substr(line_begin_, at_ - line_begin_)).ends_with('|')) result_.text += " |";
  for (std::size_t i = 0; i < missing_; ++i) result_.text += "  |";
}

bool Prepass::write_rule(const LineStart& start) {
  const std::string_view line = trim(line_from(body_, start.text));
  std::vector<std::string_view> cells;
  for (const std::string_view part : split(line, '|'))
    if (const std::string_view cell = trim(part); !cell.empty()) cells.push_back(cell);
  std::string rule;
  for (std::size_t i = 0; i < columns_; ++i) {
    const std::string_view cell = i < cells.size() ? cells[i] : std::string_view("-");
    rule +=
        std::string("|") + (cell.front() == ':' ? ":" : "") + "--" + (cell.size() > 1 && cell.back() == ':' ? ":" : "");
  }
  for (std::size_t i = line_begin_; i < start.text; ++i) result_.text += body_[i];
  result_.text += rule + "|";
  skip_to(line_end(at_));
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

bool Prepass::open_admonition(const LineStart& start, std::string_view line) {
  const bool is_tab = line.starts_with("===");
  const std::string words(trim(without_comments(line.substr(std::min(line.find_first_not_of("!?=+"), line.size())))));
  std::size_t below = std::min(start.text + line.size() + 1, body_.size());
  const std::size_t next = below;
  while (below < body_.size() && trim(line_from(body_, below)).empty())
    below = std::min(line_end(below) + 1, body_.size());
  const std::size_t indent = below < body_.size() ? look_at_line(body_, below).indent : 0;
  const bool is_indented = indent >= start.indent + kLevel;
  TagOutput output = is_tab ? content_tab(words) : admonition(words, is_indented);
  if (output.open.empty()) return false;
  if (!is_indented && (line[0] != '!' || below != next || start.indent >= kLevel)) return false;
  TagFound found;
  found.what = TagFound::What::output;
  found.end = start.text + line.size();
  admonitions_.push_back(
      {start.indent, 0, is_indented ? start.indent + kLevel : 0, is_tab ? "</section>" : "</aside>"});
  found.output = std::move(output);
  copy_to(start.text);
  take_tag(std::move(found));
  return false;
}

Prepass::Depth Prepass::depth_of(std::string_view line) const {
  Depth depth;
  std::size_t columns = 0, at = 0;
  for (const Admonition& one : admonitions_) {
    const std::size_t next = columns + kLevel;
    std::size_t end = at, seen = columns;
    while (end < line.size() && (line[end] == ' ' || line[end] == '\t')) seen += line[end++] == '\t' ? kLevel : 1;
    if (one.columns == 0 || seen < columns + one.columns) break;
    while (at < line.size() && columns < next) columns += line[at++] == '\t' ? kLevel : 1;
    depth.cut = at;
    ++depth.levels;
  }
  return depth;
}

void Prepass::enter_line() {
  const std::string_view line = line_from(body_, at_);
  const bool is_plain = admonitions_.back().columns == 0;
  if (trim(line).empty()) {
    if (is_plain) close_admonition();
  } else if (const Depth depth = depth_of(line); depth.levels > 0 || !is_plain) {
    skip_to(at_ + depth.cut);
    line_begin_ = at_;
    while (admonitions_.size() > depth.levels && admonitions_.back().columns > 0) close_admonition();
  }
  entered_ = at_;
}

std::size_t Prepass::end_of_level(std::size_t from) {
  std::size_t& known = admonitions_.back().end;
  if (known >= from && known > 0) return known;
  while (from < body_.size()) {
    const std::string_view line = line_from(body_, from);
    if (!trim(line).empty() && depth_of(line).levels < admonitions_.size()) break;
    from = std::min(from + line.size() + 1, body_.size());
  }
  return known = from;
}

void Prepass::close_admonition() {
  const Admonition closed = std::move(admonitions_.back());
  admonitions_.pop_back();
  Placeholder end;
  end.kind = Placeholder::Kind::html_block;
  end.output = closed.close;
  // as deep as its marker, so that it ends in the item where it began
  const std::string_view gap = result_.text.ends_with('\n') ? "\n" : "\n\n";
  result_.text += gap;
  result_.text.append(closed.indent, ' ');
  put(std::move(end), at_);
  result_.text += "\n\n";
  move_lines(-static_cast<int>(gap.size()) - 2);
}

bool Prepass::copy_indented_fence(const LineStart& start) {
  bool is_closed = true;
  const std::size_t end = end_of_fence(body_.substr(0, end_of_level(line_end(at_) + 1)), start, is_closed);
  if (end == 0) return false;
  if (!is_closed)
    context_.diagnostics.report(Kind::content_unclosed_fence, context_.places.at(start.text),
                                "a code fence is never closed", "end the code with a line of the same marks");
  const std::string_view line = line_from(body_, start.text);
  const std::string marks(line.substr(0, line.find_first_not_of(line[0])));
  const std::string indent(start.text - line_begin_, ' ');
  while (at_ < end) {
    const std::size_t next = std::min(line_end(at_) + 1, end);
    copy_shown_code(next);
    if (at_ < end) skip_to(at_ + depth_of(line_from(body_, at_)).cut);
  }
  if (!is_closed) {
    result_.text += (result_.text.ends_with('\n') ? "" : "\n") + indent + marks + "\n";
    move_lines(-1);
  }
  line_begin_ = at_;
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
  if (line.starts_with("[^") && end != std::string_view::npos && end > 2 && line.find(']') == end)
    result_.note_labels.emplace_back(line.substr(2, end - 2), line_ - shift_);
}

}  // namespace essaypack
