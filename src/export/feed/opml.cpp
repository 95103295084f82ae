/// `feeds.opml`: every feed of the site for feed readers to import, OPML 2.0.

#include "base/text.h"
#include "export/common/summary.h"
#include "export/common/xml_document.h"
#include "export/feed/lists.h"

#include <algorithm>
#include <map>

namespace essaypack {

namespace {

/// The file of the main feed; empty if there is none that OPML has a type for.
std::string main_feed_name(const Config& config) {
  if (is_made_with(config, "opml", "atom") && !config.feed.atom_path.empty()) return config.feed.atom_path;
  return is_made_with(config, "opml", "rss") ? config.feed.rss_path : std::string();
}

pugi::xml_node add_outline(pugi::xml_node parent, const Feed& feed, const std::string& address) {
  pugi::xml_node outline = parent.append_child("outline");
  add_attribute(outline, "type", "rss");
  add_attribute(outline, "text", escape_xml(feed.title));  // HTML, so it is escaped once more than the title
  add_attribute(outline, "title", feed.title);
  add_attribute(outline, "xmlUrl", address);
  add_attribute(outline, "htmlUrl", feed.url);
  return outline;
}

/// Below the nearest category above that has a feed.
void add_list_feeds(pugi::xml_node body, const ExportContext& context) {
  const Site& site = context.site;
  std::map<std::size_t, bool> rendered;
  const auto can_render = [&](std::size_t post) {
    const auto [known, is_new] = rendered.emplace(post, false);
    if (is_new) known->second = make_entry(context, post).has_value();
    return known->second;
  };
  std::vector<pugi::xml_node> nodes(site.categories.size());
  for (const ListFeed& plan : plan_list_feeds(context)) {
    if (std::none_of(plan.posts.begin(), plan.posts.end(), can_render)) continue;
    const bool is_category = plan.kind == "category";
    pugi::xml_node parent;
    for (std::size_t at = is_category ? site.categories[plan.index].parent : kNone; !parent && at != kNone;
         at = site.categories[at].parent)
      parent = nodes[at];
    const pugi::xml_node outline =
        add_outline(parent ? parent : body, make_list_feed_head(context, plan), output_address(site, plan.name));
    if (is_category) nodes[plan.index] = outline;
  }
}

}  // namespace

static void export_opml(const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  pugi::xml_document document;
  pugi::xml_node root = start_document(document, "opml");
  add_mark(document);
  add_attribute(root, "version", "2.0");
  add_text(root.append_child("head"), "title", one_line(context.site.title));
  pugi::xml_node body = root.append_child("body");
  const std::string name = main_feed_name(context.config);
  if (!name.empty()) {
    const std::shared_ptr<const FeedBook> book = shared_feeds(context, diagnostics);
    if (!book->main.entries.empty()) add_outline(body, book->main, output_address(context.site, name));
  }
  if (is_made_with(context.config, "opml", "lists")) add_list_feeds(body, context);
  if (!body.first_child()) return;
  outputs.add({"feeds.opml", "opml", OutputRank::catalogue, document_bytes(document), {}});
}

const Exporter& opml_exporter() {
  static const Exporter row{
      .name = "opml",
      .summary = "all feeds as a list for feed readers, OPML 2.0",
      .group = Group::feeds,
      .rank = OutputRank::catalogue,
      .run = export_opml,
  };
  return row;
}

}  // namespace essaypack
