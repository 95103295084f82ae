/// The forms in which Ghost's editors keep a text: Lexical (from version 5.25 on) and Mobiledoc.

#include "base/text.h"
#include "content/markdown/markdown.h"
#include "kinds/exports/json_text.h"
#include "kinds/ghost/ghost.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <iterator>
#include <memory>

namespace essaypack {
namespace {

using Json = nlohmann::json;

constexpr int kMostDepth = 100;

std::string text_of(const Json& value, const char* key) {
  const auto found = value.is_object() ? value.find(key) : value.end();
  return value.is_object() && found != value.end() && found->is_string() ? found->get<std::string>() : std::string();
}

long number_of(const Json& value, const char* key) {
  const auto found = value.is_object() ? value.find(key) : value.end();
  return value.is_object() && found != value.end() && found->is_number_integer() ? found->get<long>() : 0;
}

std::string element(const std::string& name, const std::string& inner, const std::string& attributes = "") {
  return "<" + name + attributes + ">" + inner + "</" + name + ">";
}

std::string attribute(const char* name, const std::string& value) {
  return value.empty() ? std::string() : std::string(" ") + name + "=\"" + escape_xml(value) + "\"";
}

std::string picture(const std::string& address, const std::string& alt, const std::string& caption) {
  if (address.empty()) return {};
  const std::string below = caption.empty() ? "" : element("figcaption", caption);
  return element("figure", "<img src=\"" + escape_xml(address) + "\" alt=\"" + escape_xml(alt) + "\" />" + below);
}

/// A paragraph that leads to `address`; its words are `text`, which is plain.
std::string link(const std::string& address, const std::string& text) {
  if (address.empty()) return {};
  return element("p", element("a", escape_xml(text.empty() ? address : text), attribute("href", address)));
}

/// Captions are HTML.
std::string caption_of(const Json& values) {
  const std::string caption = text_of(values, "caption");
  return caption.empty() ? caption : element("p", caption);
}

std::string player(const std::string& type, const Json& values) {
  const std::string address = text_of(values, "src"), title = text_of(values, "title");
  if (address.empty()) return {};
  return (title.empty() ? title : element("p", escape_xml(title))) +
         element(type, "", attribute("src", address) + " controls=\"\"") + caption_of(values);
}

/// Markdown of a card, which is HTML in part.
std::string html_of_markdown(const std::string& markdown) {
  constexpr std::size_t kLongest = 256 * 1024;  // a card that is larger is shown as it is
  if (markdown.size() > kLongest) return element("pre", escape_xml(markdown));
  const Document document = parse_markdown(markdown, {});
  if (survey(document.get()).depth > kMostDepth) return element("pre", escape_xml(markdown));
  const std::unique_ptr<char, decltype(&std::free)> html(cmark_render_html(document.get(), CMARK_OPT_UNSAFE, nullptr),
                                                         &std::free);
  return html.get();
}

/// False for a card that only members see, or only readers of mails (koenig's `visibility`, in both of its forms).
bool is_for_all(const Json& card) {
  const Json& visibility = json_field(card, "visibility");
  if (visibility.is_null()) return true;
  if (!visibility.is_object() || json_field(visibility, "showOnWeb") == false || json_flag(visibility, "emailOnly"))
    return false;
  const auto is_everybody = [](const std::string& segment) {
    return is_one_of(segment, {"", "all", "status:free,status:-free", "status:-free,status:free"});
  };
  const Json& web = json_field(visibility, "web");
  return web.is_null() || (json_field(web, "nonMember") == true && is_everybody(json_text(web, "memberSegment")));
}

std::string code_card(const Json& values) {
  const std::string language = text_of(values, "language"), caption = text_of(values, "caption");
  const std::string of_class = language.empty() ? "" : attribute("class", "language-" + language);
  const std::string code = element("pre", element("code", escape_xml(text_of(values, "code")), of_class));
  return caption.empty() ? code : element("figure", code + element("figcaption", caption));
}

/// The caption belongs to all of its pictures.
std::string gallery_card(const Json& values) {
  std::string html;
  if (const Json& images = json_field(values, "images"); images.is_array())
    for (const Json& image : images)
      html += picture(text_of(image, "src"), text_of(image, "alt"), text_of(image, "caption"));
  const std::string caption = text_of(values, "caption");
  return html.empty() || caption.empty() ? html : element("figure", html + element("figcaption", caption));
}

std::string call_card(const Json& values) {
  const bool has_button = json_field(values, "showButton") != false;
  return picture(text_of(values, "imageUrl"), "", "") + text_of(values, "textValue") +
         (has_button ? link(text_of(values, "buttonUrl"), text_of(values, "buttonText")) : std::string());
}

/// Cards that both editors have.
std::string card(const std::string& type, const Json& values) {
  if (!is_for_all(values)) return {};
  if (type == "html") return text_of(values, "html");
  if (type == "image") {
    const std::string address = text_of(values, "src");
    return picture(address, text_of(values, "alt"), text_of(values, "caption"));
  }
  if (type == "hr" || type == "horizontalrule") return "<hr />";
  if (type == "code" || type == "codeblock") return code_card(values);
  if (type == "bookmark" || type == "embed") {
    const Json& metadata = json_field(values, "metadata");
    const std::string title = text_of(metadata, "title");
    return link(text_of(values, "url"), title) + caption_of(values);
  }
  if (type == "paywall") return "<!--members-only-->";
  if (type == "audio" || type == "video") return player(type, values);
  if (type == "file") {
    const std::string caption = text_of(values, "fileCaption");
    return link(text_of(values, "src"), text_of(values, "fileTitle")) +
           (caption.empty() ? caption : element("p", escape_xml(caption)));
  }
  if (type == "button") return link(text_of(values, "buttonUrl"), text_of(values, "buttonText"));
  if (type == "product")
    return element("h4", text_of(values, "productTitle")) + text_of(values, "productDescription") +
           link(text_of(values, "productUrl"), text_of(values, "productButton"));
  if (type == "header") return element("h2", text_of(values, "header")) + element("p", text_of(values, "subheader"));
  if (type == "gallery") return gallery_card(values);
  if (type == "call-to-action") return call_card(values);
  if (type == "callout") return element("blockquote", text_of(values, "calloutText"));
  if (type == "toggle") return element("h4", text_of(values, "heading")) + text_of(values, "content");
  if (type == "markdown" || type == "card-markdown") return html_of_markdown(text_of(values, "markdown"));
  return {};  // of mails and forms no text is left
}

std::string children_of(const Json& node, int depth);

std::string lexical_text(const Json& node) {
  constexpr struct {
    long bit;
    const char* name;
  } kForms[] = {{1, "strong"}, {2, "em"}, {4, "s"}, {8, "u"}, {16, "code"}, {32, "sub"}, {64, "sup"}, {128, "mark"}};
  std::string html = escape_xml(text_of(node, "text"));
  const long form = number_of(node, "format");
  for (const auto& [bit, name] : kForms)
    if (form & bit) html = element(name, html);
  return html;
}

std::string lexical_node(const Json& node, int depth) {
  const std::string type = text_of(node, "type");
  if (!is_for_all(node)) return {};
  if (type == "text" || type == "extended-text" || type == "code-highlight") return lexical_text(node);
  if (type == "linebreak") return "<br />";
  if (type == "paragraph") return element("p", children_of(node, depth));
  if (type == "heading" || type == "extended-heading") {
    const std::string tag = text_of(node, "tag");
    const bool is_heading = tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
    return element(is_heading ? tag : "p", children_of(node, depth));
  }
  if (type == "quote" || type == "extended-quote" || type == "aside")
    return element("blockquote", children_of(node, depth));
  if (type == "list") return element(text_of(node, "listType") == "number" ? "ol" : "ul", children_of(node, depth));
  if (type == "listitem") return element("li", children_of(node, depth));
  if (type == "link" || type == "autolink")
    return element("a", children_of(node, depth), attribute("href", text_of(node, "url")));
  if (type == "root") return children_of(node, depth);
  const std::string made = card(type, node);
  return made.empty() ? children_of(node, depth) : made;
}

std::string children_of(const Json& node, int depth) {
  std::string html;
  const auto children = node.is_object() ? node.find("children") : node.end();
  if (depth > kMostDepth || !node.is_object() || children == node.end() || !children->is_array()) return html;
  for (const Json& child : *children) html += lexical_node(child, depth + 1);
  return html;
}

/// `["soft-return", "", {}]` is the end of a line; of others the text.
std::string mobiledoc_atom(const Json& number, const Json& atoms) {
  const std::size_t at = number.is_number_unsigned() ? number.get<std::size_t>() : atoms.size();
  if (at >= atoms.size() || !atoms[at].is_array() || atoms[at].size() < 2) return {};
  if (atoms[at][0] == "soft-return") return "<br />";
  return atoms[at][1].is_string() ? escape_xml(atoms[at][1].get<std::string>()) : std::string();
}

/// Text with marks that open before it and close behind it.
std::string mobiledoc_markers(const Json& markers, const Json& markups, const Json& atoms) {
  std::string html;
  std::vector<std::string> open;
  for (const Json& marker : markers) {
    if (!marker.is_array() || marker.size() != 4 || !marker[1].is_array() || !marker[2].is_number_unsigned()) continue;
    for (const Json& number : marker[1]) {
      const std::size_t at = number.is_number_unsigned() ? number.get<std::size_t>() : markups.size();
      if (at >= markups.size() || !markups[at].is_array() || markups[at].empty() || !markups[at][0].is_string())
        continue;
      const Json& markup = markups[at];
      const std::string name = markup[0].get<std::string>();
      const bool is_link =
          name == "a" && markup.size() > 1 && markup[1].is_array() && markup[1].size() > 1 && markup[1][1].is_string();
      html += "<" + name + (is_link ? attribute("href", markup[1][1].get<std::string>()) : "") + ">";
      open.push_back(name);
    }
    if (marker[0] == 0 && marker[3].is_string()) html += escape_xml(marker[3].get<std::string>());
    if (marker[0] == 1) html += mobiledoc_atom(marker[3], atoms);
    for (std::size_t count = marker[2].get<std::size_t>(); count > 0 && !open.empty(); --count) {
      html += "</" + open.back() + ">";
      open.pop_back();
    }
  }
  for (; !open.empty(); open.pop_back()) html += "</" + open.back() + ">";
  return html;
}

std::string mobiledoc_section(const Json& section, const Json& document) {
  static const Json kNone = Json::array();
  const auto list = [&](const char* key) -> const Json& {
    const auto found = document.find(key);
    return found != document.end() && found->is_array() ? *found : kNone;
  };
  if (!section.is_array() || section.size() < 2 || !section[0].is_number_integer()) return {};
  const Json& cards = list("cards");
  switch (section[0].get<int>()) {
    case 1:  // text
      if (section.size() < 3 || !section[1].is_string() || !section[2].is_array()) return {};
      return element(section[1].get<std::string>(), mobiledoc_markers(section[2], list("markups"), list("atoms")));
    case 2:
      return section[1].is_string() ? picture(section[1].get<std::string>(), "", "") : std::string();
    case 3: {  // a list
      if (section.size() < 3 || !section[1].is_string() || !section[2].is_array()) return {};
      std::string items;
      for (const Json& item : section[2])
        if (item.is_array()) items += element("li", mobiledoc_markers(item, list("markups"), list("atoms")));
      return element(section[1].get<std::string>(), items);
    }
    case 10: {
      const std::size_t at = section[1].is_number_unsigned() ? section[1].get<std::size_t>() : cards.size();
      const bool is_card =
          at < cards.size() && cards[at].is_array() && cards[at].size() > 1 && cards[at][0].is_string();
      return is_card ? card(cards[at][0].get<std::string>(), cards[at][1]) : std::string();
    }
    default:
      return {};
  }
}

}  // namespace

std::string html_of_lexical(std::string_view lexical) {
  const Json document = Json::parse(lexical, nullptr, false);
  return document.is_object() && document.contains("root") ? lexical_node(document["root"], 0) : std::string();
}

std::string html_of_mobiledoc(std::string_view mobiledoc) {
  const Json document = Json::parse(mobiledoc, nullptr, false);
  std::string html;
  if (!document.is_object() || !document.contains("sections") || !document["sections"].is_array()) return html;
  for (const Json& section : document["sections"]) html += mobiledoc_section(section, document);
  return html;
}

}  // namespace essaypack
