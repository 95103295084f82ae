/// Excerpt and opening.

#include "content/finish/elements.h"
#include "content/text/text_gather.h"

#include <string_view>

namespace essaypack {

namespace {

constexpr std::size_t kOpeningBytes = 2'000;  ///< 500 code points of CJK and some room.

void gather_paragraphs(pugi::xml_node parent, TextGather& gather) {
  for (const pugi::xml_node child : parent.children()) {
    if (gather.is_full()) return;
    const std::string_view name = child.name();
    if (name == "p")
      gather.take(child);
    else if (name == "div" || name == "section" || name == "blockquote")
      gather_paragraphs(child, gather);
  }
}

void set_excerpt(Finish& finish) {
  TextGather gather;
  gather.without_images();
  if (!finish.markers.empty()) {
    gather.stop_at(finish.markers.front()).take(finish.body);
  } else if (finish.context.config.first_paragraph_is_excerpt &&
             !finish.context.post.fields.find("excerpt_separator")) {
    const pugi::xml_node first = finish.body.child("p");
    if (!first) return;
    gather.take(first);
  } else {
    return;
  }
  finish.fragment.excerpt_text = gather.one_line();
}

}  // namespace

void set_texts(Finish& finish) {
  set_excerpt(finish);
  std::string& opening = finish.fragment.opening_text;
  TextGather gather;
  gather.without_images().limit(kOpeningBytes);
  gather_paragraphs(finish.body, gather);
  opening = gather.one_line();
  if (!opening.empty()) return;
  TextGather all;
  all.without_images().limit(kOpeningBytes).take(finish.body);
  opening = all.one_line();
}

void remove_markers(Finish& finish) {
  for (pugi::xml_node marker : finish.markers) {
    pugi::xml_node parent = marker.parent();
    parent.remove_child(marker);
    if (std::string_view(parent.name()) == "p" && is_empty(parent)) parent.parent().remove_child(parent);
  }
}

}  // namespace essaypack
