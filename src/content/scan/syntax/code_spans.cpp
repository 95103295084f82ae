/// Code between backticks: it goes on up to a run of as many in the same paragraph.

#include "content/scan/syntax/code.h"
#include "content/scan/syntaxes.h"

#include <algorithm>
#include <vector>

namespace essaypack {

namespace {

/// cmark-gfm knows no longer run either; so the work for unclosed ones is bounded.
constexpr std::size_t kMaxBackticks = 80;

struct Runs {
  std::size_t end = 0;     ///< Of the paragraph or the row.
  std::vector<bool> dead;  ///< Lengths of runs that nothing closes in it.
};

std::size_t end_of_run(std::string_view body, std::size_t from) {
  return std::min(body.find_first_not_of('`', from), body.size());
}

Runs& runs_of(Scan& scan) {
  Runs& runs = scan.memory<Runs>();
  if (runs.end <= scan.at) {
    runs.end = std::min(scan.body.find("\n\n", scan.at), scan.body.size());
    runs.dead.clear();
  }
  return runs;
}

/// The end of the next run of `count` backticks from `from` on; 0 if nothing closes the one at the scan.
std::size_t end_of_code(Scan& scan, std::size_t from, std::size_t count) {
  Runs& runs = runs_of(scan);
  if (count >= runs.dead.size()) runs.dead.resize(count + 1);
  if (runs.dead[count]) return 0;
  for (std::size_t at = from; (at = scan.body.find('`', at)) < runs.end;) {
    const std::size_t end = end_of_run(scan.body, at);
    if (end - at == count) return end;
    at = end;
  }
  runs.dead[count] = true;
  return 0;
}

/// Code in a row, in which bars are text.
void copy_row_code(Scan& scan, std::size_t end) {
  for (std::size_t bar; (bar = scan.body.find('|', scan.at)) < end;) {
    copy_code(scan, bar);
    scan.put_text(bar + 1);
  }
  copy_code(scan, end);
}

}  // namespace

void begin_code_row(Scan& scan, std::size_t end) { scan.memory<Runs>() = {end, {}}; }

bool copy_code_span(Scan& scan) {
  const std::size_t open_end = end_of_run(scan.body, scan.at);
  const std::size_t count = open_end - scan.at;
  const std::size_t end = count > kMaxBackticks ? 0 : end_of_code(scan, open_end, count);
  if (end == 0)
    scan.copy_to(open_end);
  else if (is_in_row(scan))
    copy_row_code(scan, end);
  else
    copy_code(scan, end);
  return true;
}

}  // namespace essaypack
