#include "content/scan/syntax/code.h"

#include "base/text.h"
#include "content/scan/scan.h"

#include <algorithm>

namespace essaypack {

void copy_code(Scan& scan, std::size_t end) {
  end = std::min(end, scan.body.size());
  if (!scan.tags.changes_code(scan.body.substr(scan.at, end - scan.at))) return scan.copy_to(end);
  while (scan.at < end) {
    const std::size_t next = std::min(scan.line_end(scan.at) + 1, end);
    const std::string_view line = scan.body.substr(scan.at, next - scan.at);
    const std::string clean = scan.tags.clean_code(line);
    if (trim(clean).empty() && !trim(line).empty() && line.back() == '\n') {
      scan.drop_to(next);
      continue;
    }
    scan.made.text += clean;
    scan.skip_to(next);
  }
}

}  // namespace essaypack
