#pragma once

/// HTML compared after parsing: both sides as one canonical text.

#include "base/url.h"

#include <gumbo.h>

#include <map>
#include <string>
#include <string_view>

namespace essaypack::test {

/// Each run of ASCII white space as one space, none at the ends; a line break between CJK characters counts, too.
inline std::string squeeze_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

inline bool is_inline(std::string_view name) {
  for (const std::string_view one :
       {"a", "b", "i", "em", "strong", "code", "del", "span", "img", "br", "sup", "sub", "mark"})
    if (name == one) return true;
  return false;
}

inline void write(const GumboNode& node, std::string_view page, bool in_pre, std::string& out);

inline void write_element(const GumboElement& element, std::string_view page, bool in_pre, std::string& out) {
  const std::string name = gumbo_normalized_tagname(element.tag);
  std::map<std::string, std::string> attributes;
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    if (std::string_view(attribute.name).substr(0, 3) != "ep:") attributes[attribute.name] = attribute.value;
  }
  for (const char* key : {"href", "src"})
    if (const auto found = attributes.find(key); !page.empty() && found != attributes.end())
      found->second = encode_url(resolve_url(std::string(page), encode_url(found->second)));
  if (const auto found = attributes.find("align"); found != attributes.end()) {
    attributes["style"] = "text-align: " + found->second;
    attributes.erase(found);
  }
  // Mathematics and headings carry what the vectors do not have.
  if (attributes["class"] == "math" && name == "span") {
    for (unsigned i = 0; i < element.children.length; ++i)
      write(*static_cast<const GumboNode*>(element.children.data[i]), page, in_pre, out);
    return;
  }
  if (attributes["class"].empty()) attributes.erase("class");
  if (name.size() == 2 && name[0] == 'h' && name != "hr") attributes.erase("id");
  if (!is_inline(name) && !out.empty() && out.back() == ' ') out.pop_back();
  out += '<' + name;
  for (const auto& [key, value] : attributes) out += ' ' + key + "=\"" + value + '"';
  out += '>';
  for (unsigned i = 0; i < element.children.length; ++i)
    write(*static_cast<const GumboNode*>(element.children.data[i]), page, in_pre || name == "pre", out);
  if (!is_inline(name) && !out.empty() && out.back() == ' ' && !in_pre) out.pop_back();
  out += "</" + name + '>';
}

inline void write(const GumboNode& node, std::string_view page, bool in_pre, std::string& out) {
  if (node.type == GUMBO_NODE_ELEMENT) return write_element(node.v.element, page, in_pre, out);
  if (node.type != GUMBO_NODE_TEXT && node.type != GUMBO_NODE_WHITESPACE) return;
  for (const char* c = node.v.text.text; *c; ++c) {
    const bool is_white = *c == ' ' || *c == '\n' || *c == '\t';
    if (is_white && !in_pre) {
      const bool after_block = !out.empty() && out.back() == '>';
      const std::size_t open = out.rfind('<');
      std::string last = after_block ? out.substr(open + 1, out.size() - open - 2) : "";
      if (!last.empty() && last[0] == '/') last.erase(0, 1);
      last = last.substr(0, last.find(' '));
      if (out.empty() || out.back() == ' ' || (after_block && (!is_inline(last) || last == "br"))) continue;
      out += ' ';
    } else {
      out += *c;
    }
  }
}

/// Elements, attributes in order of their names and text, as an HTML parser sees them. Without white space between
/// blocks. Addresses are resolved against `page`, if there is one.
inline std::string canonical_html(std::string_view html, std::string_view page = {}) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_BODY;
  GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
  std::string out;
  const GumboVector& children = output->root->v.element.children;
  for (unsigned i = 0; i < children.length; ++i)
    write(*static_cast<const GumboNode*>(children.data[i]), page, false, out);
  gumbo_destroy_output(&options, output);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace essaypack::test
