#include "content/tree/html_tree.h"

#include "base/hidden_style.h"
#include "base/memory.h"
#include "base/text.h"
#include "content/text/html_names.h"
#include "content/text/placeholder.h"
#include "content/tree/bounds.h"
#include "content/tree/gumbo_attribute.h"
#include "content/tree/hidden_element.h"
#include "content/tree/html_attributes.h"
#include "content/tree/html_embeds.h"
#include "content/tree/html_text.h"
#include "content/tree/html_widgets.h"
#include "content/tree/math_tree.h"
#include "content/tree/svg_tree.h"

#include <gumbo.h>
#include <algorithm>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>

namespace essaypack {

namespace {

constexpr int kMaxTreeDepth = 2 * kMaxNesting + 64;

struct DestroyOutput {
  const GumboOptions* options;
  void operator()(GumboOutput* output) const { gumbo_destroy_output(options, output); }
};

std::string_view element_name(const GumboElement& element, std::string& unknown) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  if (!piece.data) return {};
  gumbo_tag_from_original_text(&piece);
  unknown = to_lower_ascii(std::string_view(piece.data, piece.length));
  return unknown;
}

/// Elements whose place someone may ask for.
bool keeps_line(std::string_view name) {
  return name == "a" || name == "img" || name == "caption" || name == "dl" || name == "figcaption" || name == "ruby" ||
         name == "time";
}

/// False for what stands in a picture's `src` until a script puts its address there.
bool is_picture_address(std::string_view address) {
  return !address.empty() && address != "#" && to_lower_ascii(address.substr(0, 5)) != "data:" &&
         to_lower_ascii(address.substr(0, 6)) != "about:";
}

/// The address that an attribute of a picture holds, of a `srcset` the first; empty for a switch such as
/// `data-lazy="true"`.
std::string_view late_address(std::string_view name, std::string_view value) {
  value = trim(value);
  if (name.ends_with("srcset")) {
    value = value.substr(0, value.find_first_of(" \t\n"));
    while (!value.empty() && value.back() == ',') value.remove_suffix(1);
  }
  return is_picture_address(value) && value.find_first_of("./") != std::string_view::npos ? value : std::string_view();
}

/// The first picture in an element, at most so many levels down; null if there is none.
const GumboElement* find_picture(const GumboElement& element, int levels) {
  for (unsigned i = 0; i < element.children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(element.children.data[i]);
    if (child.type != GUMBO_NODE_ELEMENT) continue;
    if (child.v.element.tag == GUMBO_TAG_IMG || child.v.element.tag == GUMBO_TAG_IMAGE) return &child.v.element;
    if (const GumboElement* found = levels > 1 ? find_picture(child.v.element, levels - 1) : nullptr) return found;
  }
  return nullptr;
}

/// The image that ends an element, white space apart; null if something else does.
pugi::xml_node last_picture(pugi::xml_node parent) {
  pugi::xml_node last = parent.last_child();
  while (last.type() == pugi::node_pcdata && trim(last.value()).empty()) last = last.previous_sibling();
  return std::strcmp(last.name(), "img") == 0 ? last : pugi::xml_node();
}

class Walk {
 public:
  Walk(const HtmlText& html, const GumboElement& root, std::vector<HtmlNotice>& notices)
      : html_(html), notices_(notices), drawings_(root) {}

  bool children(const GumboVector& nodes, pugi::xml_node parent) {
    if (++depth_ > kMaxTreeDepth) return false;
    bool fine = true;
    for (unsigned i = 0; i < nodes.length && fine; ++i)
      fine = node(*static_cast<const GumboNode*>(nodes.data[i]), parent);
    --depth_;
    return fine;
  }

 private:
  bool node(const GumboNode& node, pugi::xml_node parent) {
    switch (node.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        parent.append_child(pugi::node_pcdata).set_value(xml_clean(node.v.text.text).c_str());
        return true;
      case GUMBO_NODE_ELEMENT:
        return element(node, parent);
      case GUMBO_NODE_DOCUMENT:
      case GUMBO_NODE_COMMENT:
      case GUMBO_NODE_TEMPLATE:
        return true;
    }
    return true;
  }

