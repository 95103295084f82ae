#include "content/markdown/inline_html.h"

#include "base/owned.h"
#include "base/text.h"
#include "content/markdown/markdown.h"
#include "content/text/placeholder.h"
#include "content/text/star_guard.h"
#include "input/body_title.h"

#include <algorithm>
#include <cstdlib>

namespace essaypack {

namespace {

/// `text` with guards around the stars that stand beside CJK characters.
std::string with_guards(std::string_view text, const std::string& guard) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find('*', at), text.size());
    const std::size_t end = std::min(text.find_first_not_of('*', begin), text.size());
    out += text.substr(at, begin - at);
    const bool is_escaped = begin > 0 && text[begin - 1] == '\\';
    const StarGuard found = end > begin && !is_escaped ? find_guard(text, begin, end) : StarGuard::none;
    if (found == StarGuard::both || found == StarGuard::before) out += guard;
    for (const char star : text.substr(begin, end - begin))
      out += found == StarGuard::text ? std::string("\\") + star : std::string(1, star);
    if (found == StarGuard::both || found == StarGuard::after) out += guard;
    at = end;
  }
  return out;
}

}  // namespace

std::string inline_html(std::string_view markdown, const Config& config) {
  const std::string line = collapse_white_space(markdown);
  // A text of plain words needs no parser.
  if (line.find_first_of("*_`[<!\\&") == std::string::npos) return escape_xml(line);
  const std::string guard = Letters().guard();
  const bool is_guarded = config.markdown.cjk_emphasis && line.find(guard) == std::string::npos;
  const Document document = parse_markdown(is_guarded ? with_guards(line, guard) : line, grammar_of(config.markdown));
  cmark_node* only = cmark_node_first_child(document.get());
  if (!only || cmark_node_next(only) || cmark_node_get_type(only) != CMARK_NODE_PARAGRAPH)
    return escape_xml(plain_inline(line));
  const Owned<char, std::free> made(cmark_render_html(only, CMARK_OPT_UNSAFE, nullptr));
  std::string_view html = trim(made.get());
  html = html.substr(3, html.size() - 7);  // `<p>` and `</p>`
  std::string out(html);
  if (is_guarded)
    for (std::size_t at = 0; (at = out.find(guard, at)) != std::string::npos;) out.erase(at, guard.size());
  return out;
}

}  // namespace essaypack
