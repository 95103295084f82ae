/// A backslash before a character, which then means itself.

#include "base/text.h"
#include "content/scan/syntaxes.h"
#include "content/text/emoji.h"

namespace essaypack {

namespace {

/// What was to be shown is no marker of a table of contents.
bool is_contents_marker(std::string_view escaped) {
  return std::string_view("[{$@").find(escaped[0]) != std::string_view::npos &&
         to_lower_ascii(escaped.substr(1, 5)).find("toc") != std::string::npos;
}

}  // namespace

bool copy_escape(Scan& scan) {
  const char next = scan.at + 1 < scan.body.size() ? scan.body[scan.at + 1] : ' ';
  const std::size_t end = next == '\n' || static_cast<unsigned char>(next) >= 0x80 ? scan.at + 1 : scan.at + 2;
  const bool has_signs = scan.markdown().typography.smart && scan.markdown().typography.replacements;
  const std::string_view watched = has_signs                          ? "~=_+!\"'-.(,?"
                                   : scan.markdown().typography.smart ? "~=_+!\"'-."
                                                                      : "~=_+!";
  const std::string_view escaped = scan.body.substr(scan.at + 1);
  if (next == ':' && scan.markdown().typography.emoji && size_of_emoji(scan.body, scan.at + 1) > 0) {
    // parted from its name
    scan.put_html("<span>:</span>", ":", end);
    return true;
  }
  if (watched.find(next) != std::string_view::npos || (!escaped.empty() && is_contents_marker(escaped)))
    scan.copy_literal(end);
  else
    scan.copy_to(end);
  return true;
}

}  // namespace essaypack
