/// Pictures.

#include "base/text.h"
#include "base/url.h"
#include "content/finish/elements.h"
#include "content/lookup/assets.h"
#include "content/lookup/own_links.h"
#include "content/tree/html_tree.h"

#include <optional>
#include <string>
#include <string_view>

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
  std::string name = "img";
  if (is_html) place = context.places.find_tag(line, name);
  if (is_html && place.column == 0) place = context.places.find_tag(line, name = "image");  // browsers read it as one
  context.diagnostics.report(Kind::content_missing_image, place, tr("a picture has no address, its text stays"),
                             is_html ? tr("write it as src=\"...\", or `<{}>` where the element is only named", name)
                                     : tr("write it between '(' and ')'"));
}

/// At most one pixel: nobody sees it, and somebody counts who asks for it.
bool is_speck(std::string_view length) {
  length = trim(length);
  if (length.ends_with("px")) length.remove_suffix(2);
  return length == "0" || length == "1";
}

bool is_tracker(const pugi::xml_node& node, std::string_view address) {
  return (address.starts_with("//") || address.starts_with("http:") || address.starts_with("https:")) &&
         is_speck(node.attribute("width").value()) && is_speck(node.attribute("height").value());
}

}  // namespace

/// Chirpy's `media_subpath` (`img_path` before its version 7): the folder of a post's relative pictures.
std::string below_media_folder(const std::string& reference, const BodyContext& context) {
  if (reference[0] == '/' || reference[0] == '#' || reference.find(':') != std::string::npos) return reference;
  for (const char* key : {"media_subpath", "img_path"}) {
    const std::optional<std::string_view> folder = context.post.fields.find(key);
    if (!folder || trim(*folder).empty()) continue;
    const std::string_view path = trim(*folder);
    return (path.starts_with('/') ? "" : "/") + std::string(path) + (path.ends_with('/') ? "" : "/") + reference;
  }
  return reference;
}

/// Chirpy's `cdn` (`img_cdn` before its version 7): where pictures lie that are none of the site's files.
std::string on_media_host(std::string reference, const BodyContext& context) {
  if (!reference.starts_with('/') || reference.starts_with("//")) return reference;
  for (const char* key : {"cdn", "img_cdn"}) {
    const auto host = context.config.params.find(key);
    if (host == context.config.params.end() || !is_http_url(host->second)) continue;
    if (context.assets.find(reference, context.post).kind != FoundAsset::Kind::missing) return reference;
    return host->second.substr(0, host->second.find_last_not_of('/') + 1) + reference;
  }
  return reference;
}

bool record_image(Finish& finish, pugi::xml_node node) {
  if (node.attribute(kDrawingAttribute)) return take_drawing(finish, node);
  Image image;
  image.line = take_line(node);
  keep_id(finish, node);
  const std::string written(trim(node.attribute("src").value()));
  image.alt = collapse_white_space(node.attribute("alt").value());
  if (is_tracker(node, written)) {
    node.parent().remove_child(node);
    return false;
  }
  if (written.empty()) {
    report_no_picture(finish.context, image.line);
    if (!image.alt.empty()) node.parent().insert_child_before(pugi::node_pcdata, node).set_value(image.alt.c_str());
    node.parent().remove_child(node);
    return false;
  }
  image.title = node.attribute("title").value();
  find_image(on_media_host(below_media_folder(written, finish.context), finish.context), written, image,
             finish.context);
  if (!node.attribute("alt")) node.append_attribute("alt");
  node.attribute("src").set_value(image.url.c_str());
  node.attribute("alt").set_value(image.alt.c_str());
  return add_image(finish, node, std::move(image));
}

}  // namespace essaypack
