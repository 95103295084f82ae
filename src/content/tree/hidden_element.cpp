#include "content/tree/hidden_element.h"

#include "base/hidden_style.h"
#include "content/tree/gumbo_attribute.h"

#include <string>

namespace essaypack {

bool is_out_of_sight(const GumboElement& element) {
  for (const char* name : {"hidden", "style"})
    if (const char* value = attribute_of(element, name); value && hides_by_attribute(name, value)) return true;
  if (element.tag_namespace != GUMBO_NAMESPACE_SVG) return attribute_of(element, "popover") != nullptr;
  const char* display = attribute_of(element, "display");
  const char* visibility = attribute_of(element, "visibility");
  return (display && hides_by_style("display:" + std::string(display))) ||
         (visibility && hides_by_style("visibility:" + std::string(visibility)));
}

}  // namespace essaypack
