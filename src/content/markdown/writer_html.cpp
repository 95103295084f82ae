/// The author's own HTML.

#include "content/markdown/writer.h"

#include "content/markdown/markdown.h"
#include "content/text/prepared.h"

#include <string>

namespace essaypack {

void Writer::html_block(cmark_node* node) { html_inline(literal_of(node), file_line(node)); }

void Writer::html_inline(std::string_view literal, int line) {
  if (!raw_) {
    // Only comments are here: the markers among them stay.
    for (std::size_t at = 0; (at = literal.find("<!--", at)) != std::string_view::npos; at += 4) {
      const std::size_t end = literal.find("-->", at);
      if (end != std::string_view::npos && is_more_marker(literal.substr(at + 4, end - at - 4))) sink_.empty("ep:more");
    }
    return;
  }
  const std::string text = prepared_.resolve(literal, Resolve::html);
  std::size_t from = 0;
  // One line after the other, so that each keeps its number; a tag may run over several.
  while (from < text.size()) {
    std::size_t end = text.find(">\n", from);
    end = end == std::string::npos ? text.size() : end + 2;
    sink_.line(line);
    const std::string_view piece = std::string_view(text).substr(from, end - from);
    sink_.raw(raw_->clean(piece, line));
    for (const char c : piece) line += c == '\n';
    from = end;
  }
}

}  // namespace essaypack
