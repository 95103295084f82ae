/// Labels of diagrams: Mermaid and draw.io write them in HTML, which no reader need show in a picture.

#include "base/text.h"
#include "export/book/picture/svg.h"
#include "export/book/text/title_lines.h"
#include "export/common/xml_document.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

namespace essaypack {
namespace {

constexpr int kDepth = 60;               ///< Of HTML in a label.
constexpr std::size_t kLongest = 2'000;  ///< Bytes of a label.
constexpr double kFontSize = 16;         ///< That of Mermaid and of browsers.

/// A number of pixels; nothing for anything else (`100%`, `auto`).
std::optional<double> pixels(std::string_view text) {
  const std::string number(trim(text));
  char* end = nullptr;
  const double value = std::strtod(number.c_str(), &end);
  const std::string_view unit = end;
  if (end == number.c_str() || (!unit.empty() && unit != "px") || !(std::fabs(value) < 1e6)) return std::nullopt;
  return value;
}

/// The value of a property in a `style` attribute.
std::string_view property(std::string_view style, std::string_view name) {
  std::string_view found;
  for (const std::string_view one : split(style, ';')) {
    const std::size_t colon = one.find(':');
    if (colon != one.npos && trim(one.substr(0, colon)) == name) found = trim(one.substr(colon + 1));
  }
  return found;
}

std::string printed(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

struct Label {
  std::vector<std::string> lines;
  bool has_more = false;                         ///< A picture, a formula.
  std::string colour, font_size, weight, names;  ///< Of the innermost element around all; `names` are its classes.
};

class LabelReader {
 public:
  Label read(const pugi::xml_node& html) {
    read_children(html, 0);
    end_line();
    read_looks(html);
    return std::move(label_);
  }

 private:
  void read_children(const pugi::xml_node& node, int depth) {
    if (depth > kDepth) return;
    for (const pugi::xml_node& child : node.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        if (size_ < kLongest) line_ += child.value();
        size_ += std::string_view(child.value()).size();
      } else if (child.type() == pugi::node_element) {
        read_element(child, depth);
      }
    }
  }

  void read_element(const pugi::xml_node& node, int depth) {
    const std::string_view name = local_name(node.name());
    if (is_one_of(name, {"script", "style", "title"})) return;
    if (is_one_of(name, {"img", "svg", "math", "canvas", "video", "iframe", "input"})) {
      label_.has_more = true;
      return;
    }
    const bool is_block = is_one_of(name, {"div", "p", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4",
                                           "h5", "h6", "section", "pre", "blockquote", "hr"});
    if (is_block)
      end_line();
    else if (is_one_of(name, {"td", "th"}))
      line_ += ' ';
    read_children(node, depth + 1);
    if (is_block) end_line();
  }

  void end_line() {
    std::string line = collapse_white_space(line_);
    if (!line.empty()) label_.lines.push_back(std::move(line));
    line_.clear();
  }

  /// From the outside inwards as long as one element holds everything.
  void read_looks(const pugi::xml_node& html) {
    pugi::xml_node node = html;
    for (int depth = 0; depth < kDepth; ++depth) {
      pugi::xml_node only;
      for (const pugi::xml_node& child : node.children()) {
        if (child.type() == pugi::node_pcdata && trim(child.value()).empty()) continue;
        if (only || child.type() != pugi::node_element) return;
        only = child;
      }
      if (!only) return;
      node = only;
      const std::string_view style = node.attribute("style").value();
      if (const auto value = property(style, "color"); is_plain(value)) label_.colour = value;
      if (const auto value = property(style, "font-weight"); is_plain(value)) label_.weight = value;
      if (const auto value = property(style, "font-size"); pixels(value).value_or(0) > 0) label_.font_size = value;
      if (const pugi::xml_attribute names = node.attribute("class")) label_.names = names.value();
    }
  }

  /// `#333`, `rgb(0, 0, 0)`, `bold`, but neither `light-dark(...)` nor `var(...)`.
  static bool is_plain(std::string_view value) {
    if (value.empty() || value.size() > 40) return false;
    for (const char c : value)
      if (!is_ascii_alnum(c) && std::string_view("#(),.% ").find(c) == std::string_view::npos) return false;
    const std::size_t bracket = value.find('(');
    return bracket == value.npos || value.starts_with("rgb") || value.starts_with("hsl");
  }

  Label label_;
  std::string line_;
  std::size_t size_ = 0;
};

/// Where the middle of the label is.
struct Spot {
  double x = 0, y = 0, width = 0;
  const char* anchor = "middle";
};

/// draw.io gives no size but a flexible box, whose margins say where it stands.
std::optional<Spot> spot_of_box(const pugi::xml_node& html) {
  pugi::xml_node box = html.first_child();
  while (box && box.type() != pugi::node_element) box = box.next_sibling();
  const std::string_view style = box.attribute("style").value();
  const auto left = pixels(property(style, "margin-left")), top = pixels(property(style, "padding-top"));
  const auto width = pixels(property(style, "width")), height = pixels(property(style, "height"));
  if (!left || !top || !width) return std::nullopt;
  const std::string_view justify = property(style, "justify-content");
  Spot spot{*left + *width / 2, *top + height.value_or(0) / 2, *width, "middle"};
  if (justify.find("start") != justify.npos) spot.x = *left, spot.anchor = "start";
  if (justify.find("end") != justify.npos) spot.x = *left + *width, spot.anchor = "end";
  return spot;
}

std::optional<Spot> find_spot(const pugi::xml_node& html) {
  const auto width = pixels(html.attribute("width").value()), height = pixels(html.attribute("height").value());
  if (!width || !height) return spot_of_box(html);
  const double x = pixels(html.attribute("x").value()).value_or(0), y = pixels(html.attribute("y").value()).value_or(0);
  return Spot{x + *width / 2, y + *height / 2, *width, "middle"};
}

/// Lines no wider than the label's box, as far as that can be told without its font.
std::vector<std::string> wrap(const std::vector<std::string>& lines, double width, double font_size) {
  const int limit = static_cast<int>(std::min(width / font_size * 1'150, 1e6));  // thousandths of an em, and some more
  if (limit < 3'000) return lines;
  std::vector<std::string> wrapped;
  for (const std::string& line : lines) {
    std::string now, word;
    int taken = 0;
    const auto put = [&](std::string_view text) {
      if (taken > 0 && taken + em_width(trim(text)) > limit) {
        wrapped.emplace_back(trim(now));
        now.clear();
        taken = 0;
      }
      if (now.empty()) text = trim(text);
      now += text;
      taken += em_width(text);
    };
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t start = at;
      const char32_t c = next_code_point(line, at);
      const bool is_own_word = is_cjk(c) && !is_punctuation(c);
      if (is_own_word || c == ' ') {
        put(word);
        word.clear();
      }
      word += line.substr(start, at - start);
    }
    put(word);
    if (!trim(now).empty()) wrapped.emplace_back(trim(now));
  }
  return wrapped;
}

/// The lines around the middle of `text`, which has its x.
void append_lines(pugi::xml_node text, const std::vector<std::string>& lines, double first_dy) {
  const std::string x = text.attribute("x").value();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    pugi::xml_node line = lines.size() == 1 ? text : text.append_child("tspan");
    const double dy = i == 0 ? first_dy - 0.6 * static_cast<double>(lines.size() - 1) : 1.2;
    if (lines.size() > 1) set_attribute(line, "x", x);
    if (dy != 0) set_attribute(line, "dy", printed(dy) + "em");
    line.append_child(pugi::node_pcdata).set_value(lines[i].c_str());
  }
}

/// True if the label is text now.
bool put_text(pugi::xml_node html, const Label& label) {
  const auto spot = find_spot(html);
  if (!spot || label.lines.empty()) return false;
  pugi::xml_node text = html.parent().insert_child_before("text", html);
  set_attribute(text, "x", printed(spot->x));
  set_attribute(text, "y", printed(spot->y));
  set_attribute(text, "text-anchor", spot->anchor);
  set_attribute(text, "fill", label.colour.empty() ? "currentColor" : label.colour);
  set_attribute(text, "stroke", "none");
  if (!label.font_size.empty()) set_attribute(text, "font-size", label.font_size);
  if (!label.weight.empty()) set_attribute(text, "font-weight", label.weight);
  if (!label.names.empty()) set_attribute(text, "class", label.names);
  if (const char* transform = html.attribute("transform").value(); *transform)
    set_attribute(text, "transform", transform);
  const double size = label.font_size.empty() ? kFontSize : pixels(label.font_size).value_or(kFontSize);
  append_lines(text, wrap(label.lines, spot->width, size), 0.35);
  return true;
}

pugi::xml_node next_element(pugi::xml_node node) {
  node = node.next_sibling();
  while (node && node.type() != pugi::node_element) node = node.next_sibling();
  return node;
}

/// In `switch` something stands behind the label for programs that show no HTML: draw.io's short text, which gets all
/// of the label, or a picture of it.
bool use_stand_in(pugi::xml_node html, const Label& label) {
  const pugi::xml_node other = next_element(html);
  if (!other) return false;
  const bool is_text = local_name(other.name()) == "text" && other.attribute("x") && other.attribute("y");
  if (is_text && !label.lines.empty()) {
    while (other.first_child()) pugi::xml_node(other).remove_child(other.first_child());
    append_lines(other, label.lines, 0);
    return true;
  }
  return local_name(other.name()) == "image";
}

/// draw.io's last word, "Text is not SVG", stands behind a test for HTML.
bool is_excuse(const pugi::xml_node& node) {
  pugi::xml_node first = node.first_child();
  if (first.type() != pugi::node_element) first = next_element(first);
  const std::string_view features = first.attribute("requiredFeatures").value();
  return local_name(first.name()) == "g" && !first.first_child() && features.find("Extensibility") != features.npos;
}

}  // namespace

void replace_labels(pugi::xml_node parent, SvgLosses& losses) {
  const bool is_switch = local_name(parent.name()) == "switch";
  for (pugi::xml_node child = parent.first_child(); child;) {
    const pugi::xml_node next = child.next_sibling();
    const std::string_view name = local_name(child.name());
    if (name == "switch" && is_excuse(child)) {
      parent.remove_child(child);
    } else if (name == "foreignObject") {
      const Label label = LabelReader().read(child);
      const bool stands = is_switch && use_stand_in(child, label);
      const bool is_text = stands || put_text(child, label);
      if (!stands && (label.has_more || (!is_text && !label.lines.empty()))) losses.html = true;
      while (is_text && !stands && is_switch && child.next_sibling()) parent.remove_child(child.next_sibling());
      const pugi::xml_node after = child.next_sibling();
      parent.remove_child(child);
      child = after;
      continue;
    }
    child = next;
  }
}

}  // namespace essaypack
