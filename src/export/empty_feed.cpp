#include "export/empty_feed.h"

#include "base/text.h"
#include "export/xml_document.h"

#include <nlohmann/json.hpp>

namespace essaypack {
namespace {

void remove_children(pugi::xml_node parent, const char* name) {
  while (parent.remove_child(name)) {
  }
}

std::optional<std::string> empty_xml(std::string_view bytes) {
  pugi::xml_document document;
  const unsigned options = pugi::parse_default | pugi::parse_pi | pugi::parse_comments;
  if (!document.load_buffer(bytes.data(), bytes.size(), options, pugi::encoding_utf8)) return std::nullopt;
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
  const auto version = json.find("version");
  const bool is_feed = version != json.end() && version->is_string() &&
                       version->get_ref<const std::string&>().find("jsonfeed.org/version/") != std::string::npos;
  if (!is_feed) return std::nullopt;
  json["items"] = Json::array();
  return json.dump(1, ' ', is_ascii(bytes), Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::optional<std::string> without_entries(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  return bytes[0] == '{' ? empty_json(bytes) : empty_xml(bytes);
}

}  // namespace essaypack
