#include "content/scan/syntax/template_tags.h"

#include "content/lookup/math_trust.h"
#include "content/scan/syntax/kramdown_extensions.h"
#include "content/scan/syntaxes.h"
#include "content/text/math_html.h"
#include "input/body_title.h"

#include <algorithm>

namespace essaypack {

namespace {

Placeholder html_token(const Scan& scan, TagOutput output, std::size_t end) {
  const std::string_view written = scan.body.substr(scan.at, end - scan.at);
  // What is raw may hold blocks, and is no paragraph where it stands alone.
  const bool is_block = output.is_block || written.find("raw") < 7;
  Placeholder token = Placeholder::of_html(
      written,
      scan.markdown().math.is_read ? mark_formulas(output.open, math_trust_of(scan.context)) : std::move(output.open),
      is_block ? Placeholder::Kind::html_block : Placeholder::Kind::html);
  token.plain = std::move(output.plain);
  return token;
}

struct Notes {
  int count = 0;
};

/// A footnote; in HTML, where there is none, the same in parentheses.
void put_note(Scan& scan, const TagFound& found) {
  std::string note = found.output.plain;
  if (scan.is_in_markup() || scan.block.in_html_block || is_in_row(scan))
    return scan.put_text(found.output.open + " (" + plain_inline(note) + ")", found.end);
  std::replace(note.begin(), note.end(), '\n', ' ');
  const std::string label = "[^tag-note-" + std::to_string(++scan.memory<Notes>().count) + "]";
  scan.made.text += found.output.open + label;
  scan.made.has_references = true;
  scan.below.push_back({label + ": " + note, scan.line});
  scan.drop_to(found.end);
}

}  // namespace

void take_tag(Scan& scan, TagFound found) {
  if (found.what == TagFound::What::text) return scan.copy_to(found.end);
  if (found.what == TagFound::What::removed) return scan.drop_to(found.end);
  if (found.output.is_note) return put_note(scan, found);
  if (found.output.is_markdown) return scan.splice(found.output.plain, found.end);
  if (found.output.is_text) return scan.put_text(std::move(found.output.plain), found.end);
  // In HTML no Markdown stands beside a tag that is whole, and a blank line would end the block.
  const bool is_whole =
      (scan.reads_shortcodes() || scan.reads_liquid()) && found.output.close.empty() && !found.output.is_end;
  const bool is_block = found.output.is_block && !(is_whole && scan.block.in_html_block);
  Placeholder token = html_token(scan, std::move(found.output), found.end);
  is_block ? scan.put_block(std::move(token), found.end) : scan.put(std::move(token), found.end);
}

bool take_template_tag(Scan& scan) {
  if (scan.reads_liquid() && take_nomarkdown(scan)) return true;
  take_tag(scan, scan.tags.read_braces(scan.at));
  return true;
}

/// A comment that divides tabs or a timeline.
bool take_tag_comment(Scan& scan) {
  TagFound found = scan.tags.read_comment(scan.at);
  if (found.what == TagFound::What::text) return false;
  take_tag(scan, std::move(found));
  return true;
}

}  // namespace essaypack
