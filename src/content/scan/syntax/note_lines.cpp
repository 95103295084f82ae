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

/// The end of the next line from `from` on that is `mark`, white space and letter case apart; `npos`: there is none.
std::size_t behind_line(const Scan& scan, std::size_t from, std::string_view mark) {
  const char first = mark[0];
  for (std::size_t at = scan.body.find(first, from); at != std::string_view::npos; at = scan.body.find(first, at + 1)) {
    const std::size_t line_begin = scan.body.rfind('\n', at) + 1;
    if (!trim(scan.body.substr(line_begin, at - line_begin)).empty()) continue;
    const std::size_t end = std::min(scan.body.find('\n', at), scan.body.size());
    if (to_lower_ascii(trim(scan.body.substr(at, std::min(end - at, mark.size() + 16)))) == mark)
      return std::min(end + 1, scan.body.size());
  }
  return std::string_view::npos;
}

Line drop_block(Scan& scan, std::string_view end_mark, bool& is_endless) {
  const std::size_t end = is_endless ? std::string_view::npos : behind_line(scan, scan.next_line(), end_mark);
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
