#include "base/hidden_style.h"

#include "base/text.h"

#include <algorithm>
#include <string>

namespace essaypack {

namespace {

/// Lower case, without white space and comments.
std::string plain_css(std::string_view style) {
  std::string css;
  for (std::size_t at = 0; at < style.size(); ++at) {
    if (style.compare(at, 2, "/*") == 0) {
      at = style.find("*/", at + 2);
      if (at == std::string_view::npos) break;
      ++at;
    } else if (!is_ascii_space(style[at])) {
      css += style[at];
    }
  }
  return to_lower_ascii(css);
}

bool hides(std::string_view property, std::string_view value) {
  if (property == "display") return value == "none";
  if (property == "visibility") return value == "hidden" || value == "collapse";
  return property == "content-visibility" && value == "hidden";
}

/// What the last declaration of a property says.
struct Declared {
  bool hides = false, is_important = false;
};

}  // namespace

bool hides_by_style(std::string_view style) {
  const std::string css = plain_css(style);
  bool is_hidden = false;
  for (const std::string_view property : {"display", "visibility", "content-visibility"}) {
    Declared last;
    for (std::size_t at = 0; at < css.size();) {
      const std::size_t end = std::min(css.find(';', at), css.size());
      std::string_view declaration = std::string_view(css).substr(at, end - at);
      at = end + 1;
      const std::size_t colon = declaration.find(':');
      if (colon == std::string_view::npos || declaration.substr(0, colon) != property) continue;
      std::string_view value = declaration.substr(colon + 1);
      const bool is_important = value.ends_with("!important");
      if (is_important) value.remove_suffix(10);
      if (is_important || !last.is_important) last = {hides(property, value), is_important};
    }
    is_hidden = is_hidden || last.hides;
  }
  return is_hidden;
}

bool shrinks_by_style(std::string_view style) {
  const std::string css = plain_css(style);
  int small = 0;
  for (const std::string_view declaration : split(css, ';'))
    for (const std::string_view property : {"width:", "height:"})
      if (declaration.starts_with(property) &&
          is_one_of(declaration.substr(property.size()),
                    {"0", "0px", "1px", "0!important", "0px!important", "1px!important"}))
        small |= property[0] == 'w' ? 1 : 2;
  return small == 3;
}

bool hides_by_attribute(std::string_view name, std::string_view value) {
  if (name == "hidden") return to_lower_ascii(value) != "until-found";
  return name == "style" && hides_by_style(value);
}

}  // namespace essaypack
