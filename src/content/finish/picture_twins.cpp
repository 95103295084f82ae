/// Pictures for a light and for a dark page, one behind the other: a book has the light one.

#include "base/text.h"
#include "content/finish/elements.h"
#include "content/tags/tag_arguments.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace essaypack {
namespace {

enum class Page { any, light, dark };

/// By the end of its address: GitHub's, Material for MkDocs', theme-hope's.
Page page_of_fragment(std::string_view address) {
  const std::size_t sign = address.rfind('#');
  const std::string_view fragment = sign == address.npos ? std::string_view() : address.substr(sign + 1);
  if (is_one_of(fragment, {"gh-dark-mode-only", "only-dark", "dark", "dark-mode"})) return Page::dark;
  if (is_one_of(fragment, {"gh-light-mode-only", "only-light", "light", "light-mode"})) return Page::light;
  return Page::any;
}

/// By a class: those of Chirpy and of Sphinx' themes.
Page page_of_classes(std::string_view classes) {
  Page page = Page::any;
  for (const std::string& word : split_words(classes)) {
    if (is_one_of(word, {"dark", "only-dark", "dark-only", "dark-mode-only"})) page = Page::dark;
    if (is_one_of(word, {"light", "only-light", "light-only", "light-mode-only"})) page = Page::light;
  }
  return page;
}

Page page_of(pugi::xml_node picture) {
  const Page page = page_of_fragment(trim(picture.attribute("src").value()));
  return page == Page::any ? page_of_classes(picture.attribute("class").value()) : page;
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
  std::vector<pugi::xml_node> pictures;
  find_pictures(finish.body, pictures);
  std::vector<Page> pages;
  pages.reserve(pictures.size());
  for (const pugi::xml_node picture : pictures) pages.push_back(page_of(picture));
  for (std::size_t at = 0; at < pages.size(); ++at) {
    const bool has_twin =
        (at > 0 && pages[at - 1] == Page::light) || (at + 1 < pages.size() && pages[at + 1] == Page::light);
    if (pages[at] == Page::dark && has_twin) drop(pictures[at]);
  }
}

}  // namespace essaypack
