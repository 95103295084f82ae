/// `{::comment}` and `{::nomarkdown}` of kramdown.

#include "content/scan/syntax/kramdown_extensions.h"

#include "base/text.h"
#include "content/scan/syntaxes.h"

#include <algorithm>

namespace essaypack {

namespace {

/// Where the ends of `{::nomarkdown}` stand next.
struct HtmlEnds {
  std::size_t named = 0, bare = 0;
  bool has_none = false;

  std::size_t behind(std::string_view body, std::size_t at) {
    if (has_none) return body.npos;
    if (named < at) named = body.find("{:/nomarkdown}", at);
    if (bare < at) bare = body.find("{:/}", at);
    const std::size_t end = std::min(named, bare);
    has_none = end == body.npos;
    return end;
  }
};

/// Jekyll has evaluated its tags before kramdown sees what is no Markdown.
std::string evaluated_html(Scan& scan, std::size_t from, std::size_t end) {
  std::string html;
  while (from < end) {
    const std::size_t open = std::min(scan.body.find('{', from), end);
    html += scan.body.substr(from, open - from);
    from = open;
    if (open >= end) break;
    TagFound found;
    if (!scan.body.substr(open, 2).ends_with(':')) found = scan.tags.read_braces(open);
    if (found.what == TagFound::What::text) {
      from = std::min(std::max(found.end, open + 1), end);
      html += scan.body.substr(open, from - open);
      continue;
    }
    from = std::max(found.end, open + 1);
    if (found.what == TagFound::What::removed) continue;
    const TagOutput& output = found.output;
    html += output.is_note                         ? output.open + " (" + output.plain + ")"
            : output.is_text || output.is_markdown ? output.plain
                                                   : output.open;
  }
  return html;
}

}  // namespace

bool take_nomarkdown(Scan& scan) {
  constexpr std::size_t kLongestTag = 200;
  if (!scan.has("{::nomarkdown")) return false;
  const std::size_t open = scan.body.find('}', scan.at);
  if (open == scan.body.npos || open - scan.at > kLongestTag) return false;
  const std::size_t close = scan.memory<HtmlEnds>().behind(scan.body, open);
  if (close == scan.body.npos) return false;
  const std::string_view type = scan.body.substr(scan.at, open - scan.at);
  const bool is_shown = type.find("type=") == type.npos || type.find("html") != type.npos;
  const std::size_t end = scan.body.find('}', close) + 1;
  std::string html = is_shown ? evaluated_html(scan, open + 1, close) : std::string();
  const bool is_block =
      html.find('\n') != std::string::npos && scan.text_of_line() >= scan.at && trim(line_from(scan.body, end)).empty();
  if (!is_block) {
    scan.put_html(std::move(html), {}, end);
    return true;
  }
  const std::string_view written = scan.body.substr(scan.at, end - scan.at);
  scan.put_block(Placeholder::of_html(written, std::move(html), Placeholder::Kind::html_block), end);
  return true;
}

bool has_option(Scan& scan, std::string_view option) {
  struct Options {
    bool is_read = false;
    std::size_t last = std::string_view::npos, next = 0;  ///< Lists before the scan and behind it.
  };
  constexpr std::string_view kList = "{::options";
  Options& options = scan.memory<Options>();
  if (!options.is_read) options.next = scan.body.find(kList), options.is_read = true;
  while (options.next < scan.at)
    options.last = options.next, options.next = scan.body.find(kList, options.next + kList.size());
  if (options.last == std::string_view::npos) return false;
  return line_from(scan.body, options.last).find(std::string(option) + "=\"true\"") != std::string_view::npos;
}

Line drop_kramdown_comment(Scan& scan, const LineStart& start) {
  if (start.indent < kLevel && line_from(scan.body, start.text).starts_with("{::nomarkdown")) {
    scan.copy_to(start.text);
    return take_nomarkdown(scan) ? Line::begun : Line::other;
  }
  if (start.indent >= kLevel || trim(line_from(scan.body, start.text)) != "{::comment}") return Line::other;
  scan.drop_to(scan.tags.read_braces(start.text).end);
  if (trim(scan.body.substr(scan.at, scan.line_end(scan.at) - scan.at)).empty()) scan.drop_line();
  return Line::done;
}

}  // namespace essaypack
