/// `##text`: a space is put in.

#include "base/text.h"
#include "content/scan/syntaxes.h"

namespace essaypack {

namespace {

bool is_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::string_view("\n \t#").find(c) == std::string_view::npos;
}

/// What one types: the whole heading, or where it is long what its beginning lacks.
Message hint_for(std::string_view marks, std::string_view text) {
  constexpr std::size_t kShort = 60;
  text = trim(text);
  if (text.size() > kShort) return tr("put a space behind '{}'", marks);
  return tr("write '{}'", std::string(marks) + " " + std::string(text));
}

}  // namespace

Line mend_heading(Scan& scan, const LineStart& start) {
  const std::string_view line = line_from(scan.body, start.text);
  const std::size_t count = line.find_first_not_of('#');
  if (start.indent >= kLevel || count == std::string_view::npos || count < 2 || count > 6 || !is_word(line[count]))
    return Line::other;
  scan.context.diagnostics.report(Kind::content_bad_heading, scan.context.places.at(start.text + count),
                                  tr("no space between '{}' and the heading's text", std::string(count, '#')),
                                  hint_for(line.substr(0, count), line.substr(count)));
  scan.copy_to(start.text + count);
  scan.made.text += ' ';
  return Line::begun;
}

}  // namespace essaypack