  bool element(const GumboNode& node, pugi::xml_node parent) {
    const GumboElement& source = node.v.element;
    std::string unknown;
    const std::string_view name = element_name(source, unknown);
    const int line = html_.line_at(source.start_pos.offset);
    if (is_out_of_sight(source) || (name == "dialog" && !attribute_of(source, "open"))) {
      note(line, name, tr("'<{}>' was dropped: the page hides it", name));
      return true;
    }
    if (source.tag_namespace == GUMBO_NAMESPACE_SVG) {
      drawing(node, line, parent);
      return true;
    }
    if (source.tag_namespace == GUMBO_NAMESPACE_MATHML) {
      const bool fine = append_math(source, parent);
      if (pugi::xml_node made = parent.last_child(); !std::strcmp(made.name(), "math"))
        made.append_attribute(kLineAttribute).set_value(line);
      return fine;
    }
    if (const Embed widget = read_widget(source, name); widget.what != Embed::What::nothing)
      return write_embed(widget, name, line, parent);
    if (name == "picture" && !find_picture(source, 4)) write_picture(picture_source(source), line, parent);
    if (has_unknown_address(source)) {
      if (const auto* alt = gumbo_get_attribute(&source.attributes, "alt"))
        parent.append_child(pugi::node_pcdata).set_value(xml_clean(alt->value).c_str());
      return children(source.children, parent);
    }
    const ElementRule* rule = find_element(name);
    if (!rule || rule->what == ElementRule::What::unwrap) return children(source.children, parent);
    switch (rule->what) {
      case ElementRule::What::drop:
        if (name == "script" && take_formula(source, line, parent)) return true;
        return drop(source, name, line, parent);
      case ElementRule::What::field:
        write_field(source, name, parent);
        return true;
      case ElementRule::What::link:
        return embed(source, name, line, parent);
      case ElementRule::What::keep:
      case ElementRule::What::rename:
      case ElementRule::What::unwrap:
        break;
    }
    // What stands in a table can be a link in a link.
    if (!std::strcmp(rule->as, "a") && is_in_link(parent)) return children(source.children, parent);
    pugi::xml_node made = parent.append_child(rule->as);
    attributes(source, *rule, line, made);
    if (!std::strcmp(rule->as, "img")) {
      find_late_address(source, made);
      if (!made.attribute("src") && is_picture(node.parent))
        made.append_attribute("src").set_value(picture_source(node.parent->v.element).c_str());
    }
    if (keeps_line(rule->as) || !std::strcmp(made.attribute("class").value(), "math"))
      made.append_attribute(kLineAttribute).set_value(line);
    return children(source.children, made);
  }

  static bool is_picture(const GumboNode* node) {
    std::string unknown;
    return node && node->type == GUMBO_NODE_ELEMENT && element_name(node->v.element, unknown) == "picture";
  }

  static void write_picture(const std::string& url, int line, pugi::xml_node parent) {
    if (url.empty()) return;
    pugi::xml_node image = parent.append_child("img");
    image.append_attribute(kLineAttribute).set_value(line);
    image.append_attribute("src").set_value(url.c_str());
    image.append_attribute("alt").set_value("");
  }

  /// A tag that can't be followed makes its address, so it leads nowhere that is known.
  static bool has_unknown_address(const GumboElement& source) {
    for (unsigned i = 0; i < source.attributes.length; ++i)
      if (std::strstr(static_cast<const GumboAttribute*>(source.attributes.data[i])->value, kUnknownAddress.data()))
        return true;
    return false;
  }

  static bool is_in_link(pugi::xml_node node) {
    while (node && std::strcmp(node.name(), "a") != 0) node = node.parent();
    return static_cast<bool>(node);
  }

