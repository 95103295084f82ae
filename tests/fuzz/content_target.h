#pragma once

/// A body as a post of a small site, for the fuzz targets of content/.

#include "blog.h"
#include "fuzz.h"

#include "base/text.h"
#include "content/renderer.h"

#include <sstream>
#include <string>
#include <string_view>

namespace essaypack::fuzz {

/// True if an element or attribute stands in the tree that only work in progress has; the author's text may say the
/// same.
inline bool has_leftovers(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  if (name == "ep:hold" || name == "ep:more" || ((name == "a" || name == "img") && node.attribute("ep:line")))
    return true;
  for (const pugi::xml_node child : node.children())
    if (has_leftovers(child)) return true;
  return false;
}

inline std::string print(const pugi::xml_document& document) {
  std::ostringstream out;
  document.print(out, "", pugi::format_raw);
  return out.str();
}

/// Elements, attributes and texts in order, whatever nodes the texts are in.
inline void append_shape(const pugi::xml_node& node, std::string& shape) {
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) shape += node.value();
  if (node.type() == pugi::node_element) shape.append("\n<").append(node.name());
  for (const pugi::xml_attribute attribute : node.attributes())
    shape.append("\n@").append(attribute.name()).append("=").append(attribute.value());
  if (node.type() == pugi::node_element) shape += "\n";
  for (const pugi::xml_node child : node.children()) append_shape(child, shape);
  if (node.type() == pugi::node_element) shape += "\n>";
}
inline std::string shape_of(const pugi::xml_document& document) {
  std::string shape;
  append_shape(document, shape);
  return shape;
}

enum class BodyKind { markdown, html };

/// Renders the text behind the first byte, which chooses the kind of site, and stops the program if the result is no
/// XML, holds what no fragment may, or tells what is kept back.
inline void render_and_check(const std::uint8_t* bytes, std::size_t size, BodyKind kind) {
  const Choice input = choose(bytes, size, kBlogs);
  const Blog& blog = blog_of(input.number);
  TextRepairs repairs;
  const std::string body = clean_file_text(input.text, repairs);
  Post post = blog.post;
  post.is_html = kind == BodyKind::html;
  Diagnostics diagnostics;
  const Renderer renderer(blog.config, blog.site, diagnostics);
  const std::shared_ptr<const Fragment> fragment = renderer.render_body(body, post);
  expect((fragment == nullptr) == (diagnostics.count(Severity::error) > 0), "a post without content has an error");
  if (!fragment) return;
  const std::string text = print(fragment->body);
  pugi::xml_document again;
  expect(again.load_buffer(text.data(), text.size(), pugi::parse_full | pugi::parse_ws_pcdata),
         "the fragment is well-formed", text);
  expect(shape_of(again) == shape_of(fragment->body), "the fragment reads back as it is", text);
  expect(xml_clean(text) == text, "the fragment has no character that XML forbids");
  expect(!has_leftovers(again), "the fragment holds nothing of the work", text);
  expect(text.find(kSecret) == text.npos || body.find(kSecret) != body.npos, "nothing that is kept back gets out",
         text);
}

}  // namespace essaypack::fuzz
