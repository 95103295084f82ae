/// `/// html | div[hidden]` ... `///`: blocks of pymdownx, of which only those are read that the page does not show.

#include "base/attribute_list.h"
#include "base/hidden_style.h"
#include "base/quotes.h"
#include "base/text.h"
#include "content/scan/syntax/attributes.h"
#include "content/scan/syntaxes.h"

#include <algorithm>

namespace essaypack {
namespace {

/// The slashes that a line consists of or begins with, at least three; 0 for another one.
std::size_t count_slashes(std::string_view line) {
  const std::size_t count = std::min(line.find_first_not_of('/'), line.size());
  return count < 3 || (count < line.size() && line[count] != ' ') ? 0 : count;
}

/// `hidden: true`, `attrs: {style: "display: none"}`
bool hides_by_option(std::string_view option) {
  option = trim(option);
  const std::size_t open = option.find('{');
  if (option.starts_with("attrs:") && open != option.npos) {
    for (std::string_view one : split(option.substr(open + 1, option.rfind('}') - open - 1), ','))
      if (hides_by_option(one)) return true;
    return false;
  }
  const std::size_t colon = option.find(':');
  return colon != option.npos && hides_by_attribute(to_lower_ascii(without_quotes(trim(option.substr(0, colon)))),
                                                    without_quotes(trim(option.substr(colon + 1))));
}

/// What stands behind the name of a block, and in the indented lines below it.
bool hides(std::string_view body, std::string_view head, std::size_t below) {
  const std::size_t open = head.find('['), close = head.rfind(']');
  if (open < close && close != head.npos &&
      hides_by_list(head.substr(open + 1, close - open - 1), BareWords::attributes))
    return true;
  constexpr int kMostOptions = 20;
  for (int count = 0; below < body.size() && count < kMostOptions; ++count) {
    const std::string_view line = line_from(body, below);
    if (!line.starts_with("    ")) return false;
    if (hides_by_option(line)) return true;
    below += line.size() + 1;
  }
  return false;
}

/// Behind the line that closes a block; the end where none does.
std::size_t behind_block(std::string_view body, std::size_t from, std::size_t slashes) {
  for (int depth = 1; from < body.size();) {
    const std::string_view line = line_from(body, from), text = trim(line);
    from = std::min(from + line.size() + 1, body.size());
    if (count_slashes(text) != slashes) continue;
    depth += text.size() == slashes ? -1 : 1;
    if (depth == 0) return from;
  }
  return body.size();
}

}  // namespace

Line drop_hidden_block(Scan& scan, const LineStart& start) {
  const std::string_view line = trim(line_from(scan.body, start.text));
  const std::size_t slashes = count_slashes(line);
  if (start.indent >= kLevel || slashes == 0 || line.size() == slashes) return Line::other;
  const std::size_t below = scan.next_line();
  if (!hides(scan.body, line.substr(slashes), below)) return Line::other;
  report_hidden(scan, start.text);
  scan.drop_to(behind_block(scan.body, below, slashes));
  return Line::done;
}

}  // namespace essaypack
