/// `H~2~O` and `x^2^` of markdown-it and Goldmark, without spaces but for those behind a backslash.

#include "base/text.h"
#include "content/scan/syntaxes.h"
#include "content/text/linkify.h"

namespace essaypack {

namespace {

constexpr std::size_t kLongest = 1000;

/// Where the last one ended: the next may begin right there.
struct LastScript {
  std::size_t end = 0;
};

/// The mark that closes the one at 0; 0 where white space, or nothing at all, comes first.
std::size_t end_of_script(std::string_view text) {
  for (std::size_t at = 1; at < text.size() && !is_ascii_space(text[at]); ++at) {
    if (text[at] == text[0]) return at;
    if (text[at] == '\\') ++at;
  }
  return 0;
}

std::string without_backslashes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_escape = text[at] == '\\' && at + 1 < text.size() &&
                           (text[at + 1] == ' ' || is_punctuation(static_cast<unsigned char>(text[at + 1])));
    if (!is_escape)
      out += text[at];
    else
      out += text[++at];
  }
  return out;
}

}  // namespace

bool take_script(Scan& scan) {
  const std::string_view text = scan.body.substr(scan.at, kLongest);
  const char mark = text[0];
  LastScript& last = scan.memory<LastScript>();
  // two marks strike out
  const bool is_run =
      text.substr(1, 1) == text.substr(0, 1) || (scan.at > 0 && scan.body[scan.at - 1] == mark && last.end != scan.at);
  const std::size_t end = is_run || scan.is_in_markup() || scan.block.in_html_block ? 0 : end_of_script(text);
  if (end < 2 || is_in_address(scan.body, scan.at)) return false;
  const std::string inside = escape_xml(without_backslashes(text.substr(1, end - 1)));
  last.end = scan.at + end + 1;
  scan.put_html(mark == '~' ? "<sub>" + inside + "</sub>" : "<sup>" + inside + "</sup>", text.substr(0, end + 1),
                last.end);
  return true;
}

}  // namespace essaypack
