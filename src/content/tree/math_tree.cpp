#include "content/tree/math_tree.h"

#include "base/text.h"
#include "content/tree/bounds.h"
#include "content/tree/gumbo_attribute.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

namespace essaypack {

namespace {

constexpr int kMaxDepth = 2 * kMaxNesting + 64;

/// MathML Core, but for `semantics` and `annotation`.
constexpr std::string_view kCore =
    " math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle "
    "msub "
    "msubsup msup mtable mtd mtext mtr munder munderover none ";

enum class Form { text, flag, length, number, columns, word };

/// Which elements may have an attribute (MathML 3, chapter 3); an empty list means all.
struct AttributeRule {
  std::string_view name;
  std::string_view elements;  ///< Between spaces.
  Form form;
  std::string_view words = {};  ///< Of `Form::word`, between spaces.
};
constexpr AttributeRule kAttributes[] = {
    {"accent", " mo mover munderover ", Form::flag},
    {"accentunder", " munder munderover ", Form::flag},
    {"alttext", " math ", Form::text},
    {"columnalign", " mtable mtr mtd ", Form::columns},
    {"columnspan", " mtd ", Form::number},
    {"depth", " mspace mpadded ", Form::length},
    {"dir", " math mrow mstyle mi mn mo ms mtext ", Form::word, " ltr rtl "},
    {"display", " math ", Form::word, " block inline "},
    {"displaystyle", " math mstyle mtable ", Form::flag},
    {"fence", " mo ", Form::flag},
    {"form", " mo ", Form::word, " prefix infix postfix "},
    {"height", " mspace mpadded ", Form::length},
    {"largeop", " mo ", Form::flag},
    {"linethickness", " mfrac ", Form::length},
    {"lspace", " mo mpadded ", Form::length},
    {"mathvariant", " mi mn mo ms mtext ", Form::word,
     " normal bold italic bold-italic double-struck bold-fraktur script bold-script fraktur sans-serif bold-sans-serif "
     "sans-serif-italic sans-serif-bold-italic monospace "},
    {"maxsize", " mo ", Form::length},
    {"minsize", " mo ", Form::length},
    {"movablelimits", " mo ", Form::flag},
    {"rowspan", " mtd ", Form::number},
    {"rspace", " mo ", Form::length},
    {"scriptlevel", " mstyle ", Form::number},
    {"separator", " mo ", Form::flag},
    {"stretchy", " mo ", Form::flag},
    {"symmetric", " mo ", Form::flag},
    {"voffset", " mpadded ", Form::length},
    {"width", " mspace mpadded ", Form::length},
};

bool is_word_of(std::string_view words, std::string_view word) {
  return !word.empty() && word.find(' ') == std::string_view::npos &&
         words.find(" " + std::string(word) + " ") != std::string_view::npos;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// `1em`, `-.5px`, `0`, `50%`.
bool is_length(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
  const std::string_view number = text.substr(0, end), unit = text.substr(end);
  if (number.empty() || number.back() == '.' || std::count(number.begin(), number.end(), '.') > 1) return false;
  return (unit.empty() && number.find_first_not_of("0.") == std::string_view::npos) ||
         is_word_of(" em ex px in cm mm pt pc % ", unit);
}

bool is_columns(std::string_view text) {
  for (const std::string_view one : split(text, ' '))
    if (!is_one_of(one, {"left", "center", "right"})) return false;
  return true;
}

bool fits(const AttributeRule& rule, std::string_view value) {
  switch (rule.form) {
    case Form::text:
      return !value.empty();
    case Form::flag:
      return value == "true" || value == "false";
    case Form::length:
      return is_length(value);
    case Form::number:
      return is_number(value);
    case Form::columns:
      return is_columns(value);
    case Form::word:
      return is_word_of(rule.words, value);
  }
  return false;
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  if (!piece.data) return {};
  gumbo_tag_from_original_text(&piece);
  return to_lower_ascii(std::string_view(piece.data, piece.length));
}

std::string value_of(const GumboElement& element, const char* name) {
  const char* value = attribute_of(element, name);
  return value ? xml_clean(value) : std::string();
}

void copy_attributes(const GumboElement& source, std::string_view name, pugi::xml_node made) {
  for (unsigned i = 0; i < source.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(source.attributes.data[i]);
    const std::string value = xml_clean(trim(attribute.value));
    for (const AttributeRule& rule : kAttributes)
      if (rule.name == attribute.name && is_word_of(rule.elements, name) && fits(rule, value) &&
          !made.attribute(attribute.name))
        made.append_attribute(attribute.name).set_value(value.c_str());
  }
}

std::string text_of(const GumboElement& element) {
  std::string text;
  for (unsigned i = 0; i < element.children.length; ++i)
    if (const auto& child = *static_cast<const GumboNode*>(element.children.data[i]);
        child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_CDATA)
      text += child.v.text.text;
  return collapse_white_space(xml_clean(text));
}

class MathWalk {
 public:
  bool element(const GumboElement& source, pugi::xml_node parent) {
    const std::string name = name_of(source);
    if (is_one_of(name, {"annotation", "annotation-xml"})) {
      take_annotation(source, parent);
      return true;
    }
    if (++depth_ > kMaxDepth) return false;
    pugi::xml_node made = parent;
    const bool is_core = is_word_of(kCore, name);
    const bool is_group =
        name == "mfenced" || name == "menclose" || name == "semantics" || name == "maction" || name == "mlabeledtr";
    if (is_core || is_group) {
      made = parent.append_child(is_core ? name.c_str() : name == "mlabeledtr" ? "mtr" : "mrow");
      copy_attributes(source, made.name(), made);
    }
    const bool fine = name == "mfenced" ? fenced(source, made) : children(source, made, name);
    --depth_;
    return fine;
  }

 private:
  bool children(const GumboElement& source, pugi::xml_node made, std::string_view name) {
    bool is_first = true;
    for (unsigned i = 0; i < source.children.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(source.children.data[i]);
      if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_CDATA) {
        made.append_child(pugi::node_pcdata).set_value(xml_clean(child.v.text.text).c_str());
      } else if (child.type == GUMBO_NODE_ELEMENT && child.v.element.tag_namespace == GUMBO_NAMESPACE_MATHML) {
        // The label of a row is no cell, and of an action the first face is shown.
        const bool is_passed_over = (name == "mlabeledtr" && is_first) || (name == "maction" && !is_first);
        is_first = false;
        if (!is_passed_over && !element(child.v.element, made)) return false;
      } else if (child.type == GUMBO_NODE_ELEMENT) {
        html_text(child.v.element, made, 0);
      }
    }
    return true;
  }

  /// HTML in a text of MathML is its words.
  static void html_text(const GumboElement& source, pugi::xml_node made, int depth) {
    if (depth > 60) return;
    for (unsigned i = 0; i < source.children.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(source.children.data[i]);
      if (child.type == GUMBO_NODE_ELEMENT)
        html_text(child.v.element, made, depth + 1);
      else if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_WHITESPACE)
        made.append_child(pugi::node_pcdata).set_value(xml_clean(child.v.text.text).c_str());
    }
  }

