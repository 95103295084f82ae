/// RSS 2.0 with the RSS Advisory Board's profile.
///
/// Two elements carry texts: `description`, which is HTML by convention, so that plain text is escaped once more, and
/// `content:encoded` behind it. `author` would have to be an e-mail address; names go into `dc:creator`.

#include "base/text.h"
#include "config/sections/feed.h"
#include "export/common/xml_document.h"
#include "export/feed/feed_formats.h"
#include "export/feed/feed_style.h"
#include "export/feed/main_feed.h"

#include <algorithm>

namespace essaypack {

namespace {

void add_atom_link(pugi::xml_node channel, std::string_view relation, std::string_view type, std::string_view address) {
  pugi::xml_node link = channel.append_child("atom:link");
  add_attribute(link, "rel", relation);
  if (!type.empty()) add_attribute(link, "type", type);
  add_attribute(link, "href", address);
}

void add_channel_image(pugi::xml_node channel, const Feed& feed) {
  const std::string& url = feed.icon.empty() ? feed.logo : feed.icon;
  if (url.empty()) return;
  pugi::xml_node image = channel.append_child("image");
  add_text(image, "url", url);
  add_text(image, "title", feed.title);
  add_text(image, "link", feed.url);
}

/// The address as the text of an element. Some readers take that text for HTML and resolve what looks like an entity,
/// so the `&` of `/a&amp;b/` is an escape here; servers see no difference.
std::string link_text(const std::string& url) {
  std::string text;
  std::size_t from = 0;
  for (std::size_t at = url.find('&'); at != url.npos; at = url.find('&', at + 1)) {
    const std::size_t end =
        url.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", at + 1);
    if (end == url.npos || end == at + 1 || url[end] != ';') continue;
    text.append(url, from, at - from) += "%26";
    from = at + 1;
  }
  return text.append(url, from, url.npos);
}

void add_texts(pugi::xml_node item, const FeedEntry& entry) {
  if (!entry.summary.empty()) add_text(item, "description", escape_xml(entry.summary));
  if (entry.content.empty()) return;
  add_text(item, entry.summary.empty() ? "description" : "content:encoded", entry.content);
}

void add_item(pugi::xml_node channel, const Feed& feed, const FeedEntry& entry, const RssExtension& extension) {
  pugi::xml_node item = channel.append_child("item");
  add_text(item, "title", entry.title);
  add_text(item, "link", link_text(entry.url));
  pugi::xml_node guid = add_text(item, "guid", entry.rss_id);
  add_attribute(guid, "isPermaLink", entry.id_is_url ? "true" : "false");
  add_text(item, "pubDate", format_rfc822(entry.published));
  if (entry.authors.empty()) add_text(item, "dc:creator", feed.author.name);
  for (const Person& author : entry.authors) add_text(item, "dc:creator", author.name);
  for (const FeedTerm& term : entry.terms) {
    pugi::xml_node category = add_text(item, "category", term.name);
    if (feed.category_domain)
      add_attribute(category, "domain", term.list == FeedTerm::List::tag ? feed.tag_scheme : feed.category_scheme);
  }
  add_texts(item, entry);
  if (!entry.enclosure.url.empty()) {  // RSS Advisory Board: a length that is not known is 0
    pugi::xml_node enclosure = item.append_child("enclosure");
    add_attribute(enclosure, "url", entry.enclosure.url);
    add_attribute(enclosure, "length", std::to_string(entry.enclosure.length));
    add_attribute(enclosure, "type", entry.enclosure.type);
  }
  if (!entry.image.url.empty()) add_attribute(item.append_child("media:thumbnail"), "url", entry.image.url);
  if (extension.describe_item) extension.describe_item(item, entry);
}

}  // namespace

std::string write_rss(const Feed& feed, std::string_view self, const RssExtension& extension) {
  pugi::xml_document document;
  pugi::xml_node root = start_document(document, "rss");
  add_style(document, feed.style);
  add_attribute(root, "version", "2.0");
  add_attribute(root, "xmlns:atom", "http://www.w3.org/2005/Atom");
  add_attribute(root, "xmlns:content", "http://purl.org/rss/1.0/modules/content/");
  add_attribute(root, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  add_attribute(root, "xmlns:media", "http://search.yahoo.com/mrss/");
  if (feed.webfeeds) add_attribute(root, "xmlns:webfeeds", kWebfeeds);
  pugi::xml_node channel = root.append_child("channel");
  add_text(channel, "title", feed.title);
  add_text(channel, "link", feed.url);
  add_text(channel, "description", feed.description.empty() ? feed.title : feed.description);
  if (!feed.language.empty()) add_text(channel, "language", to_lower_ascii(feed.language));
  add_text(channel, "lastBuildDate", format_rfc822(feed.updated));
  add_text(channel, "generator", "essaypack");
  add_atom_link(channel, "self", "application/rss+xml", self);
  for (const std::string& hub : feed.hubs) add_atom_link(channel, "hub", {}, hub);
  for (const FeedLink& link : feed.links) add_atom_link(channel, link.relation, link.type, link.url);
  add_channel_image(channel, feed);
  if (feed.webfeeds && !feed.icon.empty()) add_text(channel, "webfeeds:icon", feed.icon);
  if (extension.describe_channel) extension.describe_channel(root, channel);
  for (const FeedEntry& entry : feed.entries) add_item(channel, feed, entry, extension);
  return document_bytes(document);
}

static void export_rss(const Feed& feed, const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  const std::string& name = context.config.feed->rss_path;
  if (name.empty()) return;
  std::string bytes = write_rss(feed, output_address(context.site, name));
  check_size(name, bytes.size(), kSizeHint, diagnostics);
  outputs.add({name, "rss", OutputRank::feed, std::move(bytes), {}, posts_of(feed, context.site)});
}

const Exporter& rss_exporter() {
  static const Exporter row{
      .name = "rss",
      .summary = mark("the newest posts as RSS 2.0"),
      .is_usual = true,
      .group = Group::feeds,
      .brings = {"style", "archive", "languages", "chosen", "podcast"},
      .plan = of_main_feed<export_rss>,
  };
  return row;
}

}  // namespace essaypack
