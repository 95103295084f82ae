/// Code between lines of backticks or tildes.

#include "base/text.h"
#include "content/scan/syntax/code.h"
#include "content/scan/syntax/code_titles.h"
#include "content/scan/syntax/formulas.h"
#include "content/scan/syntaxes.h"
#include "content/tags/tags.h"

#include <algorithm>

namespace essaypack {

namespace {

constexpr std::size_t kFewest = 3;  ///< Marks of a fence.

/// So many backticks, and so many tildes, close nothing.
struct DeadFences {
  std::size_t backticks = std::string_view::npos;
  std::size_t tildes = std::string_view::npos;
};

void report_unclosed(const Scan& scan, const LineStart& start) {
  scan.context.diagnostics.report(Kind::content_unclosed_fence, scan.context.places.at(start.text),
                                  tr("a code fence is never closed"), tr("end the code with a line of the same marks"));
}

struct Fence {
  std::size_t end = 0;    ///< Of the code and its closing marks; 0: it is none.
  std::size_t marks = 0;  ///< Of the opening ones, so many count.
  bool is_closed = true;
};

Fence find_fence(Scan& scan, const LineStart& start, std::size_t own) {
  Fence fence;
  const bool is_kramdown = scan.markdown().kramdown;
  DeadFences& dead_fences = scan.memory<DeadFences>();
  std::size_t& dead = scan.body[start.text] == '~' ? dead_fences.tildes : dead_fences.backticks;
  fence.marks = is_kramdown ? std::min(own, dead - 1) : own;
  if (own < kFewest) return fence;
  fence.end = scan.body.size();
  fence.is_closed = fence.marks >= kFewest;
  if (fence.is_closed) fence.end = end_of_fence(scan.body, start, fence.is_closed, fence.marks);
  if (fence.end > 0 && is_kramdown && !fence.is_closed && fence.marks >= kFewest) {
    // There a fence that no line of as many marks closes is one of fewer, whose language begins with the others.
    fence.marks = most_marks_below(scan.body, start, fence.marks);
    dead = fence.marks + 1;
    if (fence.marks >= kFewest) fence.end = end_of_fence(scan.body, start, fence.is_closed, fence.marks);
  }
  return fence;
}

/// In a block of HTML the parser would take it for text; in `<pre>` that is what its author shows.
Line put_html(Scan& scan, const LineStart& start, std::size_t end) {
  scan.copy_to(start.text);
  if (scan.body[end - 1] == '\n') --end;
  const std::string_view fence = scan.body.substr(start.text, end - start.text);
  scan.put_html(fence_as_html(fence, FenceEnd::marks), fence, end);
  return Line::begun;
}

Line take_plain_fence(Scan& scan, const LineStart& start) {
  const char mark = scan.body[start.text];
  const std::size_t own = std::min(scan.body.find_first_not_of(mark, start.text), scan.body.size()) - start.text;
  const Fence fence = find_fence(scan, start, own);
  if (fence.end == 0) return Line::other;
  if (!fence.is_closed) report_unclosed(scan, start);
  if (scan.markdown().kramdown && !fence.is_closed) {
    // There it is text.
    scan.copy_to(start.text);
    scan.put_text(start.text + own);
    return Line::begun;
  }
  if (fence.is_closed && take_math_fence(scan, start, fence.end)) return Line::done;
  if (scan.markdown().fences.come_first && scan.block.in_html_block && scan.block.paragraph_lines > 1 &&
      !scan.is_in_markup() && fence.is_closed)
    return put_html(scan, start, fence.end);
  if (fence.marks < own) {
    scan.copy_to(start.text);
    scan.skip_to(start.text + own - fence.marks);
  }
  const std::size_t begin = scan.made.text.size();
  copy_code(scan, fence.end);
  if (scan.markdown().kramdown) note_fence(scan, begin);
  return Line::done;
}

/// Inside an admonition, with which it ends at the latest.
Line take_indented_fence(Scan& scan, const LineStart& start) {
  bool is_closed = true;
  const std::size_t level_end = end_of_level(scan, scan.line_end(scan.at) + 1);
  const std::size_t end = end_of_fence(scan.body.substr(0, level_end), start, is_closed);
  if (end == 0) return Line::other;
  if (!is_closed) report_unclosed(scan, start);
  const std::string_view line = line_from(scan.body, start.text);
  const std::string marks(line.substr(0, line.find_first_not_of(line[0])));
  const std::string prefix = scan.line_prefix(start.text);
  while (scan.at < end) {
    copy_code(scan, std::min(scan.line_end(scan.at) + 1, end));
    if (scan.at < end) cut_indentation(scan);
  }
  if (!is_closed) {
    scan.made.text += (scan.made.text.ends_with('\n') ? "" : "\n") + prefix + marks + "\n";
    scan.move_lines(-1);
  }
  return Line::done;
}

}  // namespace

Line take_fence(Scan& scan, const LineStart& start) {
  const bool is_in_indented = !scan.admonitions.empty() && scan.admonitions.back().columns > 0;
  return is_in_indented ? take_indented_fence(scan, start) : take_plain_fence(scan, start);
}

}  // namespace essaypack
