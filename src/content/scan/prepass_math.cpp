/// What is taken out of a body before it is read as Markdown: formulas; and what HTML keeps to itself.

#include "content/scan/prepass_scan.h"

#include "base/comments.h"
#include "base/text.h"

namespace essaypack {

using namespace std::string_view_literals;

bool Prepass::take_math() {
  if (!context_.config.markdown.math || at_ < markup_end_) return false;
  MathFinder::Found found = math_.find(at_, line_start_);
  if (found.end == 0) return false;
  put(math_token(std::move(found.source), found.end, found.is_display ? MathShape::block : MathShape::span), found.end);
  return true;
}

Placeholder Prepass::math_token(std::string tex, std::size_t end, MathShape shape) const {
  // kramdown writes `$$x$$` among words as a formula of the line.
  if (shape == MathShape::block && context_.config.markdown.kramdown && tex.starts_with("$$") && !stands_alone(end)) {
    tex = "\\(" + tex.substr(2, tex.size() - 4) + "\\)";
    shape = MathShape::span;
  }
  Placeholder math;
  math.kind = Placeholder::Kind::math;
  math.source = math.plain = std::string(body_.substr(at_, end - at_));
  math.output = std::move(tex);
  math.is_display = shape == MathShape::block;
  math.line = line_;
  return math;
}

bool Prepass::stands_alone(std::size_t end) const {
  const std::size_t line_end = std::min(body_.find('\n', end), body_.size());
  if (!trim(body_.substr(end, line_end - end)).empty() || text_of_line() < at_) return false;
  const auto is_bare = [&](std::string_view line) { return line.find_first_not_of(" \t>") == std::string_view::npos; };
  const std::string_view below = line_end < body_.size() ? line_from(body_, line_end + 1) : std::string_view();
  const bool is_attributes = context_.config.markdown.kramdown && trim(below).starts_with("{:");
  if (!is_bare(below) && !is_attributes) return false;
  if (line_start_ == 0) return true;
  const std::size_t above = line_start_ < 2 ? 0 : body_.rfind('\n', line_start_ - 2) + 1;
  return is_bare(line_from(body_, above));
}

bool Prepass::take_math_fence(const LineStart& start, std::size_t end) {
  const std::string_view line = line_from(body_, start.text);
  const std::string_view info = trim(line.substr(std::min(line.find_first_not_of(line[0]), line.size())));
  if (info != "math" || !context_.config.markdown.math) return false;
  std::string tex;
  for (std::size_t at = start.text + line.size() + 1; at < end;) {
    const std::string_view one = line_from(body_, at);
    const std::size_t text = std::min(one.find_first_not_of(start.is_quote ? " \t>"sv : " \t"sv), one.size());
    if (!one.substr(text).starts_with("```") && !one.substr(text).starts_with("~~~") && text < one.size())
      (tex += one.substr(text)) += '\n';
    at += one.size() + 1;
  }
  tex = without_comments(tex);
  if (trim(tex).empty()) return false;
  copy_to(start.text);
  if (body_[end - 1] == '\n') --end;
  put_block(math_token("$$\n" + tex + "$$", end, MathShape::block), end);
  return true;
}

bool Prepass::take_math_script() {
  constexpr std::string_view kOpen = "<script type=\"math/tex", kClose = "</script>";
  if (body_.compare(at_, kOpen.size(), kOpen) != 0 || !context_.config.markdown.math) return false;
  const std::size_t tag_end = body_.find('>', at_);
  const std::size_t close = tag_end == std::string_view::npos ? tag_end : body_.find(kClose, tag_end);
  if (close == std::string_view::npos) return false;
  const bool is_display = body_.substr(at_, tag_end - at_).find("mode=display") != std::string_view::npos;
  const std::string tex(trim(without_comments(body_.substr(tag_end + 1, close - tag_end - 1))));
  if (tex.empty()) return false;
  const std::size_t end = close + kClose.size();
  put(is_display ? math_token("\\[" + tex + "\\]", end, MathShape::block)
                 : math_token("\\(" + tex + "\\)", end, MathShape::span),
      end);
  return true;
}

void Prepass::pass_markup() {
  if (at_ >= markup_end_) {
    if (take_math_script()) return;
    if (const std::size_t end = end_of_html_tag(body_, at_); end > 0) {
      const std::size_t code = html_code_.end_of(body_, at_, end);
      in_html_code_ = code > 0;
      markup_end_ = in_html_code_ ? code : end;
    }
  }
  copy_to(at_ + 1);
}

bool Prepass::is_quiet(char c) const {
  if (c == '\n' || c == '{' || c == '<') return false;
  // Markdown's own marks mean something in `<code>` that stands in a line, too.
  return !in_html_code_ || "$=~[%^"sv.find(c) != std::string_view::npos;
}

}  // namespace essaypack
