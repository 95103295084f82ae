#include "export/book/picture/svg.h"

#include "base/text.h"
#include "content/text/base64.h"
#include "export/common/xml_document.h"
#include "export/image/image_privacy.h"
#include "export/image/image_type.h"

#include <cstdlib>
#include <set>

namespace essaypack {
namespace {

constexpr std::size_t kSvgLimit = 4 << 20;
constexpr int kDepthLimit = 200;
constexpr std::string_view kSvgNamespace = "http://www.w3.org/2000/svg";
constexpr std::string_view kXlinkNamespace = "http://www.w3.org/1999/xlink";

/// A name of letters of ASCII with one prefix at most: all that SVG has.
bool is_plain_name(std::string_view name) {
  int colons = 0;
  for (const char c : name) {
    if (c == ':')
      ++colons;
    else if (!is_ascii_name(c) && c != '.')
      return false;
  }
  return !name.empty() && (is_ascii_letter(name[0]) || name[0] == '_') && colons <= 1 && name.back() != ':';
}

/// True for an animation of an address or of an event: it would bring back what goes where it is written plainly.
bool animates_address(const pugi::xml_node& element) {
  const std::string target = to_lower_ascii(local_name(trim(element.attribute("attributeName").value())));
  return target == "href" || target.starts_with("on");
}

/// In lower case: what turns a picture into HTML minds no case.
bool is_dropped(const pugi::xml_node& element) {
  const std::string_view name = element.name();
  if (!is_plain_name(name) || animates_address(element)) return true;
  if (is_one_of(to_lower_ascii(local_name(name)), {"script", "foreignobject", "iframe", "audio", "video", "handler",
                                                   "listener", "metadata", "embed", "object", "link"}))
    return true;
  const std::size_t colon = name.find(':');
  return colon != name.npos && name.substr(0, colon) != "svg";  // inkscape:..., sodipodi:..., rdf:...
}

/// HTML without `foreignObject`, which nothing shows.
bool is_of_another_kind(const pugi::xml_node& element) {
  const pugi::xml_attribute kind = element.attribute("xmlns");
  return kind && kind.value() != kSvgNamespace;
}

/// What `use` may hold: all else is never drawn.
bool is_child_of_use(std::string_view name) {
  return is_one_of(name, {"title", "desc", "set"}) || name.starts_with("animate");
}

/// The address of a picture within a picture: without metadata, or empty where it is no JPEG, PNG or GIF that the file
/// itself carries.
std::string address_of_picture(std::string_view value) {
  const ImageType type = image_type_of(decode_data_address(value));
  const bool is_shown = type == ImageType::jpeg || type == ImageType::png || type == ImageType::gif;
  return is_shown ? without_metadata_in_address(value) : std::string();
}

/// What an attribute with an address may say; empty where it leads out of the picture.
std::string clean_address(const pugi::xml_node& node, std::string_view value) {
  value = trim(value);
  if (value.starts_with('#')) return std::string(value);
  return is_one_of(local_name(node.name()), {"image", "feImage"}) ? address_of_picture(value) : std::string();
}

bool is_dropped_attribute(std::string_view name, std::string_view value) {
  if (!is_plain_name(name)) return true;
  const std::string lower = to_lower_ascii(name);
  if (lower.starts_with("on") || is_one_of(lower, {"content", "ping", "src", "srcset"}))
    return true;  // `content`: draw.io's source
  const std::size_t colon = name.find(':');
  if (name.starts_with("xmlns")) return colon != name.npos && (name != "xmlns:xlink" || value != kXlinkNamespace);
  if (colon != name.npos && !name.starts_with("xlink:") && !name.starts_with("xml:")) return true;
  if (is_one_of(name, {"xml:base", "xml:space", "xml:id"})) return true;
  return name != "style" && loads_something(value);
}

class Cleaner {
 public:
  Cleaner(SvgLosses& losses, std::string_view bytes)
      : losses_(losses), has_data_rules_(bytes.find("[data-") != bytes.npos) {}

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
      if ((!is_text && !is_element) || (is_element && (is_dropped(child) || is_of_another_kind(child))) ||
          (is_element && is_use && !is_child_of_use(local_name(child.name()))))
        node.remove_child(child);
      else if (is_element && !clean(child, depth + 1))
        return false;
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
      const bool is_note = name.starts_with("data-") && !has_data_rules_;
      if (seen.contains(name) || is_note || is_dropped_attribute(name, attribute.value()) ||
          !clean_value(node, attribute))
        node.remove_attribute(attribute);
      else
        seen.insert(name);
      attribute = next;
    }
  }

