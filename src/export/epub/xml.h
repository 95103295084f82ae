#pragma once

/// Building XML with pugixml: every string is cleaned on its way in.

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace essaypack {

void set_attribute(pugi::xml_node node, const char* name, std::string_view value);
/// Appends `<name>text</name>` and returns it.
pugi::xml_node append_text_element(pugi::xml_node parent, const char* name, std::string_view text);
/// Appends the DOCTYPE and `html` with its namespaces, language and direction.
pugi::xml_node append_html(pugi::xml_document& document, std::string_view language);
/// The document with its XML declaration; `pugi::format_raw` keeps white space as it is.
std::string print_xml(const pugi::xml_document& document, unsigned format = pugi::format_indent);

}  // namespace essaypack
