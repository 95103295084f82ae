#include "export/feed/feed_style.h"

#include "base/text.h"
#include "base/url.h"
#include "config/sections/feed.h"
#include "export/feed/feed_entries.h"

#include <algorithm>

namespace essaypack {

std::string feed_style_address(const ExportContext& context) {
  const std::string& sheet = context.config.feed->stylesheet;
  if (sheet.empty() || is_http_url(sheet)) return encode_url(sheet);
  return output_address(context.site, sheet);
}

void add_style(pugi::xml_document& document, const std::string& address) {
  if (address.empty()) return;
  pugi::xml_node style = document.insert_child_before(pugi::node_pi, document.document_element());
  style.set_name("xml-stylesheet");
  style.set_value(("type=\"text/css\" href=\"" + escape_xml(address) + '"').c_str());
}

/// The default sheet, unless the site has a file of its own in that place.
static void export_style(const ExportContext& context, OutputSet& outputs, Diagnostics&) {
  const Config& config = context.config;
  const std::string& sheet = config.feed->stylesheet;
  if (sheet.empty() || is_http_url(sheet)) return;
  const auto is_there = [&](const std::string& folder) {
    return context.read_asset((config.site_folder / folder / sheet).string()).has_value();
  };
  if (std::any_of(config.static_folders.begin(), config.static_folders.end(), is_there)) return;
  Output output{sheet, "style", OutputRank::catalogue, context.templates.render("feed/feed.css", TemplateData()), {}};
  output.mark = output.bytes.substr(0, output.bytes.find('\n'));
  outputs.add(std::move(output));
}

const Exporter& style_exporter() {
  static const Exporter row{
      .name = "style",
      .summary = mark("the sheet by which browsers show the feeds"),
      .group = Group::feeds,
      .plan = without_texts<export_style>,
  };
  return row;
}

}  // namespace essaypack
