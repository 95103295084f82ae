#include "content/scan/scan.h"

#include "base/text.h"
#include "content/lookup/math_trust.h"

#include <algorithm>

namespace essaypack {

namespace {

/// Bytes of quotation marks and indentation that a block in its own paragraph repeats, and that all of them may add.
constexpr std::size_t kMaxPrefix = 300;
constexpr std::size_t kMaxGaps = 1U << 20;

/// The text that ends the excerpt: the post's own, else the site's.
std::string separator_of(const BodyContext& context) {
  const auto own = context.post.fields.find("excerpt_separator");
  const std::string_view separator = own ? *own : context.config.excerpt_separator;
  return trim(separator).empty() ? std::string() : std::string(separator);
}

}  // namespace

void BlockState::end_paragraph() {
  paragraph_lines = 0;
  in_html_block = in_description = false;
  paragraph_prefix.clear();
}

Scan::Scan(std::string_view text, const BodyContext& around, TagLanguage language, const Letters& letters)
    : body(text),
      context(around),
      tags(text, around, language),
      math(text, math_trust_of(around), MathText::markdown),
      separator(separator_of(around)) {
  if (markdown().math.loose_displays) math.take_loose_displays();
  if (!separator.empty()) separator_at = body.find(separator);
  made.letters = letters;
  made.has_references = body.find("[^") != std::string_view::npos || body.find("&#") != std::string_view::npos;
  made.text.reserve(body.size() + body.size() / 16 + 64);
  pass_cuts();
}

std::size_t Scan::line_end(std::size_t from) const { return std::min(body.find('\n', from), body.size()); }

std::size_t Scan::next_line() const { return std::min(line_end(at) + 1, body.size()); }

std::size_t Scan::text_of_line() const {
  if (block.description != std::string_view::npos && block.description >= line_begin)
    return std::min(block.description, at);
  return std::min(look_at_line(body.substr(0, line_begin + kMaxPrefix), line_begin).text, at);
}

std::string Scan::line_prefix(std::size_t text) const {
  std::string prefix = marks;
  for (std::size_t i = line_begin; i < text; ++i) prefix += body[i] == '>' ? '>' : ' ';
  return prefix;
}

void Scan::copy_byte() {
  const char c = body[at++];
  made.text += c;
  if (c == '\n') begin_line_at(at);
  if (next_cut_ < context.places.cuts().size()) pass_cuts();
}

void Scan::copy_to(std::size_t end) {
  if (end > body.size()) end = body.size();
  made.text.append(body, at, end - at);
  skip_to(end);
}

void Scan::skip_to(std::size_t end) {
  for (; at < end && at < body.size(); ++at)
    if (body[at] == '\n') begin_line_at(at + 1);
  if (next_cut_ < context.places.cuts().size()) pass_cuts();
}

void Scan::drop_to(std::size_t end) {
  const int line_before = line, shift_before = shift;
  skip_to(end);
  move_lines(line - line_before - (shift - shift_before));
}

void Scan::move_lines(int count) {
  if (count == 0) return;
  shift += count;
  made.line_shifts.emplace_back(line - shift, shift);
}

void Scan::pass_cuts() {
  const std::vector<SourcePlaces::Cut>& cuts = context.places.cuts();
  for (; next_cut_ < cuts.size() && cuts[next_cut_].at <= at; ++next_cut_) {
    line += cuts[next_cut_].lines;
    move_lines(cuts[next_cut_].lines);
  }
}

void Scan::join_block(std::size_t text) {
  if (block.paragraph_prefix.size() <= marks.size() + text - line_begin) return;
  made.text += block.paragraph_prefix.substr(marks.size());
  skip_to(text);
}

void Scan::copy_literal(std::size_t end) {
  copy_to(end);
  made.has_letters = true;
  made.text += made.letters.escape();
}

void Scan::put(Placeholder placeholder, std::size_t end) {
  made.has_letters = true;
  made.has_html_tokens = made.has_html_tokens || placeholder.is_html();
  if (placeholder.line == 0) placeholder.line = line;
  made.text += made.letters.token(made.placeholders.size());
  made.placeholders.push_back(std::move(placeholder));
  drop_to(end);
}

void Scan::put_html(std::string output, std::string_view plain, std::size_t end) {
  Placeholder token = Placeholder::of_html(body.substr(at, end - at), std::move(output));
  token.plain = plain;
  put(std::move(token), end);
}

void Scan::put_text(std::string text, std::size_t end) {
  Placeholder token;
  token.source = body.substr(at, end - at);
  token.output = token.plain = std::move(text);
  put(std::move(token), end);
}

void Scan::put_block(Placeholder placeholder, std::size_t end) {
  const std::size_t text = text_of_line();
  const std::string gap = "\n" + line_prefix(text);
  gap_bytes_ += 4 * gap.size();
  if (gap_bytes_ > kMaxGaps + 2 * body.size()) return put(std::move(placeholder), end);
  // Behind text a blank line must end its paragraph.
  const bool is_first = trim(body.substr(text, at - text)).empty();
  made.text += is_first ? gap : gap + gap;
  move_lines(is_first ? -1 : -2);
  put(std::move(placeholder), end);
  made.text += gap + gap;
  move_lines(-2);
  while (at < body.size() && body[at] == ' ') ++at;
}

void Scan::splice(std::string_view text, std::size_t end) {
  const auto lines = static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  const char* gap = lines > 0 ? "\n\n" : "";
  const int line_before = line, shift_before = shift;
  made.text += gap + std::string(text) + gap;
  skip_to(end);
  move_lines(line - line_before - (shift - shift_before) - (lines > 0 ? lines + 4 : 0));
}

}  // namespace essaypack
