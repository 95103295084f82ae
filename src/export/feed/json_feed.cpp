/// JSON Feed 1.1 (https://jsonfeed.org/version/1.1).

#include "base/text.h"
#include "config/sections/feed.h"
#include "export/feed/feed_formats.h"
#include "export/feed/main_feed.h"

#include <nlohmann/json.hpp>

namespace essaypack {

namespace {

using Json = nlohmann::ordered_json;

Json authors_json(const std::vector<Person>& people) {
  Json list = Json::array();
  for (const Person& person : people) {
    Json author = {{"name", person.name}};
    if (!person.url.empty()) author["url"] = person.url;
    list.push_back(std::move(author));
  }
  return list;
}

Json item_json(const FeedEntry& entry) {
  Json item = {{"id", entry.json_id}, {"url", entry.url}, {"title", entry.title}};
  if (!entry.summary.empty()) item["summary"] = entry.summary;
  // An item must have a content: without one its text is what there is.
  if (entry.content.empty())
    item["content_text"] = entry.summary.empty() ? entry.title : entry.summary;
  else
    item["content_html"] = entry.content;
  if (!entry.image.url.empty()) item["image"] = entry.image.url;
  item["date_published"] = format_rfc3339(entry.published);
  item["date_modified"] = format_rfc3339(entry.updated);
  if (!entry.authors.empty()) item["authors"] = authors_json(entry.authors);
  if (!entry.language.empty()) item["language"] = entry.language;
  for (const FeedTerm& term : entry.terms) item["tags"].push_back(term.name);
  if (!entry.enclosure.url.empty()) {
    Json file = {{"url", entry.enclosure.url}, {"mime_type", entry.enclosure.type}};
    if (entry.enclosure.length != 0) file["size_in_bytes"] = entry.enclosure.length;
    item["attachments"] = Json::array({std::move(file)});
  }
  return item;
}

/// The same JSON in ASCII, which has other characters in its strings only: in a Chinese feed they are most of it, and
/// the library prints each by a format.
std::string in_ascii(std::string_view json) {
  constexpr char32_t kDelete = 0x7F, kSupplementary = 0x10000;
  std::string out;
  out.reserve(json.size() * 2);
  const auto append_unit = [&](char32_t unit) {
    out += "\\u";
    for (const int shift : {12, 8, 4, 0}) out += "0123456789abcdef"[unit >> shift & 0xF];
  };
  for (std::size_t at = 0; at < json.size();) {
    const char32_t c = next_code_point(json, at);
    if (c < kDelete) {
      out += static_cast<char>(c);
    } else if (c < kSupplementary) {
      append_unit(c);
    } else {
      append_unit(0xD800 + ((c - kSupplementary) >> 10));
      append_unit(0xDC00 + (c & 0x3FF));
    }
  }
  return out;
}

}  // namespace

JsonText json_text_of(const FeedConfig& feed) { return feed.json_ascii ? JsonText::ascii : JsonText::utf8; }

std::string write_json_feed(const Feed& feed, std::string_view self, JsonText text) {
  Json json = {{"version", "https://jsonfeed.org/version/1.1"},
               {"title", feed.title},
               {"home_page_url", feed.url},
               {"feed_url", self},
               {"_essaypack", Json::object()}};
  if (!feed.description.empty()) json["description"] = feed.description;
  if (!feed.icon.empty()) json["icon"] = feed.icon;
  json["authors"] = authors_json({feed.author});
  if (!feed.language.empty()) json["language"] = feed.language;
  for (const std::string& hub : feed.hubs) json["hubs"].push_back({{"type", "WebSub"}, {"url", hub}});
  json["items"] = Json::array();
  for (const FeedEntry& entry : feed.entries) json["items"].push_back(item_json(entry));
  std::string dump = json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
  return text == JsonText::ascii ? in_ascii(dump) : dump;
}

static void export_json_feed(const Feed& feed, const ExportContext& context, OutputSet& outputs,
                             Diagnostics& diagnostics) {
  const std::string& name = context.config.feed->json_path;
  if (name.empty()) return;
  const JsonText text = json_text_of(*context.config.feed);
  std::string bytes = write_json_feed(feed, output_address(context.site, name), text);
  check_size(name, bytes.size(), kSizeHint, diagnostics);
  outputs.add({name, "json", OutputRank::feed, std::move(bytes), {}, posts_of(feed, context.site)});
}

const Exporter& json_exporter() {
  static const Exporter row{
      .name = "json",
      .summary = mark("the newest posts as JSON Feed 1.1"),
      .is_usual = true,
      .group = Group::feeds,
      .brings = {"languages", "chosen", "podcast"},
      .plan = of_main_feed<export_json_feed>,
  };
  return row;
}

}  // namespace essaypack
