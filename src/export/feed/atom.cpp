/// Atom, RFC 4287, in the narrow form that four readers agree on: plain text titles, HTML content, every link with its
/// relation and the page's first.

#include "config/sections/feed.h"
#include "export/common/xml_document.h"
#include "export/feed/feed_formats.h"
#include "export/feed/feed_style.h"
#include "export/feed/main_feed.h"

#include <algorithm>

namespace essaypack {

namespace {

void add_link(pugi::xml_node parent, std::string_view relation, std::string_view type, std::string_view address) {
  pugi::xml_node link = parent.append_child("link");
  add_attribute(link, "rel", relation);
  if (!type.empty()) add_attribute(link, "type", type);
  add_attribute(link, "href", address);
}

void add_author(pugi::xml_node parent, const Person& person) {
  pugi::xml_node author = parent.append_child("author");
  add_text(author, "name", person.name);
  if (!person.url.empty()) add_text(author, "uri", person.url);
}

void add_entry(pugi::xml_node root, const Feed& feed, const FeedEntry& entry) {
  pugi::xml_node node = root.append_child("entry");
  if (!entry.language.empty()) add_attribute(node, "xml:lang", entry.language);
  add_text(node, "title", entry.title);
  add_link(node, "alternate", "text/html", entry.url);
  if (!entry.enclosure.url.empty()) {
    add_link(node, "enclosure", entry.enclosure.type, entry.enclosure.url);
    if (entry.enclosure.length != 0) add_attribute(node.last_child(), "length", std::to_string(entry.enclosure.length));
  }
  add_text(node, "id", entry.id);
  add_text(node, "published", format_rfc3339(entry.published));
  add_text(node, "updated", format_rfc3339(entry.updated));
  for (const Person& author : entry.authors) add_author(node, author);
  for (const FeedTerm& term : entry.terms) {
    pugi::xml_node category = node.append_child("category");
    add_attribute(category, "term", term.name);
    add_attribute(category, "scheme", term.list == FeedTerm::List::tag ? feed.tag_scheme : feed.category_scheme);
    add_attribute(category, "label", term.name);
  }
  if (!entry.summary.empty()) add_text(node, "summary", entry.summary);
  if (!entry.content.empty()) add_attribute(add_text(node, "content", entry.content), "type", "html");
  if (!entry.image.url.empty()) add_attribute(node.append_child("media:thumbnail"), "url", entry.image.url);
}

/// The marks of RFC 5005.
void add_extent(pugi::xml_node root, FeedExtent extent) {
  if (extent == FeedExtent::newest) return;
  pugi::xml_node mark = root.append_child(extent == FeedExtent::archive ? "fh:archive" : "fh:complete");
  add_attribute(mark, "xmlns:fh", "http://purl.org/syndication/history/1.0");
}

}  // namespace

std::string write_atom(const Feed& feed, std::string_view self) {
  pugi::xml_document document;
  pugi::xml_node root = start_document(document, "feed");
  add_style(document, feed.style);
  add_attribute(root, "xmlns", "http://www.w3.org/2005/Atom");
  add_attribute(root, "xmlns:media", "http://search.yahoo.com/mrss/");
  if (feed.webfeeds) add_attribute(root, "xmlns:webfeeds", kWebfeeds);
  if (!feed.language.empty()) add_attribute(root, "xml:lang", feed.language);
  add_text(root, "title", feed.title);
  if (!feed.description.empty() && feed.description != feed.title) add_text(root, "subtitle", feed.description);
  add_link(root, "alternate", "text/html", feed.url);
  add_link(root, "self", "application/atom+xml", self);
  for (const std::string& hub : feed.hubs) add_link(root, "hub", {}, hub);
  for (const FeedLink& link : feed.links) add_link(root, link.relation, link.type, link.url);
  add_text(root, "id", feed.id);
  add_text(root, "updated", format_rfc3339(feed.updated));
  add_author(root, feed.author);
  add_text(root, "generator", "essaypack");
  if (!feed.icon.empty()) add_text(root, "icon", feed.icon);
  if (!feed.logo.empty()) add_text(root, "logo", feed.logo);
  if (feed.webfeeds && !feed.icon.empty()) add_text(root, "webfeeds:icon", feed.icon);
  add_extent(root, feed.extent);
  for (const FeedEntry& entry : feed.entries) add_entry(root, feed, entry);
  return document_bytes(document);
}

static void export_atom(const Feed& feed, const ExportContext& context, OutputSet& outputs, Diagnostics& diagnostics) {
  const std::string& name = context.config.feed->atom_path;
  if (name.empty()) return;
  std::string bytes = write_atom(feed, output_address(context.site, name));
  check_size(name, bytes.size(), kSizeHint, diagnostics);
  outputs.add({name, "atom", OutputRank::feed, std::move(bytes), {}, posts_of(feed, context.site)});
}

const Exporter& atom_exporter() {
  static const Exporter row{
      .name = "atom",
      .summary = mark("the newest posts as Atom (RFC 4287)"),
      .is_usual = true,
      .group = Group::feeds,
      .brings = {"style", "archive", "languages", "chosen", "podcast"},
      .plan = of_main_feed<export_atom>,
  };
  return row;
}

}  // namespace essaypack
