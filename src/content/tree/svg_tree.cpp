#include "content/tree/svg_tree.h"

#include "base/text.h"
#include "content/text/html_names.h"
#include "content/tree/gumbo_attribute.h"
#include "content/tree/hidden_element.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <initializer_list>
#include <set>
#include <utility>

namespace essaypack {

namespace {

constexpr int kMaxDepth = 190;               ///< A book refuses deeper pictures.
constexpr std::size_t kMaxBorrowed = 100;    ///< Parts that a drawing takes from others.
constexpr std::size_t kMaxBytes = 4U << 20;  ///< The same.
constexpr double kColumn = 600;              ///< Pixels of a drawing that fills its column.
constexpr double kLetter = 16;               ///< Pixels of one that stands among words.

const GumboElement* as_element(const void* node) {
  const auto* found = static_cast<const GumboNode*>(node);
  return found->type == GUMBO_NODE_ELEMENT ? &found->v.element : nullptr;
}

/// The text of a text node; null for others.
const char* as_text(const void* node) {
  const auto* found = static_cast<const GumboNode*>(node);
  const bool is_text =
      found->type == GUMBO_NODE_TEXT || found->type == GUMBO_NODE_WHITESPACE || found->type == GUMBO_NODE_CDATA;
  return is_text ? found->v.text.text : nullptr;
}

/// The name with SVG's own upper-case letters.
std::string name_of(const GumboElement& element) {
  GumboStringPiece piece = element.original_tag;
  if (!piece.data) return gumbo_normalized_tagname(element.tag);
  gumbo_tag_from_original_text(&piece);
  if (const char* known = gumbo_normalize_svg_tagname(&piece)) return known;
  return to_lower_ascii(std::string_view(piece.data, piece.length));
}

bool is_xml_name(std::string_view name) {
  return !name.empty() && (is_ascii_letter(name[0]) || name[0] == '_') &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_ascii_name(c) || c == '.'; });
}

bool is_seen(std::string_view name) {
  return is_one_of(
      name, {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "image", "foreignObject"});
}

/// Elements whose children are drawn elsewhere, if at all.
bool holds_parts(std::string_view name) {
  return is_one_of(name, {"defs", "symbol", "clipPath", "mask", "marker", "pattern"});
}

/// `#id` without its mark; empty for other references.
std::string_view local_id(std::string_view reference) {
  reference = trim(reference);
  return reference.starts_with('#') ? reference.substr(1) : std::string_view();
}

