#include "content/scan/prepass.h"

#include "content/scan/line_begin.h"
#include "content/scan/syntaxes.h"

#include <algorithm>

namespace essaypack {

namespace {

/// The next byte at which something may begin, or the end of the body.
std::size_t next_stop(const Scan& scan, const ByteSet& stops) {
  const std::size_t separator = scan.separator_at < scan.at ? scan.body.size() : scan.separator_at;
  return std::min({stops.find(scan.body, scan.at), scan.body.size(), separator});
}

/// Copies up to the next start of a line, or to where a piece of several lines ends.
void scan_line(Scan& scan, const Syntaxes& syntaxes) {
  while (!scan.at_end()) {
    const std::size_t stop = next_stop(scan, syntaxes.stops());
    scan.made.text.append(scan.body, scan.at, stop - scan.at);
    scan.at = stop;
    const char first = scan.at_end() ? '\n' : scan.body[scan.at];
    if (scan.at == scan.separator_at) {
      scan.made.text += "<!-- more -->";
      scan.drop_to(scan.at + scan.separator.size());
    } else if ((scan.is_in_markup() && is_quiet(scan.html, first)) || !syntaxes.take_span(scan, first)) {
      if (scan.at_end()) return;
      scan.copy_byte();
      if (first == '\n') return;
    }
  }
}

}  // namespace

Prepared prepare_markdown(std::string_view body, const BodyContext& context, TagLanguage language) {
  std::string mended;
  Letters letters;
  if (body.find('\xEE') != std::string_view::npos) {
    mended = std::string(body);
    letters = Letters::choose(mended);
    body = mended;
  }
  Scan scan(body, context, language, letters);
  const Syntaxes syntaxes(scan);
  while (!scan.at_end()) {
    if (scan.at == scan.line_begin && begin_line(scan, syntaxes) == Line::done) continue;
    scan_line(scan, syntaxes);
  }
  close_admonitions(scan);
  int made_line = scan.line - scan.shift;
  for (const Scan::Below& one : scan.below) {
    scan.made.text += "\n\n" + one.text;
    made_line += 2;
    scan.made.line_shifts.emplace_back(made_line, one.line - made_line);
  }
  return std::move(scan.made);
}

}  // namespace essaypack
