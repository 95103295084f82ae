#pragma once

/// Attributes of elements as Gumbo read them.

#include "base/text.h"

#include <gumbo.h>

#include <string>

namespace essaypack {

/// The value as it is written; null where there is no such attribute.
inline const char* attribute_of(const GumboElement& element, const char* name) {
  const auto* found = gumbo_get_attribute(&element.attributes, name);
  return found ? found->value : nullptr;
}

/// The value without white space around it and without what XML forbids; empty where there is no such attribute.
inline std::string clean_attribute_of(const GumboElement& element, const char* name) {
  const char* value = attribute_of(element, name);
  return value ? xml_clean(trim(value)) : std::string();
}

}  // namespace essaypack
