/// `{::comment}` and `{::nomarkdown}` of kramdown.

#include "content/scan/syntax/kramdown_extensions.h"

#include "base/text.h"
#include "content/scan/syntaxes.h"

#include <algorithm>

namespace essaypack {

bool take_nomarkdown(Scan& scan) {
  constexpr std::size_t kLongest = 8'000;
  if (!scan.has("{::nomarkdown")) return false;
  const std::string_view window = scan.body.substr(scan.at, kLongest);
  const std::size_t open = std::min(window.find('}'), window.size());
  const std::size_t close = std::min(window.find("{:/nomarkdown}", open), window.find("{:/}", open));
  if (close == window.npos) return false;
  const std::string_view type = window.substr(0, open);
  const bool is_shown = type.find("type=") == type.npos || type.find("html") != type.npos;
  const std::size_t end = scan.at + window.find('}', close) + 1;
  Placeholder html;
  html.source = window.substr(0, end - scan.at);
  if (is_shown) html.output = window.substr(open + 1, close - open - 1);
  const bool is_block = html.output.find('\n') != std::string::npos && scan.text_of_line() >= scan.at &&
                        trim(line_from(scan.body, end)).empty();
  html.kind = is_block ? Placeholder::Kind::html_block : Placeholder::Kind::html;
  scan.made.has_html_tokens = true;
  if (is_block)
    scan.put_block(std::move(html), end);
  else
    scan.put(std::move(html), end);
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
