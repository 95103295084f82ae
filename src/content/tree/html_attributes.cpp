#include "content/tree/html_attributes.h"

#include "base/text.h"

namespace essaypack {

namespace {

bool is_integer(std::string_view text) {
  return !text.empty() && text.size() < 6 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The classes that consist of letters, digits, `_` and `-`.
std::string plain_classes(std::string_view classes) {
  std::string out;
  std::size_t at = 0;
  while (at < classes.size()) {
    while (at < classes.size() && is_ascii_space(classes[at])) ++at;
    std::size_t end = at;
    bool fine = true;
    for (; end < classes.size() && !is_ascii_space(classes[end]); ++end) {
      const char c = classes[end];
      fine = fine && is_ascii_name(c);
    }
    if (fine && end > at) out += (out.empty() ? "" : " ") + std::string(classes.substr(at, end - at));
    at = end;
  }
  return out;
}

/// Which elements may have an attribute; an empty list means all.
struct AttributeRule {
  std::string_view name;
  std::string_view elements;  ///< Between spaces.
  bool is_number = false;
};
constexpr AttributeRule kAttributes[] = {
    {"id", ""},
    {"title", ""},
    {"lang", ""},
    {"dir", ""},
    {"href", " a "},
    {"src", " img "},
    {"alt", " img "},
    {"datetime", " time del ins "},
    {"cite", " blockquote q del ins "},
    {"start", " ol ", true},
    {"value", " li ", true},
    {"reversed", " ol "},
    {"colspan", " td th ", true},
    {"rowspan", " td th ", true},
    {"scope", " th "},
    {"headers", " td th "},
    {"width", " img ", true},
    {"height", " img ", true},
    {"span", " col colgroup ", true},
};

}  // namespace

std::string allowed_style(std::string_view style) {
  std::string out;
  for (const std::string_view part : split(style, ';')) {
    const std::size_t colon = part.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string name = to_lower_ascii(trim(part.substr(0, colon)));
    const std::string value = to_lower_ascii(trim(part.substr(colon + 1)));
    if (name != "text-align" && name != "vertical-align") continue;
    if (value.empty() || value.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string::npos) continue;
    out += (out.empty() ? "" : "; ") + name + ": " + value;
  }
  return out;
}

std::string allowed_classes(std::string_view element, const std::string& value) {
  if (element == "code" && value.starts_with("language-") &&
      value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+#.-") ==
          std::string::npos)
    return value;
  return plain_classes(value);
}

void append_allowed(std::string_view name, const std::string& value, pugi::xml_node made) {
  for (const AttributeRule& rule : kAttributes) {
    if (rule.name != name) continue;
    if (!rule.elements.empty() && rule.elements.find(" " + std::string(made.name()) + " ") == std::string_view::npos)
      return;
    if (rule.is_number && !is_integer(value)) return;
    if (name == "id" && (value.empty() || made.attribute("id") || value.find_first_of(" \t\n") != std::string::npos))
      return;
    if (name == "dir" && value != "ltr" && value != "rtl" && value != "auto") return;
    if (name == "scope" && value != "row" && value != "col" && value != "rowgroup" && value != "colgroup") return;
    if (name == "lang" &&
        (value.empty() || value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") !=
                              std::string::npos))
      return;
    if (made.attribute(std::string(name).c_str())) return;
    made.append_attribute(std::string(name).c_str()).set_value(name == "reversed" ? "reversed" : value.c_str());
    return;
  }
}

}  // namespace essaypack
