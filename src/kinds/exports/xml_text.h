#pragma once

/// Elements of XML as exports hold them: read one level at a time, since platforms write HTML into fields unescaped,
/// and what stands in one field must not cost the others.

#include <functional>
#include <string>
#include <string_view>

namespace essaypack {

/// An element; the views lie in the text that it was read of.
struct XmlElement {
  std::string_view name;        ///< With its prefix: `wp:status`.
  std::string_view attributes;  ///< As written, between name and `>`.
  std::string_view inner;       ///< As written, between the tags; empty for `<a/>`.
  bool is_unclosed = false;     ///< It has no end tag: what it says is not known.
};

/// Calls `take` for each element of the outermost level, in order. A start tag without an end tag counts as empty.
void for_each_element(std::string_view xml, const std::function<void(const XmlElement&)>& take);
/// The first element of that name on the outermost level; its name is empty if there is none.
XmlElement find_xml(std::string_view xml, std::string_view name);
/// What stands between the tags of a text that is one element.
std::string_view xml_inside(std::string_view element);
/// What an element says: sections of CDATA as they stand, joined; entities of XML resolved elsewhere; remarks dropped,
/// tags kept.
std::string xml_text(std::string_view inner);
/// The text of the first element of that name, trimmed; empty if there is none.
std::string xml_field(std::string_view xml, std::string_view name);
/// The value of an attribute, its entities resolved; empty if there is none.
std::string xml_attribute(std::string_view attributes, std::string_view name);

/// Where the tag that begins at `at` (a `<`) ends: behind its `>`, which no quotes hold; npos if it does not.
std::size_t end_of_xml_tag(std::string_view xml, std::size_t at);
/// The name behind `<` or `</` at `at`.
std::string_view xml_tag_name(std::string_view xml, std::size_t at);
/// True if a tag, and no bare `<`, begins at `at`.
bool begins_xml_tag(std::string_view xml, std::size_t at);

}  // namespace essaypack
