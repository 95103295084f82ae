#include "content/scan/syntax/template_tags.h"

#include "content/lookup/math_trust.h"
#include "content/scan/syntax/kramdown_extensions.h"
#include "content/scan/syntaxes.h"
#include "content/text/math_html.h"

namespace essaypack {

namespace {

Placeholder html_token(const Scan& scan, TagOutput output, std::size_t end) {
  Placeholder token;
  token.source = std::string(scan.body.substr(scan.at, end - scan.at));
  token.plain = std::move(output.plain);
  token.kind = output.is_block ? Placeholder::Kind::html_block : Placeholder::Kind::html;
  // What is raw may hold blocks, and is no paragraph where it stands alone.
  if (!output.is_block && token.source.find("raw") < 7) token.kind = Placeholder::Kind::html_block;
  token.output =
      scan.markdown().math ? mark_formulas(output.open, math_trust_of(scan.context)) : std::move(output.open);
  return token;
}

Placeholder text_token(const Scan& scan, std::string text, std::size_t end) {
  Placeholder token;
  token.source = std::string(scan.body.substr(scan.at, end - scan.at));
  token.output = token.plain = std::move(text);
  return token;
}

}  // namespace

void take_tag(Scan& scan, TagFound found) {
  if (found.what == TagFound::What::text) return scan.copy_to(found.end);
  if (found.what == TagFound::What::removed) return scan.drop_to(found.end);
  if (found.output.is_markdown) return scan.splice(found.output.plain, found.end);
  if (found.output.is_text) return scan.put(text_token(scan, std::move(found.output.plain), found.end), found.end);
  scan.made.has_html_tokens = true;
  const bool is_block = found.output.is_block;
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
