#include "export/epub/svg.h"

#include "base/text.h"
#include "export/xml_document.h"

#include <cstdlib>
#include <set>

namespace essaypack {
namespace {

constexpr std::size_t kSvgLimit = 4 << 20;
constexpr int kDepthLimit = 200;
constexpr std::string_view kSvgNamespace = "http://www.w3.org/2000/svg";
constexpr std::string_view kXlinkNamespace = "http://www.w3.org/1999/xlink";

bool is_dropped(std::string_view name) {
  if (is_one_of(local_name(name), {"script", "foreignObject", "iframe", "audio", "video", "handler", "metadata"})) return true;
  const std::size_t colon = name.find(':');
  return colon != name.npos && name.substr(0, colon) != "svg";  // inkscape:..., sodipodi:..., rdf:...
}

/// HTML without `foreignObject`, which nothing shows.
bool is_of_another_kind(const pugi::xml_node& element) {
  const std::string_view kind = element.attribute("xmlns").value();
  return !kind.empty() && kind != kSvgNamespace;
}

/// What `use` may hold: all else is never drawn.
bool is_child_of_use(std::string_view name) {
  return is_one_of(name, {"title", "desc", "set"}) || name.starts_with("animate");
}

/// A reference stays if it points into the picture itself or carries a raster picture.
bool is_inside_reference(std::string_view value) {
  value = trim(value);
  return value.empty() || value[0] == '#' || value.starts_with("data:image/png;") || value.starts_with("data:image/jpeg;") ||
         value.starts_with("data:image/gif;");
}

bool is_dropped_attribute(std::string_view name, std::string_view value) {
  if (name.starts_with("on")) return true;
  const std::size_t colon = name.find(':');
  if (name.starts_with("xmlns")) return colon != name.npos && name != "xmlns:xlink";
  if (colon != name.npos && !name.starts_with("xlink:") && !name.starts_with("xml:")) return true;
  if (is_one_of(name, {"xml:base", "xml:space", "xml:id"})) return true;
  if (local_name(name) == "href") return !is_inside_reference(value);
  return name != "style" && loads_something(value);
}

class Cleaner {
 public:
  explicit Cleaner(SvgLosses& losses) : losses_(losses) {}

  /// False where the picture is too deep to be looked at.
  bool clean(pugi::xml_node node, int depth) {
    if (depth > kDepthLimit) return false;
    clean_attributes(node);
    if (std::string_view(node.name()).starts_with("svg:")) node.set_name(std::string(local_name(node.name())).c_str());
    if (local_name(node.name()) == "style") clean_style(node);
    if (local_name(node.name()) == "rect") size_rectangle(node);
    replace_labels(node, losses_);
    const bool is_use = local_name(node.name()) == "use";
    for (pugi::xml_node child = node.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      const bool is_text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
      const bool is_element = child.type() == pugi::node_element;
      if ((!is_text && !is_element) || (is_element && (is_dropped(child.name()) || is_of_another_kind(child))) ||
          (is_element && is_use && !is_child_of_use(local_name(child.name()))))
        node.remove_child(child);
      else if (is_text) child.set_value(xml_clean(child.value()).c_str());
      else if (!clean(child, depth + 1)) return false;
      child = next;
    }
    return true;
  }

 private:
  void clean_attributes(pugi::xml_node node) {
    std::set<std::string_view> seen;
    for (pugi::xml_attribute attribute = node.first_attribute(); attribute;) {
      const pugi::xml_attribute next = attribute.next_attribute();
      const std::string_view name = attribute.name();
      if (!seen.insert(name).second) {
        node.remove_attribute(attribute);
      } else if (is_dropped_attribute(name, attribute.value())) {
        if (local_name(name) == "href" && is_one_of(local_name(node.name()), {"image", "feImage"})) losses_.pictures = true;
        seen.erase(name);
        node.remove_attribute(attribute);
      } else {
        std::string value = xml_clean(attribute.value());
        if (name == "style") value = clean_declarations(value);
        attribute.set_value(value.c_str());
      }
      attribute = next;
    }
  }

  /// SVG 1.1 asks for a size, and Mermaid writes rectangles of none.
  static void size_rectangle(pugi::xml_node rectangle) {
    for (const char* name : {"width", "height"})
      if (!rectangle.attribute(name)) set_attribute(rectangle, name, "0");
  }

  void clean_style(pugi::xml_node style) {
    std::string css;
    for (const pugi::xml_node& child : style.children())
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) css += child.value();
    const std::string cleaned = clean_sheet(css, losses_);
    if (cleaned == css) return;
    while (style.first_child()) style.remove_child(style.first_child());
    if (!cleaned.empty()) style.append_child(pugi::node_pcdata).set_value(cleaned.c_str());
  }

  SvgLosses& losses_;
};

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

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

std::string SvgLosses::describe() const {
  std::string words;
  const auto add = [&](bool is_lost, const char* what) {
    if (is_lost) words += (words.empty() ? "" : ", ") + std::string(what);
  };
  add(html, "labels in HTML");
  add(fonts, "embedded fonts");
  add(pictures, "pictures within it");
  return words;
}

CleanSvg clean_svg(std::string_view bytes) {
  CleanSvg made;
  if (bytes.size() > kSvgLimit) return made;
  pugi::xml_document document;
  const auto parsed = document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  const pugi::xml_node svg = document.document_element();
  if (!parsed || std::string_view(svg.name()) != "svg" || !Cleaner(made.losses).clean(svg, 0) || !ensure_view_box(svg)) return made;
  mend_ids(svg);
  set_attribute(svg, "xmlns", kSvgNamespace);
  set_attribute(svg, "xmlns:xlink", kXlinkNamespace);
  pugi::xml_document cleaned;
  cleaned.append_copy(svg);
  made.text = document_bytes(cleaned, pugi::format_raw);
  return made;
}

}  // namespace essaypack
