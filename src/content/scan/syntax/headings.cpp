/// `##text`: a space is put in.

#include "base/text.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

namespace {

bool is_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::string_view("\n \t#").find(c) == std::string_view::npos;
}

/// The first characters of a heading, for a hint.
std::string_view cut_line(std::string_view text) {
  std::size_t at = 0;
  for (int i = 0; i < 20 && at < text.size(); ++i) next_code_point(text, at);
  return text.substr(0, at);
}

}  // namespace

Line mend_heading(Scan& scan, const LineStart& start) {
  const std::string_view line = line_from(scan.body, start.text);
  const std::size_t count = line.find_first_not_of('#');
  if (start.indent >= kLevel || count == std::string_view::npos || count < 2 || count > 6 || !is_word(line[count]))
    return Line::other;
  scan.context.diagnostics.report(
      Kind::content_bad_heading, scan.context.places.at(start.text + count),
      "no space between '" + std::string(count, '#') + "' and the heading's text",
      "write '" + std::string(count, '#') + " " + std::string(cut_line(line.substr(count))) + "'");
  scan.copy_to(start.text + count);
  scan.made.text += ' ';
  return Line::begun;
}

}  // namespace essaypack
