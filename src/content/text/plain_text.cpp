/// The text of a tree as people read it.

#include "content/text/plain_text.h"

#include "base/text.h"
#include "content/text/html_names.h"
#include "content/text/text_gather.h"

namespace essaypack {

namespace {

bool is_left_out(std::string_view name) {
  return name == "ep:ref" || name == "ep:note" || name == "rt" || name == "ep:task";
}

/// What is no sentence. What stands for a player says its address, or what it calls itself.
bool is_aside(const pugi::xml_node& node, std::string_view name) {
  return name == "pre" || name == "table" || (name == "a" && node.attribute("ep:media"));
}

/// True for a link that shows nothing but its address.
bool shows_address(const pugi::xml_node& link) {
  const pugi::xml_node text = link.first_child();
  return !text.next_sibling() && std::string_view(text.value()).find("://") != std::string_view::npos;
}

}  // namespace

bool TextGather::take(const pugi::xml_node& node) {
  if (node == stop_ || text_.size() >= limit_) return false;
  if (node.type() == pugi::node_pcdata) {
    text_ += node.value();
    return true;
  }
  const std::string_view name = node.name();
  if (name == "img") {
    if (with_images_) text_ += node.attribute(node.attribute("ep:words") && takes_all_ ? "ep:words" : "alt").value();
    return true;
  }
  if (name == "br") {
    text_ += '\n';
    return true;
  }
  if (is_left_out(name) || (is_aside(node, name) && (!takes_all_ || (name == "a" && shows_address(node))))) return true;
  const bool is_block = !is_phrasing(name);
  if (is_block) separate();
  for (const pugi::xml_node child : node.children())
    if (!take(child)) return false;
  if (is_block) separate();
  return true;
}

/// Between blocks: a sentence that has ended needs no space behind it in Chinese, a heading or an item does.
void TextGather::separate() {
  if (text_.empty()) return;
  std::size_t at = text_.size();
  text_ += is_punctuation(previous_code_point(text_, at)) ? '\n' : ' ';
}

std::string TextGather::one_line() const { return collapse_white_space(text_); }

std::string plain_text(const pugi::xml_node& node) {
  TextGather gather;
  gather.take(node);
  return gather.one_line();
}

}  // namespace essaypack
