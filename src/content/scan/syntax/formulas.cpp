#include "content/scan/syntax/formulas.h"

#include "base/comments.h"
#include "base/text.h"
#include "content/scan/syntaxes.h"
#include "content/text/equations.h"

#include <algorithm>

namespace essaypack {

using namespace std::string_view_literals;

namespace {

/// Whether a formula may stand as a block.
enum class MathShape { span, block };

/// True if nothing else is in the paragraph of what ends at `end`.
bool stands_alone(const Scan& scan, std::size_t end) {
  const std::string_view body = scan.body;
  const std::size_t line_end = scan.line_end(end);
  if (!trim(body.substr(end, line_end - end)).empty() || scan.text_of_line() < scan.at) return false;
  const auto is_bare = [](std::string_view line) { return line.find_first_not_of(" \t>") == std::string_view::npos; };
  const std::string_view below = line_end < body.size() ? line_from(body, line_end + 1) : std::string_view();
  const bool is_attributes = scan.markdown().kramdown && trim(below).starts_with("{:");
  if (!is_bare(below) && !is_attributes) return false;
  if (scan.line_start == 0) return true;
  const std::size_t above = scan.line_start < 2 ? 0 : body.rfind('\n', scan.line_start - 2) + 1;
  return is_bare(line_from(body, above));
}

/// For what stands from the scan to `end`.
Placeholder math_token(const Scan& scan, std::string tex, std::size_t end, MathShape shape) {
  // kramdown writes `$$x$$` among words as a formula of the line.
  if (shape == MathShape::block && scan.markdown().kramdown && tex.starts_with("$$") && !stands_alone(scan, end)) {
    tex = "\\(" + tex.substr(2, tex.size() - 4) + "\\)";
    shape = MathShape::span;
  }
  Placeholder math;
  math.kind = Placeholder::Kind::math;
  math.source = math.plain = std::string(scan.body.substr(scan.at, end - scan.at));
  math.output = std::move(tex);
  math.is_display = shape == MathShape::block;
  math.line = scan.line;
  return math;
}

struct BodyEquations {
  std::optional<Equations> found;
};

const Equations& equations_of(Scan& scan) {
  std::optional<Equations>& found = scan.memory<BodyEquations>().found;
  if (!found) found.emplace(scan.body);
  return *found;
}

/// What a reference shows, in the place of everything up to `end`; only where it is `size` bytes long.
bool put_reference(Scan& scan, const std::optional<Equations::Reference>& reference, std::size_t size,
                   std::size_t end) {
  if (!reference || reference->size != size) return false;
  scan.put_text(reference->text, end);
  return true;
}

/// `\eqref{name}` in the text.
bool take_reference(Scan& scan) {
  const std::optional<Equations::Reference> reference = equations_of(scan).reference_at(scan.body, scan.at);
  return reference && put_reference(scan, reference, reference->size, scan.at + reference->size);
}

}  // namespace

bool take_formula(Scan& scan) {
  if (scan.is_in_markup()) return false;
  // kramdown: `\$$x$$` is one of the line where `$$` would begin a block
  const bool is_escaped = scan.has("\\$$") && scan.markdown().kramdown;
  if (scan.has("\\") && !is_escaped) {
    const char next = scan.at + 1 < scan.body.size() ? scan.body[scan.at + 1] : ' ';
    if (next == 'e' || next == 'r') return take_reference(scan);
    if (next != '(' && next != '[' && next != 'b' && next != '\\') return false;
  }
  // kramdown knows `$$` itself, and nothing is taken out of a block of HTML
  using Escapes = MathFinder::Escapes;
  const bool loses_escapes = scan.markdown().math.loses_escapes && !scan.block.in_html_block;
  scan.math.take_escapes(!loses_escapes             ? Escapes::kept
                         : scan.markdown().kramdown ? Escapes::inline_lost
                                                    : Escapes::lost);
  MathFinder::Found found = scan.math.find(scan.at + is_escaped, scan.line_start);
  if (found.end == 0 || (is_escaped && !found.source.starts_with("$$"))) return false;
  if (is_escaped) found.source = "\\(" + found.source.substr(2, found.source.size() - 4) + "\\)";
  const MathShape shape = found.is_display && !is_escaped ? MathShape::block : MathShape::span;
  if (const Equations& equations = equations_of(scan); !equations.empty()) {
    if (const std::string_view inside = trim(std::string_view(found.source).substr(1, found.source.size() - 2));
        put_reference(scan, equations.reference_at(inside, 0), inside.size(), found.end))
      return true;
    found.source = equations.resolve(std::move(found.source), scan.at);
  }
  scan.put(math_token(scan, std::move(found.source), found.end, shape), found.end);
  return true;
}

bool take_math_fence(Scan& scan, const LineStart& start, std::size_t end) {
  const std::string_view body = scan.body, line = line_from(body, start.text);
  const std::string_view info = trim(line.substr(std::min(line.find_first_not_of(line[0]), line.size())));
  if (info != "math" || !scan.markdown().math.is_read) return false;
  std::string tex;
  for (std::size_t at = start.text + line.size() + 1; at < end;) {
    const std::string_view one = line_from(body, at);
    const std::size_t text = std::min(one.find_first_not_of(start.is_quote ? " \t>"sv : " \t"sv), one.size());
    if (!one.substr(text).starts_with("```") && !one.substr(text).starts_with("~~~") && text < one.size())
      (tex += one.substr(text)) += '\n';
    at += one.size() + 1;
  }
  tex = without_comments(tex);
  if (trim(tex).empty()) return false;
  scan.copy_to(start.text);
  if (body[end - 1] == '\n') --end;
  scan.put_block(math_token(scan, "$$\n" + tex + "$$", end, MathShape::block), end);
  return true;
}

/// `<script type="math/tex">`, as older filters left it.
bool take_math_script(Scan& scan) {
  constexpr std::string_view kOpen = "<script type=\"math/tex", kClose = "</script>";
  if (scan.is_in_markup() || !scan.has(kOpen)) return false;
  const std::string_view body = scan.body;
  const std::size_t tag_end = body.find('>', scan.at);
  const std::size_t close = tag_end == std::string_view::npos ? tag_end : body.find(kClose, tag_end);
  if (close == std::string_view::npos) return false;
  const bool is_display = body.substr(scan.at, tag_end - scan.at).find("mode=display") != std::string_view::npos;
  const std::string tex(trim(without_comments(body.substr(tag_end + 1, close - tag_end - 1))));
  if (tex.empty()) return false;
  const std::size_t end = close + kClose.size();
  scan.put(is_display ? math_token(scan, "\\[" + tex + "\\]", end, MathShape::block)
                      : math_token(scan, "\\(" + tex + "\\)", end, MathShape::span),
           end);
  return true;
}

}  // namespace essaypack
