#pragma once

/// XML outputs: every string is cleaned on its way into the tree, so that one bad character of one post can't make a whole
/// feed ill-formed.

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace essaypack {

/// An empty document with its declaration, and its root element.
pugi::xml_node start_document(pugi::xml_document& document, const char* root);

/// Appends `<name>text</name>`.
pugi::xml_node add_text(pugi::xml_node parent, const char* name, std::string_view text);
/// Appends an attribute.
void add_attribute(pugi::xml_node element, const char* name, std::string_view value);

/// The file: UTF-8, LF, each element that holds elements on lines of its own, nothing added round texts (C4).
std::string document_bytes(const pugi::xml_document& document);

}  // namespace essaypack