/// A length in pixels; nothing for what the page would have to tell (`100%`, `auto`).
std::optional<double> pixels(const char* text) {
  if (!text) return {};
  char* end = nullptr;
  const double value = std::strtod(text, &end);
  const std::string_view unit = trim(end);
  if (end == text || !(value >= 0 && value < 100'000)) return {};
  if (unit.empty() || unit == "px") return value;
  if (unit == "em" || unit == "rem") return value * kLetter;
  if (unit == "pt") return value * 4 / 3;
  return {};
}

std::string rounded(double value) { return std::to_string(static_cast<long>(value + 0.5)); }

/// Writes elements as XML and remembers which ids they have and which they want.
class SvgWriter {
 public:
  std::string out;
  std::set<std::string> ids, wanted;

  /// False if the tree is too deep or too long.
  bool element(const GumboElement& source, int depth) {
    if (depth > kMaxDepth || out.size() > kMaxBytes) return false;
    const bool is_svg = source.tag_namespace == GUMBO_NAMESPACE_SVG;
    const std::string name = is_svg ? name_of(source) : std::string(gumbo_normalized_tagname(source.tag));
    if (!is_xml_name(name)) return true;
    const bool is_hidden = is_out_of_sight(source);
    hidden_ += is_hidden;
    if (parts_ == 0 && hidden_ == 0 && is_svg) note_seen(name, source);
    out += '<' + name;
    if (!is_svg) out += " xmlns=\"http://www.w3.org/1999/xhtml\"";
    attributes(source, {});
    out += '>';
    parts_ += holds_parts(name);
    const bool fine = children(source, depth);
    hidden_ -= is_hidden;
    parts_ -= holds_parts(name);
    out += "</" + name + '>';
    return fine;
  }

  bool children(const GumboElement& source, int depth) {
    for (unsigned i = 0; i < source.children.length; ++i) {
      const GumboElement* child = as_element(source.children.data[i]);
      if (const char* text = as_text(source.children.data[i]); text && hidden_ == 0)
        append_escaped(out, xml_clean(text));
      if (child && !element(*child, depth + 1)) return false;
    }
    return true;
  }

  /// All but those that are `replaced`.
  void attributes(const GumboElement& source, std::initializer_list<std::string_view> replaced) {
    for (unsigned i = 0; i < source.attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(source.attributes.data[i]);
      std::string name = attribute.name;
      if (name.starts_with("xmlns") || name.starts_with("on") || is_one_of(name, replaced)) continue;
      if (name.starts_with("xlink:")) name.erase(0, 6);
      if (!is_xml_name(name.starts_with("xml:") ? name.substr(4) : name)) continue;
      note_ids(name, attribute.value);
      const bool is_reference = name == "href" && source.tag_namespace == GUMBO_NAMESPACE_SVG;
      out += (is_reference ? " xlink:href" : ' ' + name) + "=\"";
      append_escaped(out, xml_clean(attribute.value));
      out += '"';
    }
  }

  /// True if something is drawn, now that the parts that were wanted are here.
  bool is_seen_at_all() const {
    return is_seen_ ||
           std::any_of(used_.begin(), used_.end(), [&](const std::string& id) { return ids.count(id) > 0; });
  }

 private:
  void note_seen(std::string_view name, const GumboElement& source) {
    is_seen_ = is_seen_ || is_seen(name);
    if (name != "use") return;
    for (const char* reference : {"href", "xlink:href"})
      if (const char* value = attribute_of(source, reference)) used_.emplace(local_id(value));
  }

  void note_ids(std::string_view name, std::string_view value) {
    if (name == "id")
      ids.emplace(value);
    else if (name == "href" && !local_id(value).empty())
      wanted.emplace(local_id(value));
    for (std::size_t at = 0; (at = value.find("url(#", at)) != std::string_view::npos; ++at)
      if (const std::size_t end = value.find(')', at); end != std::string_view::npos)
        wanted.emplace(value.substr(at + 5, end - at - 5));
  }

  std::set<std::string> used_;  ///< What `use` shows.
  bool is_seen_ = false;
  int parts_ = 0;   ///< Open elements whose children are no part of the drawing.
  int hidden_ = 0;  ///< Open elements out of sight: their shapes may be borrowed, their words are nobody's.
};

void add_word(std::string& words, std::string_view text) {
  const std::string clean = collapse_white_space(xml_clean(text));
  if (!clean.empty()) words += (words.empty() ? "" : " ") + clean;
}

/// The text below an element; a line of its own is parted from the one before it.
void gather_text(const GumboElement& element, int depth, std::string& text) {
  if (depth > kMaxDepth) return;
  for (unsigned i = 0; i < element.children.length; ++i) {
    if (const char* own = as_text(element.children.data[i])) {
      text += own;
      continue;
    }
    const GumboElement* child = as_element(element.children.data[i]);
    if (!child || is_one_of(name_of(*child), {"style", "script", "title", "desc"}) || is_out_of_sight(*child)) continue;
    const bool is_html = child->tag_namespace == GUMBO_NAMESPACE_HTML;
    if (is_html ? !is_phrasing(gumbo_normalized_tagname(child->tag)) || child->tag == GUMBO_TAG_BR
                : attribute_of(*child, "x") || attribute_of(*child, "dy") || name_of(*child) != "tspan")
      text += ' ';
    gather_text(*child, depth + 1, text);
  }
}

/// The words that the drawing shows, one label after the other.
void gather_labels(const GumboElement& element, int depth, std::string& words) {
  if (depth > kMaxDepth) return;
  for (unsigned i = 0; i < element.children.length; ++i) {
    const GumboElement* child = as_element(element.children.data[i]);
    if (!child || is_out_of_sight(*child)) continue;
    const std::string name = name_of(*child);
    if (name == "text" || name == "foreignObject") {
      std::string label;
      gather_text(*child, depth + 1, label);
      add_word(words, label);
    } else if (!is_one_of(name, {"style", "script", "title", "desc", "metadata"})) {
      gather_labels(*child, depth + 1, words);
    }
  }
}

/// The text of the child with this name.
std::string text_of_child(const GumboElement& svg, std::string_view name) {
  for (unsigned i = 0; i < svg.children.length; ++i)
    if (const GumboElement* child = as_element(svg.children.data[i]);
        child && name_of(*child) == name && !is_out_of_sight(*child)) {
      std::string text;
      gather_text(*child, 0, text);
      return collapse_white_space(xml_clean(text));
    }
  return {};
}

/// True where words stand beside it, as beside an icon.
bool stands_among_words(const GumboNode& svg) {
  const GumboNode* parent = svg.parent;
  if (!parent || parent->type != GUMBO_NODE_ELEMENT) return false;
  const GumboElement& around = parent->v.element;
  if (is_one_of(gumbo_normalized_tagname(around.tag), {"a", "span", "button", "label", "i", "b", "em", "strong"}))
    return true;
  for (unsigned i = 0; i < around.children.length; ++i)
    if (const char* text = as_text(around.children.data[i]); text && !trim(text).empty()) return true;
  return false;
}

/// Width and height of a `viewBox`; nothing where it is none.
std::optional<std::pair<double, double>> read_view_box(const char* box) {
  double edges[4] = {};
  for (double& edge : edges) {
    while (box && (*box == ',' || is_ascii_space(*box))) ++box;
    char* end = nullptr;
    if (box) edge = std::strtod(box, &end);
    box = end;
  }
  if (!(edges[2] > 0 && edges[3] > 0 && edges[2] < 1e9 && edges[3] < 1e9)) return {};
  return std::pair(edges[2], edges[3]);
}

/// `viewBox`, width and height as the page shows it: a picture has no column or line of text around it to tell.
std::string size_attributes(const GumboNode& node) {
  const GumboElement& svg = node.v.element;
  std::optional<double> width = pixels(attribute_of(svg, "width")), height = pixels(attribute_of(svg, "height"));
  const char* written = attribute_of(svg, "viewBox");
  std::string view_box = written ? xml_clean(written) : std::string();
  const auto box = read_view_box(written);
  if (!box) {
    if (!width) width = 300;
    if (!height) height = 150;
    view_box = "0 0 " + rounded(*width) + ' ' + rounded(*height);
  } else {
    if (!width && !height) width = stands_among_words(node) ? kLetter : kColumn;
    if (!width) width = *height * box->first / box->second;
    if (!height) height = *width * box->second / box->first;
  }
  std::string attributes = " viewBox=\"";
  append_escaped(attributes, view_box);
  return attributes + "\" width=\"" + rounded(std::max(1.0, *width)) + "\" height=\"" +
         rounded(std::max(1.0, *height)) + '"';
}

/// What an attribute says, white space joined; empty without it.
std::string label_of(const GumboElement& element, const char* name) {
  const char* label = attribute_of(element, name);
  return label ? collapse_white_space(xml_clean(label)) : std::string();
}

/// A drawing of no width or height is there for its parts alone.
bool has_no_room(const GumboElement& svg) {
  const auto is_zero = [&](const char* name) { return pixels(attribute_of(svg, name)).value_or(1) == 0; };
  return is_zero("width") || is_zero("height");
}

/// True for all that a link shows: without it the link would be nothing to a screen reader.
bool is_whole_link(const GumboNode& svg) {
  const GumboNode* parent = svg.parent;
  if (!parent || parent->type != GUMBO_NODE_ELEMENT || parent->v.element.tag != GUMBO_TAG_A) return false;
  std::string text;
  gather_text(parent->v.element, 0, text);
  return trim(text).empty();
}

/// Title and words, as people hear or read them.
void read_words(const GumboNode& node, Drawing& made) {
  const GumboElement& svg = node.v.element;
  std::string labels;
  gather_labels(svg, 0, labels);
  made.title = text_of_child(svg, "title");
  if (made.title.empty()) made.title = label_of(svg, "aria-label");
  if (made.title.empty()) made.title = text_of_child(svg, "desc");
  const bool is_link = is_whole_link(node);
  for (const char* name : {"aria-label", "title"})
    if (is_link && made.title.empty()) made.title = label_of(node.parent->v.element, name);
  add_word(made.words, made.title);
  add_word(made.words, labels);
  if (made.title.empty()) made.title = labels;
  made.is_decoration =
      made.words.empty() && !is_link &&
      (label_of(svg, "aria-hidden") == "true" || is_one_of(label_of(svg, "role"), {"presentation", "none"}));
}

/// What other drawings of the page define is borrowed: a sprite holds the symbols of all.
bool borrow_parts(SvgWriter& writer, const std::function<const GumboElement*(const std::string&)>& find_elsewhere) {
  std::size_t borrowed = 0;
  for (bool is_new = true; is_new;) {
    is_new = false;
    for (const std::string& id : std::set<std::string>(writer.wanted)) {
      const GumboElement* part = writer.ids.count(id) > 0 ? nullptr : find_elsewhere(id);
      if (!part || ++borrowed > kMaxBorrowed) continue;
      writer.out += "<defs>";
      if (!writer.element(*part, 1)) return false;
      writer.out += "</defs>";
      is_new = true;
    }
  }
  return true;
}

}  // namespace

void DrawingReader::collect_ids(const GumboElement& element, int depth) {
  if (depth > 3 * kMaxDepth) return;
  if (element.tag_namespace == GUMBO_NAMESPACE_SVG)
    if (const char* id = attribute_of(element, "id")) ids_->emplace(id, &element);
  for (unsigned i = 0; i < element.children.length; ++i)
    if (const GumboElement* child = as_element(element.children.data[i])) collect_ids(*child, depth + 1);
}

const GumboElement* DrawingReader::find_elsewhere(const std::string& id) {
  if (!ids_) {
    ids_.emplace();
    collect_ids(root_, 0);
  }
  const auto found = ids_->find(id);
  return found == ids_->end() ? nullptr : found->second;
}

Drawing DrawingReader::read(const GumboNode& node) {
  const GumboElement& svg = node.v.element;
  Drawing made;
  if (has_no_room(svg)) return made;
  read_words(node, made);
  SvgWriter content, root;
  if (!content.children(svg, 0) ||
      !borrow_parts(content, [this](const std::string& id) { return find_elsewhere(id); }) || !content.is_seen_at_all())
    return made;
  root.attributes(svg, {"width", "height", "viewBox"});
  made.svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" + root.out +
             size_attributes(node) + '>' + content.out + "</svg>";
  return made;
}

}  // namespace essaypack
