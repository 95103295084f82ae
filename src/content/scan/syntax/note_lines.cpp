/// What outliners keep in the text of notes and show nobody: Org's comments, Logseq's log of times and its names of
/// blocks.

#include "base/text.h"
#include "content/lookup/outline.h"
#include "content/scan/syntaxes.h"

#include <algorithm>

namespace essaypack {
namespace {

/// The end of a log stands nowhere below: it is looked for in vain once.
struct OpenLog {
  bool has_no_end = false;
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

/// Org and Logseq take one that never ends for text; whoever wrote it did not mean that.
Line drop_comment(Scan& scan, const LineStart& start) {
  const std::size_t end = behind_line(scan.body, scan.next_line(), "#+end_comment");
  if (end == std::string_view::npos)
    scan.context.diagnostics.report(Kind::content_bad_html, scan.context.places.at(start.text),
                                    tr("a comment is never closed, it hides the rest of the post"),
                                    tr("close it with '#+END_COMMENT'"));
  scan.drop_to(std::min(end, scan.body.size()));
  return Line::done;
}

/// Of a log that never ends its lines of times go.
Line drop_log(Scan& scan) {
  bool& is_endless = scan.memory<OpenLog>().has_no_end;
  const std::size_t end = is_endless ? std::string_view::npos : behind_line(scan.body, scan.next_line(), ":end:");
  is_endless = end == std::string_view::npos;
  if (is_endless) return Line::other;
  scan.drop_to(end);
  return Line::done;
}

/// An item whose first line is a property keeps its mark for what stands below that.
Line drop_property(Scan& scan, const LineStart& start) {
  const std::size_t below = scan.next_line();
  const bool goes_on =
      start.is_item && below < scan.body.size() && look_at_line(scan.body, below).indent > start.indent;
  if (!goes_on) {
    scan.drop_line();
    return Line::done;
  }
  scan.copy_to(start.text);
  scan.skip_to(scan.line_end(scan.at));
  return Line::begun;
}

/// `id:: 64f0…`, `collapsed:: true`, `CLOCK: […]`: no text has such a line.
bool is_block_property(std::string_view line) {
  if (line.starts_with("id::")) return is_block_id(trim(line.substr(4)));
  return line == "collapsed:: true" || line == "collapsed:: false" || line.starts_with("CLOCK: [");
}

/// What Logseq itself says of a block, and shows nobody.
bool is_own_property(std::string_view line) {
  constexpr std::string_view kKeys[] = {"background-color",
                                        "background-image",
                                        "collapsed",
                                        "created-at",
                                        "exclude-from-graph-view",
                                        "heading",
                                        "id",
                                        "icon",
                                        "last-modified-at",
                                        "ls-type",
                                        "query-properties",
                                        "query-sort-by",
                                        "query-sort-desc",
                                        "query-table",
                                        "template",
                                        "template-including-parent",
                                        "updated-at",
                                        "filters",
                                        "file",
                                        "file-path"};
  const std::size_t colons = line.find("::");
  if (colons == line.npos) return false;
  const std::string_view key = line.substr(0, colons);
  if (std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys)) return true;
  for (const std::string_view family : {"logseq.", "hl-", "card-"})
    if (key.starts_with(family))
      return std::all_of(key.begin(), key.end(), [](char c) { return c == '.' || is_ascii_name(c); });
  return false;
}

}  // namespace

Line drop_outline_property(Scan& scan, const LineStart& start) {
  return is_own_property(line_from(scan.body, start.text, 200)) ? drop_property(scan, start) : Line::other;
}

Line drop_note_line(Scan& scan, const LineStart& start) {
  const std::string_view line = trim(line_from(scan.body, start.text, 64));
  if (is_block_property(line)) return drop_property(scan, start);
  const std::string word = to_lower_ascii(line);
  if (word == "#+begin_comment") return drop_comment(scan, start);
  if (word == ":logbook:") return drop_log(scan);
  return Line::other;
}

}  // namespace essaypack
