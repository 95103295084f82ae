#pragma once

/// Which attributes elements of raw HTML keep.

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace essaypack {

/// `text-align` and `vertical-align` of a style, nothing else.
std::string allowed_style(std::string_view style);
/// The classes that consist of letters, digits, `_` and `-`; `code` may say its language with others, too.
std::string allowed_classes(std::string_view element, const std::string& value);
/// Gives an element an attribute that it may have, with a value that it may have; the first one of a name counts.
void append_allowed(std::string_view name, const std::string& value, pugi::xml_node made);

}  // namespace essaypack
