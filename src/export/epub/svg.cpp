#include "export/epub/image_type.h"

#include "base/text.h"
#include "export/epub/xml.h"

#include <pugixml.hpp>

#include <cstdlib>

namespace essaypack {
namespace {

constexpr std::size_t kSvgLimit = 4 << 20;
constexpr int kDepthLimit = 200;
constexpr std::string_view kSvgNamespace = "http://www.w3.org/2000/svg";
constexpr std::string_view kXlinkNamespace = "http://www.w3.org/1999/xlink";

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

bool is_dropped(std::string_view name) {
  for (const std::string_view one : {"script", "foreignObject", "iframe", "audio", "video", "handler", "metadata"})
    if (local_name(name) == one) return true;
  const std::size_t colon = name.find(':');
  return colon != name.npos && name.substr(0, colon) != "svg";  // inkscape:..., sodipodi:..., rdf:...
}

/// A reference stays if it points into the picture itself or carries a raster picture.
bool is_inside_reference(std::string_view value) {
  value = trim(value);
  return value.empty() || value[0] == '#' || value.substr(0, 15) == "data:image/png;" || value.substr(0, 16) == "data:image/jpeg;" ||
         value.substr(0, 15) == "data:image/gif;";
}

/// True for CSS that would load something: `@import`, `url(` with anything but a fragment.
bool loads_something(std::string_view css) {
  if (css.find("@import") != css.npos || css.find('\\') != css.npos) return true;
  for (std::size_t at = 0; (at = css.find("url(", at)) != css.npos; at += 4) {
    const std::size_t value = css.find_first_not_of(" \t\r\n\"'", at + 4);
    if (value == css.npos || css[value] != '#') return true;
  }
  return false;
}

bool is_dropped_attribute(std::string_view name, std::string_view value) {
  if (name.substr(0, 2) == "on") return true;
  const std::size_t colon = name.find(':');
  if (name.substr(0, 5) == "xmlns")
    return colon != name.npos && name != "xmlns:xlink" && name != "xmlns:svg";
  if (colon != name.npos && name.substr(0, 6) != "xlink:" && name.substr(0, 4) != "xml:") return true;
  if (name == "xml:base" || name == "xml:space") return true;
  if (local_name(name) == "href") return !is_inside_reference(value);
  return loads_something(value);
}

bool clean(pugi::xml_node node, int depth) {
  if (depth > kDepthLimit) return false;
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute;) {
    const pugi::xml_attribute next = attribute.next_attribute();
    if (is_dropped_attribute(attribute.name(), attribute.value())) node.remove_attribute(attribute);
    else attribute.set_value(xml_clean(attribute.value()).c_str());
    attribute = next;
  }
  const bool is_style = local_name(node.name()) == "style";
  for (pugi::xml_node child = node.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    const bool is_text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
    const bool is_element = child.type() == pugi::node_element;
    if ((!is_text && !is_element) || (is_element && is_dropped(child.name())) ||
        (is_text && is_style && loads_something(child.value())))
      node.remove_child(child);
    else if (is_text) child.set_value(xml_clean(child.value()).c_str());
    else if (!clean(child, depth + 1)) return false;
    child = next;
  }
  return true;
}

/// A view box made of width and height where there is none; false where those are no lengths in pixels.
bool ensure_view_box(pugi::xml_node svg) {
  if (svg.attribute("viewBox")) return true;
  const double width = std::strtod(svg.attribute("width").value(), nullptr);
  const double height = std::strtod(svg.attribute("height").value(), nullptr);
  if (!(width >= 1 && width < 100'000 && height >= 1 && height < 100'000)) return false;
  const std::string box = "0 0 " + std::to_string(static_cast<int>(width)) + " " + std::to_string(static_cast<int>(height));
  set_attribute(svg, "viewBox", box);
  return true;
}

}  // namespace

std::string clean_svg(std::string_view bytes) {
  if (bytes.size() > kSvgLimit) return {};
  pugi::xml_document document;
  const auto parsed = document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  const pugi::xml_node svg = document.document_element();
  if (!parsed || std::string_view(svg.name()) != "svg" || !clean(svg, 0) || !ensure_view_box(svg)) return {};
  set_attribute(svg, "xmlns", kSvgNamespace);
  set_attribute(svg, "xmlns:xlink", kXlinkNamespace);
  pugi::xml_document cleaned;
  cleaned.append_copy(svg);
  return print_xml(cleaned, pugi::format_raw);
}

}  // namespace essaypack
