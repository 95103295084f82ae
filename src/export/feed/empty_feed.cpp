#include "export/feed/empty_feed.h"

#include "base/text.h"
#include "export/common/xml_document.h"

#include <nlohmann/json.hpp>

namespace essaypack {
namespace {

void remove_children(pugi::xml_node parent, const char* name) {
  while (parent.remove_child(name)) {
  }
}

constexpr unsigned kParseOptions = pugi::parse_default | pugi::parse_pi | pugi::parse_comments;

/// Removes the children whose id is not kept; how many.
std::size_t drop_children(pugi::xml_node parent, const char* name, const char* id,
                          const std::function<bool(std::string_view)>& is_kept) {
  std::size_t dropped = 0;
  for (pugi::xml_node child = parent.child(name); child;) {
    const pugi::xml_node next = child.next_sibling(name);
    if (!is_kept(child.child(id).text().get())) {
      parent.remove_child(child);
      ++dropped;
    }
    child = next;
  }
  return dropped;
}

std::optional<std::string> some_of_xml(std::string_view bytes, const std::function<bool(std::string_view)>& is_kept) {
  pugi::xml_document document;
  if (!document.load_buffer(bytes.data(), bytes.size(), kParseOptions, pugi::encoding_utf8)) return std::nullopt;
  const pugi::xml_node root = document.document_element();
  const std::string_view name = root.name();
  std::size_t dropped = 0;
  if (name == "feed")
    dropped = drop_children(root, "entry", "id", is_kept);
  else if (name == "rss" && root.child("channel"))
    dropped = drop_children(root.child("channel"), "item", "guid", is_kept);
  else
    return std::nullopt;
  return dropped == 0 ? std::string(bytes) : document_bytes(document);
}

bool is_json_feed(const nlohmann::ordered_json& json) {
  const auto version = json.find("version");
  return version != json.end() && version->is_string() &&
         version->get_ref<const std::string&>().find("jsonfeed.org/version/") != std::string::npos;
}

std::optional<std::string> some_of_json(std::string_view bytes, const std::function<bool(std::string_view)>& is_kept) {
  using Json = nlohmann::ordered_json;
  Json json = Json::parse(bytes, nullptr, false);
  if (!json.is_object() || !is_json_feed(json) || !json["items"].is_array()) return std::nullopt;
  Json items = Json::array();
  for (Json& item : json["items"])
    if (item.is_object() && item.contains("id") && item["id"].is_string() &&
        is_kept(item["id"].get_ref<const std::string&>()))
      items.push_back(std::move(item));
  if (items.size() == json["items"].size()) return std::string(bytes);
  json["items"] = std::move(items);
  return json.dump(1, ' ', is_ascii(bytes), Json::error_handler_t::replace) + '\n';
}

std::optional<std::string> empty_xml(std::string_view bytes) {
  pugi::xml_document document;
  if (!document.load_buffer(bytes.data(), bytes.size(), kParseOptions, pugi::encoding_utf8)) return std::nullopt;
  pugi::xml_node root = document.document_element();
  const std::string_view name = root.name();
  if (name == "feed") {
    remove_children(root, "entry");
    for (const char* relation : {"prev-archive", "next-archive"})
      while (pugi::xml_node link = root.find_child_by_attribute("link", "rel", relation)) root.remove_child(link);
  } else if (name == "rss" && root.child("channel")) {
    remove_children(root.child("channel"), "item");
  } else {
    return std::nullopt;
  }
  return document_bytes(document);
}

std::optional<std::string> empty_json(std::string_view bytes) {
  using Json = nlohmann::ordered_json;
  Json json = Json::parse(bytes, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  if (json.contains("metadata") && json.contains("publications")) {
    json.erase("publications");
    json["groups"] = Json::array();  // a feed without publications has groups or a navigation; groups may be none
    return json.dump(1, ' ', is_ascii(bytes), Json::error_handler_t::replace) + '\n';
  }
  if (!is_json_feed(json)) return std::nullopt;
  json["items"] = Json::array();
  return json.dump(1, ' ', is_ascii(bytes), Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::optional<std::string> without_entries(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  return bytes[0] == '{' ? empty_json(bytes) : empty_xml(bytes);
}

std::optional<std::string> with_entries(std::string_view bytes,
                                        const std::function<bool(std::string_view id)>& is_kept) {
  if (bytes.empty()) return std::nullopt;
  return bytes[0] == '{' ? some_of_json(bytes, is_kept) : some_of_xml(bytes, is_kept);
}

}  // namespace essaypack