  /// `<script type="math/tex">`, which MathJax 2 shows in its place.
  static bool take_formula(const GumboElement& source, int line, pugi::xml_node parent) {
    const auto* type = gumbo_get_attribute(&source.attributes, "type");
    if (!type || std::strncmp(type->value, "math/tex", 8) != 0 || source.children.length != 1) return false;
    const auto& text = *static_cast<const GumboNode*>(source.children.data[0]);
    if (text.type != GUMBO_NODE_TEXT) return false;
    const std::string tex(trim(text.v.text.text));
    const bool is_display = std::strstr(type->value, "mode=display") != nullptr;
    pugi::xml_node made = parent.append_child("span");
    made.append_attribute("class").set_value("math");
    made.append_attribute(kLineAttribute).set_value(line);
    made.append_child(pugi::node_pcdata)
        .set_value(xml_clean(is_display ? "\\[" + tex + "\\]" : "\\(" + tex + "\\)").c_str());
    return true;
  }

  /// A picture that a script would load has its address in another attribute than `src`.
  static void find_late_address(const GumboElement& source, pugi::xml_node image) {
    const std::string_view written = trim(image.attribute("src").value());
    if (is_picture_address(written)) return;
    for (const char* name :
         {"data-src", "data-original", "data-lazy-src", "data-lazy", "data-srcset", "data-lazy-srcset", "srcset"}) {
      const auto* attribute = gumbo_get_attribute(&source.attributes, name);
      const std::string address = attribute ? xml_clean(late_address(name, attribute->value)) : std::string();
      if (address.empty()) continue;
      if (!image.attribute("src")) image.append_attribute("src");
      image.attribute("src").set_value(address.c_str());
      return;
    }
    if (to_lower_ascii(written.substr(0, 5)) != "data:") image.remove_attribute("src");
  }

  /// True for a `noscript` behind the picture that it shows where no script runs. It knows the address if the picture
  /// does not.
  static bool repeats_picture(const GumboElement& source, pugi::xml_node parent) {
    pugi::xml_node before = last_picture(parent);
    const GumboElement* image = before ? find_picture(source, 4) : nullptr;
    const auto* attribute = image ? gumbo_get_attribute(&image->attributes, "src") : nullptr;
    if (!attribute || !is_picture_address(trim(attribute->value))) return false;
    if (is_picture_address(trim(before.attribute("src").value()))) return true;
    if (!before.attribute("src")) before.append_attribute("src");
    before.attribute("src").set_value(xml_clean(trim(attribute->value)).c_str());
    return true;
  }

  void attributes(const GumboElement& source, const ElementRule& rule, int line, pugi::xml_node made) {
    std::string classes = rule.css_class ? rule.css_class : "";
    bool is_speck = false;
    for (unsigned i = 0; i < source.attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(source.attributes.data[i]);
      const std::string name = to_lower_ascii(attribute.name);
      const std::string value = xml_clean(attribute.value);
      if (name == "class") {
        const std::string more = allowed_classes(rule.as, value);
        if (!more.empty()) classes += (classes.empty() ? "" : " ") + more;
      } else if (name == "style" || name == "align") {
        const std::string style = allowed_style(name == "align" ? "text-align:" + value : value);
        const bool is_picture = std::strcmp(rule.as, "img") == 0;
        is_speck = is_speck || (is_picture && shrinks_by_style(value));
        if (!style.empty() && !is_picture && !made.attribute("style"))
          made.append_attribute("style").set_value(style.c_str());
      } else if (name == "name" && !std::strcmp(rule.as, "a")) {
        if (!made.attribute("id") && !value.empty()) made.append_attribute("id").set_value(value.c_str());
      } else if (name.starts_with("on")) {
        notices_.push_back(
            {line, tr("the handler '{}' was dropped", name), attribute.name, Kind::content_dropped_html});
      } else if (is_own(rule.as, name)) {
        made.append_attribute(name.c_str()).set_value(value.c_str());
      } else {
        append_allowed(name, value, made);
      }
    }
    if (!classes.empty()) made.append_attribute("class").set_value(classes.c_str());
    for (const char* side : {"width", "height"}) {
      if (!is_speck) break;
      made.remove_attribute(side);
      made.append_attribute(side).set_value("1");
    }
  }

