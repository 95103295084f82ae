#pragma once

/// XML outputs: every string is cleaned on its way into the tree, so that one bad character of one post can't make a
/// whole feed or book ill-formed.

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace essaypack {

/// The root element of an empty document.
pugi::xml_node start_document(pugi::xml_document& document, const char* root);

/// Says who made the document, in a remark before its root: for formats without an element for that.
void add_mark(pugi::xml_document& document);

/// Appends `<name>text</name>`.
pugi::xml_node add_text(pugi::xml_node parent, const char* name, std::string_view text);
/// Appends an attribute.
void add_attribute(pugi::xml_node element, const char* name, std::string_view value);
/// Changes an attribute, or appends it.
void set_attribute(pugi::xml_node element, const char* name, std::string_view value);

/// The file with its declaration: UTF-8, LF, each element that holds elements on lines of its own, nothing added round
/// texts (C4). With `pugi::format_raw` no white space is added anywhere.
std::string document_bytes(const pugi::xml_document& document, unsigned format = pugi::format_indent);

}  // namespace essaypack