  /// False where nothing of the value may stay.
  bool clean_value(const pugi::xml_node& node, pugi::xml_attribute attribute) {
    const std::string_view name = attribute.name();
    const bool is_address = to_lower_ascii(local_name(name)) == "href";
    std::string value = is_address ? clean_address(node, attribute.value()) : attribute.value();
    if (name == "style") value = clean_declarations(value);
    if (is_address && value.empty()) {
      if (*attribute.value() && is_one_of(local_name(node.name()), {"image", "feImage"})) losses_.pictures = true;
      return false;
    }
    if (value != attribute.value()) attribute.set_value(value.c_str());
    return true;
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
  const bool has_data_rules_;  ///< Style sheets select by attributes `data-...`, which elsewhere are an editor's notes.
};

/// Takes out what XML forbids, before anything is judged: without it `u&#16;rl(` is `url(`.
struct ForbiddenCharacters : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node& node) override {
    for (pugi::xml_attribute attribute : node.attributes())
      if (const std::string clean = xml_clean(attribute.value()); clean != attribute.value())
        attribute.set_value(clean.c_str());
    if (const std::string clean = xml_clean(node.value()); clean != node.value()) node.set_value(clean.c_str());
    return true;
  }
};

/// A view box made of width and height where there is none; false where those are no lengths in pixels.
bool ensure_view_box(pugi::xml_node svg) {
  if (svg.attribute("viewBox")) return true;
  const double width = std::strtod(svg.attribute("width").value(), nullptr);
  const double height = std::strtod(svg.attribute("height").value(), nullptr);
  if (!(width >= 1 && width < 100'000 && height >= 1 && height < 100'000)) return false;
  const std::string box =
      "0 0 " + std::to_string(static_cast<int>(width)) + " " + std::to_string(static_cast<int>(height));
  set_attribute(svg, "viewBox", box);
  return true;
}

}  // namespace

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

Message SvgLosses::describe() const {
  std::vector<Message> words;
  if (html) words.push_back(tr("labels in HTML"));
  if (fonts) words.push_back(tr("embedded fonts"));
  if (pictures) words.push_back(tr("pictures within it"));
  return listed(words);
}

Message describe(SvgFault fault, const std::string& name) {
  switch (fault) {
    case SvgFault::none:
      break;
    case SvgFault::too_large:
      return tr("'{}' is an SVG of more than 4 MB", name);
    case SvgFault::not_parsed:
      return tr("'{}' can't be parsed", name);
    case SvgFault::too_deep:
      return tr("'{}' is nested too deeply", name);
    case SvgFault::no_size:
      return tr("'{}' has no size", name);
    case SvgFault::too_costly:
      return tr("'{}' draws more elements than a reading device can take", name);
  }
  return {};
}

CleanSvg clean_svg(std::string_view bytes) {
  CleanSvg made;
  const auto refuse = [&](SvgFault fault) {
    made.fault = fault;
    return std::move(made);
  };
  if (bytes.size() > kSvgLimit) return refuse(SvgFault::too_large);
  pugi::xml_document document;
  const auto parsed =
      document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  pugi::xml_node svg = document.document_element();
  const bool is_svg = is_one_of(svg.name(), {"svg", "svg:svg"});
  if (!parsed || !is_svg) return refuse(SvgFault::not_parsed);
  ForbiddenCharacters forbidden;
  document.traverse(forbidden);
  if (!Cleaner(made.losses, bytes).clean(svg, 0)) return refuse(SvgFault::too_deep);
  if (!ensure_view_box(svg)) return refuse(SvgFault::no_size);
  mend_ids(svg);
  if (!mend_cost(svg)) return refuse(SvgFault::too_costly);
  set_attribute(svg, "xmlns", kSvgNamespace);
  set_attribute(svg, "xmlns:xlink", kXlinkNamespace);
  for (pugi::xml_node node = document.first_child(); node;) {
    const pugi::xml_node next = node.next_sibling();
    if (node != svg) document.remove_child(node);
    node = next;
  }
  made.text = document_bytes(document, pugi::format_raw);
  return made;
}

}  // namespace essaypack