  /// Attributes of our own elements.
  static bool is_own(const char* element, std::string_view name) {
    return std::strncmp(element, "ep:", 3) == 0 && (name == "note" || name == "done");
  }

  bool drop(const GumboElement& source, std::string_view name, int line, pugi::xml_node parent) {
    if (name == "noscript") {
      if (repeats_picture(source, parent)) return true;
      if (speaks_without_scripts(source)) return children(source.children, parent);
    }
    if (name != "rp" && name != "wbr" && name != "source" && name != "param" && name != "track")
      note(line, name, tr("'<{}>' was dropped", name));
    return true;
  }

  /// A player, a page or a picture in a frame of its own.
  bool embed(const GumboElement& source, std::string_view name, int line, pugi::xml_node parent) {
    const Embed found = read_embed(source, name);
    if (found.what == Embed::What::nothing) {
      if (source.children.length > 0 && name == "object") return children(source.children, parent);
      if (!found.text.empty())
        parent.append_child(pugi::node_pcdata).set_value(found.text.c_str());
      else
        note(line, name, tr("'<{}>' was dropped: it has no address", name));
      return true;
    }
    return write_embed(found, name, line, parent);
  }

  bool write_embed(const Embed& found, std::string_view name, int line, pugi::xml_node parent) {
    if (found.what != Embed::What::picture && is_in_link(parent)) {
      parent.append_child(pugi::node_pcdata).set_value(found.text.c_str());
      return true;
    }
    if (found.what == Embed::What::link) note(line, name, tr("'<{}>' became a link", name));
    if (found.what == Embed::What::player) note(line, name, tr("'<{}>' became a link in books", name));
    append_embed(found, name, parent).append_attribute(kLineAttribute).set_value(line);
    return true;
  }

  /// An inline drawing: a picture that has its bytes with it, and its words for those who show no pictures.
  void drawing(const GumboNode& source, int line, pugi::xml_node parent) {
    const Drawing found = drawings_.read(source);
    if (found.svg.empty()) {
      if (!found.words.empty()) parent.append_child(pugi::node_pcdata).set_value(found.words.c_str());
      if (found.words.empty()) return note(line, "svg", tr("'<{}>' was dropped: it draws nothing", "svg"));
      notices_.push_back({line, tr("'<svg>' became its words: it draws nothing, or is too deep to be shown"), "<svg",
                          Kind::content_bad_html});
      return;
    }
    pugi::xml_node made = parent.append_child("img");
    made.append_attribute(kLineAttribute).set_value(line);
    made.append_attribute("alt").set_value(found.title.c_str());
    made.append_attribute(kDrawingAttribute).set_value(found.svg.c_str());
    made.append_attribute(kWordsAttribute).set_value(found.words.c_str());
    if (found.is_decoration) made.append_attribute("ep:decoration").set_value("true");
  }

  void note(int line, std::string_view name, Message what) {
    notices_.push_back({line, std::move(what), "<" + std::string(name), Kind::content_dropped_html});
  }

  const HtmlText& html_;
  std::vector<HtmlNotice>& notices_;
  DrawingReader drawings_;
  int depth_ = 0;
};

}  // namespace

bool append_html(const HtmlText& html, pugi::xml_node root, std::vector<HtmlNotice>& notices) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_BODY;
  options.max_errors = 0;
  // Gumbo branches on memory that it has not set: with zeros one text gives one tree
  options.allocator = [](void*, std::size_t size) { return allocate_zeroed_or_end(1, size); };
  options.deallocator = [](void*, void* block) { std::free(block); };
  const std::unique_ptr<GumboOutput, DestroyOutput> output(
      gumbo_parse_with_options(&options, html.text.data(), html.text.size()), DestroyOutput{&options});
  const GumboElement& body = output->root->v.element;
  return Walk(html, body, notices).children(body.children, root);
}

}  // namespace essaypack
