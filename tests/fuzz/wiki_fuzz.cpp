/// Obsidian's links: each stays in its line, and what comes of it is one paragraph of text, links and pictures,
/// whatever its words are.

#include "blog.h"
#include "fuzz.h"

#include "base/text.h"
#include "content/lookup/assets.h"
#include "content/lookup/body_context.h"
#include "content/markdown/markdown.h"
#include "content/scan/syntax/block_names.h"
#include "content/scan/syntax/wiki_links.h"

using namespace essaypack;
using fuzz::expect;

namespace {

bool is_inside(std::string_view part, std::string_view text) {
  return part.empty() || (part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size());
}

/// Markdown that says text, links and pictures, and nothing of its own.
void check_markdown(const std::string& markdown) {
  expect(markdown.find('\n') == std::string::npos, "a link is one line", markdown);
  const Document document = parse_markdown("a " + markdown, Grammar());
  walk_nodes(document.get(), [&](cmark_event_type, cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    expect(type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_TEXT ||
               type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE,
           "the words of a link are no markup", markdown);
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > 8 * 1024) return 0;
  const fuzz::Blog& blog = fuzz::blog_of(4);
  TextRepairs repairs;
  const std::string body = clean_file_text(fuzz::text_of(bytes, size), repairs);
  Diagnostics diagnostics;
  const AssetFinder assets(blog.config, blog.site);
  const SourcePlaces places(blog.post.source, body, 1);
  const BodyContext context{blog.config, blog.site, blog.post, assets, diagnostics, places};
  for (std::size_t at = 0; (at = body.find("[[", at)) != body.npos;) {
    const std::optional<WikiLink> link = read_wiki_link(body, at);
    if (!link) {
      at += 2;
      continue;
    }
    const std::string_view whole = std::string_view(body).substr(at, link->end - at);
    expect(link->end <= body.size() && whole.ends_with("]]") && whole.find('\n') == whole.npos,
           "a link ends in its line");
    for (const std::string_view part : {link->target, link->heading, link->label})
      expect(is_inside(part, whole), "a link's parts are in it");
    check_markdown(wiki_link_markdown(*link, at, context));
    check_markdown(wiki_embed_markdown(*link, at, context));
    at = link->end;
  }
  expect(end_before_block_name(body) <= body.size(), "a block's name is in its line");
  return 0;
}
