/// Pictures.

#include "base/text.h"
#include "content/finish/elements.h"
#include "content/lookup/own_links.h"
#include "content/tree/html_tree.h"

namespace essaypack {

namespace {

bool add_image(Finish& finish, pugi::xml_node node, Image image) {
  node.append_attribute("ep:image").set_value(static_cast<unsigned>(finish.fragment.images.size()));
  finish.fragment.images.push_back(std::move(image));
  return true;
}

/// An inline `<svg>`: a picture that has its bytes with it and no address.
bool take_drawing(Finish& finish, pugi::xml_node node) {
  Image image;
  image.line = take_line(node);
  image.alt = node.attribute("alt").value();
  image.data = node.attribute(kDrawingAttribute).value();
  node.remove_attribute(kDrawingAttribute);
  return add_image(finish, node, std::move(image));
}

void report_no_picture(const BodyContext& context, int line) {
  Place place = context.places.find(line, "]()");
  const bool is_html = place.column == 0;
  if (is_html) place = context.places.find(line, "<img");
  context.diagnostics.report(Kind::content_missing_image, place, "a picture has no address, its text stays",
                             is_html ? "write it as src=\"...\"" : "write it between '(' and ')'");
}

}  // namespace

bool record_image(Finish& finish, pugi::xml_node node) {
  if (node.attribute(kDrawingAttribute)) return take_drawing(finish, node);
  Image image;
  image.line = take_line(node);
  keep_id(finish, node);
  const std::string reference(trim(node.attribute("src").value()));
  image.alt = collapse_white_space(node.attribute("alt").value());
  if (reference.empty()) {
    report_no_picture(finish.context, image.line);
    if (!image.alt.empty()) node.parent().insert_child_before(pugi::node_pcdata, node).set_value(image.alt.c_str());
    node.parent().remove_child(node);
    return false;
  }
  image.title = node.attribute("title").value();
  find_image(reference, image, finish.context);
  if (!node.attribute("alt")) node.append_attribute("alt");
  node.attribute("src").set_value(image.url.c_str());
  node.attribute("alt").set_value(image.alt.c_str());
  return add_image(finish, node, std::move(image));
}

}  // namespace essaypack
