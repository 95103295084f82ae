/// `*[HTML]: what it stands for`, a line that shows nothing.

#include "content/scan/syntaxes.h"

namespace essaypack {

Line drop_abbreviation(Scan& scan, const LineStart& start) {
  const std::string_view line = line_from(scan.body, start.text);
  if (start.indent >= kLevel || !line.starts_with("*[") || line.find("]: ") == std::string_view::npos)
    return Line::other;
  scan.drop_line();
  return Line::done;
}

}  // namespace essaypack
