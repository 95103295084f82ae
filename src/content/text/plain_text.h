#pragma once

#include <pugixml.hpp>

#include <string>

namespace essaypack {

/// The text of a tree as people read it: white space joined, images by their alt text, no code blocks, tables, notes.
std::string plain_text(const pugi::xml_node& node);

}  // namespace essaypack