  /// `mfenced`, which MathML Core does without, as the operators that it stands for.
  bool fenced(const GumboElement& source, pugi::xml_node made) {
    const auto mark = [&](const std::string& text) {
      if (!text.empty()) made.append_child("mo").append_child(pugi::node_pcdata).set_value(text.c_str());
    };
    const auto written = [&](const char* name, const char* usual) {
      return gumbo_get_attribute(&source.attributes, name) ? std::string(trim(value_of(source, name)))
                                                           : std::string(usual);
    };
    std::string separators;
    for (const char c : written("separators", ","))
      if (!is_ascii_space(c)) separators += c;
    mark(written("open", "("));
    std::size_t at = 0;
    bool is_first = true;
    for (unsigned i = 0; i < source.children.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(source.children.data[i]);
      if (child.type != GUMBO_NODE_ELEMENT || child.v.element.tag_namespace != GUMBO_NAMESPACE_MATHML) continue;
      if (!is_first && !separators.empty()) {
        std::size_t end = at;
        next_code_point(separators, end);
        mark(separators.substr(at, end - at));
        if (end < separators.size()) at = end;
      }
      is_first = false;
      if (!element(child.v.element, made)) return false;
    }
    mark(written("close", ")"));
    return true;
  }

  static void take_annotation(const GumboElement& source, pugi::xml_node parent) {
    const std::string encoding = to_lower_ascii(value_of(source, "encoding"));
    if (encoding.find("tex") == std::string::npos) return;
    while (parent && std::strcmp(parent.name(), "math") != 0) parent = parent.parent();
    const std::string text = text_of(source);
    if (parent && !parent.attribute("alttext") && !text.empty())
      parent.append_attribute("alttext").set_value(text.c_str());
  }

  int depth_ = 0;
};

}  // namespace

bool append_math(const GumboElement& source, pugi::xml_node parent) { return MathWalk().element(source, parent); }

}  // namespace essaypack
