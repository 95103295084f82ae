#include "content/tree/html_embeds.h"

#include "base/text.h"
#include "content/tree/gumbo_attribute.h"
#include "content/tree/hidden_element.h"

#include <vector>

namespace essaypack {

namespace {

constexpr int kMaxDepth = 60;

void gather_text(const GumboElement& element, int depth, std::string& text) {
  if (depth > kMaxDepth) return;
  for (unsigned i = 0; i < element.children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(element.children.data[i]);
    if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_WHITESPACE) text += child.v.text.text;
    if (child.type != GUMBO_NODE_ELEMENT || child.v.element.tag == GUMBO_TAG_SCRIPT ||
        child.v.element.tag == GUMBO_TAG_STYLE || is_out_of_sight(child.v.element))
      continue;
    gather_text(child.v.element, depth + 1, text);
    text += ' ';
  }
}

std::string text_of(const GumboElement& element) {
  std::string text;
  gather_text(element, 0, text);
  return collapse_white_space(xml_clean(text));
}

/// The words of HTML in an attribute.
std::string text_of_html(const std::string& html) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
  const std::string text = text_of(output->root->v.element);
  gumbo_destroy_output(&options, output);
  return text;
}

bool has_picture_type(const std::string& url, const std::string& type) {
  if (!type.empty()) return type.starts_with("image/");
  const std::string path = to_lower_ascii(std::string_view(url).substr(0, url.find_first_of("?#")));
  for (const std::string_view suffix : {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})
    if (path.ends_with(suffix)) return true;
  return false;
}

std::string source_of(const GumboElement& source) {
  for (const char* name : {"src", "data", "data-src"})
    if (std::string url = clean_attribute_of(source, name); !url.empty()) return url;
  for (unsigned i = 0; i < source.children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(source.children.data[i]);
    if (child.type != GUMBO_NODE_ELEMENT) continue;
    if (child.v.element.tag != GUMBO_TAG_SOURCE && child.v.element.tag != GUMBO_TAG_EMBED) continue;
    if (std::string url = source_of(child.v.element); !url.empty()) return url;
  }
  return {};
}

void append_text(pugi::xml_node parent, const std::string& text) {
  if (!text.empty()) parent.append_child(pugi::node_pcdata).set_value(text.c_str());
}

/// The options of a `select`, those in groups, too.
void gather_options(const GumboElement& select, int depth, std::vector<std::string>& options) {
  for (unsigned i = 0; i < select.children.length && depth < 4; ++i) {
    const auto& child = *static_cast<const GumboNode*>(select.children.data[i]);
    if (child.type != GUMBO_NODE_ELEMENT) continue;
    if (child.v.element.tag != GUMBO_TAG_OPTION) {
      gather_options(child.v.element, depth + 1, options);
      continue;
    }
    std::string text = text_of(child.v.element);
    if (text.empty()) text = clean_attribute_of(child.v.element, "label");
    if (!text.empty()) options.push_back(std::move(text));
  }
}

void write_input(const GumboElement& input, pugi::xml_node parent) {
  const std::string type = to_lower_ascii(clean_attribute_of(input, "type"));
  if (type == "checkbox" || type == "radio") {
    const bool is_on = gumbo_get_attribute(&input.attributes, "checked");
    return append_text(parent, type == "radio" ? (is_on ? "◉" : "○") : is_on ? "☑" : "☐");
  }
  if (is_one_of(type, {"hidden", "password", "file", "color", "range"})) return;
  std::string text = clean_attribute_of(input, type == "image" ? "alt" : "value");
  if (text.empty()) text = clean_attribute_of(input, "placeholder");
  append_text(parent, collapse_white_space(text));
}

}  // namespace

Embed read_embed(const GumboElement& source, std::string_view name) {
  Embed embed;
  embed.url = source_of(source);
  if (embed.url.starts_with("//")) embed.url.insert(0, "https:");
  const bool is_media = name == "video" || name == "audio";
  for (const char* label : {"title", "aria-label", "alt"})
    if (embed.text.empty()) embed.text = collapse_white_space(clean_attribute_of(source, label));
  if (embed.text.empty() && name == "object") embed.text = text_of(source);
  if (embed.url.empty() || to_lower_ascii(embed.url).starts_with("about:")) {
    if (const std::string page = clean_attribute_of(source, "srcdoc"); !page.empty()) embed.text = text_of_html(page);
    return embed;
  }
  const bool may_be_picture = name == "object" || name == "embed";
  embed.what = is_media ? Embed::What::player
               : may_be_picture && has_picture_type(embed.url, to_lower_ascii(clean_attribute_of(source, "type")))
                   ? Embed::What::picture
                   : Embed::What::link;
  if (name == "video") embed.poster = clean_attribute_of(source, "poster");
  if (embed.text.empty() && embed.what != Embed::What::picture) embed.text = embed.url;
  return embed;
}

pugi::xml_node append_embed(const Embed& embed, std::string_view name, pugi::xml_node parent) {
  if (embed.what == Embed::What::picture) {
    pugi::xml_node image = parent.append_child("img");
    image.append_attribute("src").set_value(embed.url.c_str());
    image.append_attribute("alt").set_value(embed.text.c_str());
    return image;
  }
  pugi::xml_node link = parent.append_child("a");
  link.append_attribute("href").set_value(embed.url.c_str());
  // Feeds can play it, and no summary tells its address.
  link.append_attribute("ep:media").set_value(embed.what == Embed::What::player ? std::string(name).c_str() : "frame");
  if (!embed.poster.empty()) link.append_attribute("ep:poster").set_value(embed.poster.c_str());
  append_text(link, embed.text);
  return link;
}

void write_field(const GumboElement& source, std::string_view name, pugi::xml_node parent) {
  if (name == "input") return write_input(source, parent);
  if (name == "area") {
    const std::string text = collapse_white_space(clean_attribute_of(source, "alt")),
                      url = clean_attribute_of(source, "href");
    if (text.empty()) return;
    if (url.empty()) return append_text(parent, text);
    pugi::xml_node link = parent.append_child("a");
    link.append_attribute("href").set_value(url.c_str());
    append_text(link, text);
    return append_text(parent, " ");
  }
  std::vector<std::string> options;
  gather_options(source, 0, options);
  std::string text;
  for (const std::string& option : options) text += (text.empty() ? "" : " / ") + option;
  append_text(parent, text);
}

bool speaks_without_scripts(const GumboElement& noscript) {
  const std::string text = to_lower_ascii(text_of(noscript));
  if (text.empty()) return false;
  for (const std::string_view noise : {"javascript", "java script", "disqus", "脚本"})
    if (text.find(noise) != std::string::npos) return false;
  return true;
}

}  // namespace essaypack
