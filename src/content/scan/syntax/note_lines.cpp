/// What outliners keep in the text of notes and show nobody: Org's comments, Logseq's log of times and its names of
/// blocks.

#include "base/text.h"
#include "content/scan/syntaxes.h"

#include <algorithm>

namespace essaypack {
namespace {

/// Which ends stand nowhere below: each is looked for in vain once.
struct OpenBlocks {
  bool no_comment_end = false, no_log_end = false;
};

/// Behind the next line from `from` on that is `mark`, white space, marks of quotations and letter case apart; `npos`:
/// there is none.
std::size_t behind_line(std::string_view body, std::size_t from, std::string_view mark) {
  while (from < body.size()) {
    const std::size_t end = std::min(body.find('\n', from), body.size());
    std::string_view line = trim(body.substr(from, end - from));
    while (line.starts_with('>')) line = trim(line.substr(1));
    from = std::min(end + 1, body.size());
    if (line.size() == mark.size() && to_lower_ascii(line) == mark) return from;
  }
  return std::string_view::npos;
}

Line drop_block(Scan& scan, std::string_view end_mark, bool& is_endless) {
  const std::size_t end = is_endless ? std::string_view::npos : behind_line(scan.body, scan.next_line(), end_mark);
  is_endless = end == std::string_view::npos;
  if (is_endless) return Line::other;
  scan.drop_to(end);
  return Line::done;
}

/// 36 digits and hyphens.
bool is_uuid(std::string_view text) {
  return text.size() == 36 && std::all_of(text.begin(), text.end(), [](char c) {
           return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

/// `id:: 64f0…`, `collapsed:: true`: no text has such a line.
bool is_block_property(std::string_view line) {
  if (line.starts_with("id::")) return is_uuid(trim(line.substr(4)));
  return line == "collapsed:: true" || line == "collapsed:: false";
}

}  // namespace

Line drop_note_line(Scan& scan, const LineStart& start) {
  const std::string_view line = trim(line_from(scan.body, start.text, 64));
  if (is_block_property(line)) {
    scan.drop_line();
    return Line::done;
  }
  const std::string word = to_lower_ascii(line);
  if (word == "#+begin_comment") return drop_block(scan, "#+end_comment", scan.memory<OpenBlocks>().no_comment_end);
  if (word == ":logbook:") return drop_block(scan, ":end:", scan.memory<OpenBlocks>().no_log_end);
  return Line::other;
}

}  // namespace essaypack
