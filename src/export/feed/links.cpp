/// `feed-links.html`: the lines for a page's head by which browsers and readers find the feeds. Pages are
/// never edited: a theme includes the file.

#include "base/text.h"
#include "config/sections/feed.h"
#include "config/sections/sitemap.h"
#include "export/common/summary.h"
#include "export/feed/feed_entries.h"
#include "export/feed/feed_html.h"
#include "export/feed/side_feeds.h"

#include <algorithm>

namespace essaypack {

namespace {

void append_link(std::string& out, std::string_view relation, std::string_view type, std::string_view title,
                 const std::string& address) {
  ((out += "<link rel=\"") += relation) += "\" type=\"";
  out += type;
  out += "\" title=\"";
  append_escaped(out, title);
  out += "\" href=\"";
  append_escaped(out, address);
  out += "\">\n";
}

}  // namespace

static void export_links(const ExportContext& context, OutputSet& outputs, Diagnostics&) {
  const Config& config = context.config;
  if (!config.feed->autodiscovery) return;
  const bool has_feed = !posts_of_main_feed(context).empty();
  const std::string title = one_line(context.site.title);
  std::string lines;
  const auto add = [&](std::string_view format, std::string_view type, std::string_view shown,
                       const std::string& name) {
    if (has_feed && !name.empty() && is_made_with(config, "links", format))
      append_link(lines, "alternate", type, title + " (" + std::string(shown) + ')',
                  output_address(context.site, name));
  };
  add("atom", "application/atom+xml", "Atom", config.feed->atom_path);
  add("rss", "application/rss+xml", "RSS", config.feed->rss_path);
  add("json", "application/feed+json", "JSON Feed", config.feed->json_path);
  for (auto* plan : {plan_language_feeds, plan_chosen_feeds})
    for (const SideFeed& side : plan(context)) {
      const auto add_side = [&](std::string_view type, std::string_view shown, const std::string& name) {
        if (!name.empty())
          append_link(lines, "alternate", type, side.head.title + " (" + std::string(shown) + ')',
                      side.address_of(name, context.site));
      };
      add_side("application/atom+xml", "Atom", side.files.atom);
      add_side("application/rss+xml", "RSS", side.files.rss);
      add_side("application/feed+json", "JSON Feed", side.files.json);
    }
  if (is_in_outputs(config, "sitemap") && !config.sitemap->xml_path.empty() && !context.site.posts.empty())
    append_link(lines, "sitemap", "application/xml", "Sitemap", output_address(context.site, config.sitemap->xml_path));
  if (!lines.empty()) outputs.add({"feed-links.html", "links", OutputRank::catalogue, std::move(lines), {}});
}

const Exporter& links_exporter() {
  static const Exporter row{
      .name = "links",
      .summary = mark("the lines by which a page names its feeds"),
      .group = Group::feeds,
      .rank = OutputRank::catalogue,
      .plan = without_texts<export_links>,
  };
  return row;
}

}  // namespace essaypack
