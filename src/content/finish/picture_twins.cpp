/// Pictures for a light and for a dark page, one behind the other: a book has the light one.

#include "base/text.h"
#include "content/finish/elements.h"
#include "content/text/picture_page.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace essaypack {
namespace {

/// By what the picture says itself, or a list of attributes behind it, whose mark goes.
PicturePage page_of(pugi::xml_node picture) {
  const pugi::xml_attribute list = picture.attribute(kPicturePage);
  const PicturePage listed = page_of_classes(list.value());
  picture.remove_attribute(list);
  if (listed != PicturePage::any) return listed;
  const PicturePage page = page_of_address(trim(picture.attribute("src").value()));
  return page == PicturePage::any ? page_of_classes(picture.attribute("class").value()) : page;
}

void find_pictures(pugi::xml_node parent, std::vector<pugi::xml_node>& pictures) {
  for (const pugi::xml_node child : parent.children()) {
    if (std::string_view(child.name()) == "img") pictures.push_back(child);
    find_pictures(child, pictures);
  }
}

pugi::xml_node past_space(pugi::xml_node node, pugi::xml_node (pugi::xml_node::*step)() const) {
  while (node && node.type() != pugi::node_element && trim(node.value()).empty()) node = (node.*step)();
  return node;
}

bool is_break(pugi::xml_node node) { return std::string_view(node.name()) == "br"; }

bool holds_caption_alone(pugi::xml_node figure) {
  for (const pugi::xml_node child : figure.children())
    if (child.type() == pugi::node_element && std::string_view(child.name()) != "figcaption") return false;
  return std::string_view(figure.name()) == "figure";
}

/// Takes the picture out with the break of the line that it stood in, and what held nothing but it.
void drop(pugi::xml_node picture) {
  pugi::xml_node node = picture, parent = picture.parent();
  const pugi::xml_node before = past_space(node.previous_sibling(), &pugi::xml_node::previous_sibling);
  const pugi::xml_node behind = past_space(node.next_sibling(), &pugi::xml_node::next_sibling);
  if (is_break(before))
    parent.remove_child(before);
  else if (is_break(behind))
    parent.remove_child(behind);
  parent.remove_child(node);
  while (is_one_of(parent.name(), {"a", "p", "figure", "picture", "span"})) {
    if (!(is_empty(parent) || holds_caption_alone(parent))) return;
    node = parent;
    parent = node.parent();
    parent.remove_child(node);
  }
}

}  // namespace

void drop_dark_twins(Finish& finish) {
  for (const pugi::xml_node root : {finish.body, finish.held}) {
    std::vector<pugi::xml_node> pictures;
    find_pictures(root, pictures);
    std::vector<PicturePage> pages;
    pages.reserve(pictures.size());
    for (const pugi::xml_node picture : pictures) pages.push_back(page_of(picture));
    for (std::size_t at = 0; at < pages.size(); ++at) {
      const bool has_twin = (at > 0 && pages[at - 1] == PicturePage::light) ||
                            (at + 1 < pages.size() && pages[at + 1] == PicturePage::light);
      if (pages[at] == PicturePage::dark && has_twin) drop(pictures[at]);
    }
  }
}

}  // namespace essaypack
