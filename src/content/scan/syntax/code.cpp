#include "content/scan/syntax/code.h"

#include "base/text.h"
#include "content/scan/scan.h"

#include <algorithm>

namespace essaypack {

void copy_code(Scan& scan, std::size_t end) {
  end = std::min(end, scan.body.size());
  const std::string_view code = scan.body.substr(scan.at, end - scan.at);
  const bool is_evaluated = scan.tags.evaluates_code(code, scan.at);
  if (!is_evaluated && !scan.tags.changes_code(code)) return scan.copy_to(end);
  while (scan.at < end) {
    const std::size_t next = std::min(scan.line_end(scan.at) + 1, end);
    const std::string_view line = scan.body.substr(scan.at, next - scan.at);
    const std::string clean = scan.tags.clean_code(is_evaluated ? scan.tags.evaluated_code(line) : std::string(line));
    if (trim(clean).empty() && !trim(line).empty() && line.back() == '\n') {
      scan.drop_to(next);
      continue;
    }
    scan.made.text += clean;
    scan.skip_to(next);
  }
}

}  // namespace essaypack
