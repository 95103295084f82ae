/// kramdown's HTML: a block of it ends with its element, and a line that begins with an element of phrases is a
/// paragraph's. In CommonMark both go on, as they are, up to a blank line.

#include "content/scan/prepass_scan.h"

#include "base/text.h"

namespace essaypack {

namespace {

/// Tags that are looked at in one body.
constexpr int kMostLooks = 20'000;

std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (is_ascii_alnum(text[end]) || text[end] == '-')) ++end;
  return text.substr(at, end - at);
}

}  // namespace

std::size_t Prepass::end_of_block_element(std::size_t open) {
  const std::string name = to_lower_ascii(name_at(body_, open + 1));
  int depth = 0;
  for (std::size_t at = open; !name.empty() && (at = body_.find('<', at)) != std::string_view::npos;) {
    if (++html_looks_ > kMostLooks) return 0;
    const bool closes = body_.compare(at + 1, 1, "/") == 0;
    const bool is_same = to_lower_ascii(name_at(body_, at + 1 + closes)) == name;
    const std::size_t end = is_same ? end_of_html_tag(body_, at) : 0;
    if (end == 0) {
      if (at == open) return 0;
      ++at;
      continue;
    }
    const bool is_empty = name == "hr" || body_[end - 2] == '/';
    depth += closes ? -1 : !is_empty;
    if (depth <= 0) return end;
    at = end;
  }
  return 0;
}

void Prepass::begin_html(const LineStart& start) {
  const bool follows = line_begin_ == html_close_;
  if (!behind_blank_ && !follows) return;
  if (!in_html_block_ && !(follows && begins_html_block(line_from(body_, start.text)))) {
    const std::size_t below = line_end(at_) + 1;
    if (below >= body_.size() || trim(line_from(body_, below)).empty()) return;
    // it begins a paragraph, as another letter before it would
    result_.has_letters = true;
    copy_to(start.text);
    result_.text += result_.letters.guard();
    return;
  }
  if (start.indent > 0 || start.is_item || start.is_quote || !marks_.empty()) return;
  const std::size_t end = end_of_block_element(start.text);
  if (end > 0 && trim(line_from(body_, end)).empty()) html_close_ = line_end(end) + 1;
}

void Prepass::end_html() {
  const std::string_view line = line_from(body_, line_begin_);
  if (trim(line).empty() || begins_html_block(line)) return;
  result_.text += '\n';
  move_lines(-1);
  end_paragraph();
  was_blank_ = true;
}

}  // namespace essaypack
