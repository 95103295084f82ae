#include "content/markdown/omitted_html.h"

#include "content/markdown/markdown.h"

#include <vector>

namespace essaypack {

namespace {

constexpr std::string_view kUnsafe = "markup: {goldmark: {renderer: {unsafe: true}}}";

/// The switch in the syntax that the site's own file has.
Message hint_for(const Config& config) {
  for (const std::string& file : config.files) {
    if (file.starts_with("essaypack.")) continue;
    if (file.ends_with(".toml"))
      return tr("write 'unsafe = true' below '[markup.goldmark.renderer]' into '{}' to show it", file);
    if (file.ends_with(".json"))
      return tr("write '{}' into '{}' to show it", "\"markup\": {\"goldmark\": {\"renderer\": {\"unsafe\": true}}}",
                file);
    if (file.ends_with(".yaml") || file.ends_with(".yml")) return tr("write '{}' into '{}' to show it", kUnsafe, file);
  }
  return tr("write '{}' into the site's configuration to show it", kUnsafe);
}

}  // namespace

void omit_raw_html(cmark_node* document, const Prepared& prepared, const BodyContext& context) {
  std::vector<cmark_node*> omitted;
  walk_nodes(document, [&](cmark_event_type event, cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    const bool is_html = type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE;
    if (event == CMARK_EVENT_ENTER && is_html && !is_comment_only(literal_of(node))) omitted.push_back(node);
  });
  if (omitted.empty()) return;
  const int line = prepared.source_line(cmark_node_get_start_line(omitted.front()));
  context.diagnostics.report(Kind::content_dropped_html, context.places.line(line + context.places.first_line() - 1),
                             tr("raw HTML is left out, as {} leaves it out", context.config.kind->title),
                             hint_for(context.config));
  for (cmark_node* node : omitted) {
    cmark_node_unlink(node);
    cmark_node_free(node);
  }
}

}  // namespace essaypack
