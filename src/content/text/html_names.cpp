#include "content/text/html_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace essaypack {

namespace {

using What = ElementRule::What;
using Entry = std::pair<std::string_view, ElementRule>;

constexpr ElementRule kDrop{What::drop};
constexpr ElementRule kField{What::field};
constexpr ElementRule kLink{What::link};
constexpr ElementRule kUnwrap{What::unwrap};

/// In order of the names.
constexpr Entry kElements[] = {
    {"a", {What::keep, "a"}},
    {"abbr", {What::keep, "abbr"}},
    {"acronym", {What::rename, "abbr"}},
    {"address", {What::rename, "div", "address"}},
    {"applet", kUnwrap},
    {"area", kField},
    {"article", {What::rename, "section"}},
    {"aside", {What::keep, "aside"}},
    {"audio", kLink},
    {"b", {What::keep, "b"}},
    {"base", kDrop},
    {"basefont", kDrop},
    {"bdi", {What::rename, "span"}},
    {"bdo", {What::rename, "span"}},
    {"bgsound", kDrop},
    {"big", {What::rename, "span", "big"}},
    {"blink", kUnwrap},
    {"blockquote", {What::keep, "blockquote"}},
    {"body", kUnwrap},
    {"br", {What::keep, "br"}},
    {"button", kUnwrap},
    {"canvas", kUnwrap},
    {"caption", {What::keep, "caption"}},
    {"center", {What::rename, "div", "center"}},
    {"cite", {What::keep, "cite"}},
    {"code", {What::keep, "code"}},
    {"col", {What::keep, "col"}},
    {"colgroup", {What::keep, "colgroup"}},
    {"data", kUnwrap},
    {"datalist", kDrop},
    {"dd", {What::keep, "dd"}},
    {"del", {What::keep, "del"}},
    {"details", {What::keep, "details"}},
    {"dfn", {What::keep, "dfn"}},
    {"dialog", kUnwrap},
    {"dir", {What::rename, "ul"}},
    {"div", {What::keep, "div"}},
    {"dl", {What::keep, "dl"}},
    {"dt", {What::keep, "dt"}},
    {"em", {What::keep, "em"}},
    {"embed", kLink},
    {"ep:hide", {What::keep, "ep:hide"}},
    {"ep:more", {What::keep, "ep:more"}},
    {"ep:ref", {What::keep, "ep:ref"}},
    {"ep:task", {What::keep, "ep:task"}},
    {"fieldset", kUnwrap},
    {"figcaption", {What::keep, "figcaption"}},
    {"figure", {What::keep, "figure"}},
    {"font", {What::rename, "span", "font"}},
    {"footer", {What::keep, "footer"}},
    {"form", kUnwrap},
    {"frame", kDrop},
    {"frameset", kDrop},
    {"h1", {What::keep, "h1"}},
    {"h2", {What::keep, "h2"}},
    {"h3", {What::keep, "h3"}},
    {"h4", {What::keep, "h4"}},
    {"h5", {What::keep, "h5"}},
    {"h6", {What::keep, "h6"}},
    {"head", kDrop},
    {"header", {What::rename, "div", "header"}},
    {"hgroup", kUnwrap},
    {"hr", {What::keep, "hr"}},
    {"html", kUnwrap},
    {"i", {What::keep, "i"}},
    {"iframe", kLink},
    {"image", {What::rename, "img"}},
    {"img", {What::keep, "img"}},
    {"input", kField},
    {"ins", {What::keep, "ins"}},
    {"isindex", kDrop},
    {"kbd", {What::keep, "kbd"}},
    {"keygen", kDrop},
    {"label", kUnwrap},
    {"legend", {What::rename, "div", "legend"}},
    {"li", {What::keep, "li"}},
    {"link", kDrop},
    {"listing", {What::rename, "pre"}},
    {"main", kUnwrap},
    {"map", kUnwrap},
    {"mark", {What::keep, "mark"}},
    {"marquee", {What::rename, "div", "marquee"}},
    {"math", {What::keep, "math"}},
    {"menu", {What::rename, "ul"}},
    {"menuitem", kDrop},
    {"meta", kDrop},
    {"meter", kUnwrap},
    {"nav", {What::rename, "section", "nav"}},
    {"nobr", kUnwrap},
    {"noembed", kDrop},
    {"noframes", kDrop},
    {"noscript", kDrop},
    {"object", kLink},
    {"ol", {What::keep, "ol"}},
    {"optgroup", kUnwrap},
    {"option", kUnwrap},
    {"output", kUnwrap},
    {"p", {What::keep, "p"}},
    {"param", kDrop},
    {"picture", kUnwrap},
    {"plaintext", kDrop},
    {"pre", {What::keep, "pre"}},
    {"progress", kUnwrap},
    {"q", {What::keep, "q"}},
    {"rb", kUnwrap},
    {"rp", kDrop},
    {"rt", {What::keep, "rt"}},
    {"rtc", kUnwrap},
    {"ruby", {What::keep, "ruby"}},
    {"s", {What::keep, "s"}},
    {"samp", {What::keep, "samp"}},
    {"script", kDrop},
    {"section", {What::keep, "section"}},
    {"select", kField},
    {"slot", kUnwrap},
    {"small", {What::keep, "small"}},
    {"source", kDrop},
    {"spacer", kDrop},
    {"span", {What::keep, "span"}},
    {"strike", {What::rename, "s"}},
    {"strong", {What::keep, "strong"}},
    {"style", kDrop},
    {"sub", {What::keep, "sub"}},
    {"summary", {What::keep, "summary"}},
    {"sup", {What::keep, "sup"}},
    {"svg", kDrop},
    {"table", {What::keep, "table"}},
    {"tbody", {What::keep, "tbody"}},
    {"td", {What::keep, "td"}},
    {"template", kDrop},
    {"textarea", {What::rename, "pre", "textarea"}},
    {"tfoot", {What::keep, "tfoot"}},
    {"th", {What::keep, "th"}},
    {"thead", {What::keep, "thead"}},
    {"time", {What::keep, "time"}},
    {"title", kDrop},
    {"tr", {What::keep, "tr"}},
    {"track", kDrop},
    {"tt", {What::rename, "span", "tt"}},
    {"u", {What::keep, "u"}},
    {"ul", {What::keep, "ul"}},
    {"var", {What::keep, "var"}},
    {"video", kLink},
    {"wbr", kDrop},
    {"xmp", {What::rename, "pre"}},
};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

const ElementRule* find_element(std::string_view name) {
  const auto* entry = std::lower_bound(std::begin(kElements), std::end(kElements), name,
                                       [](const Entry& a, std::string_view b) { return a.first < b; });
  return entry != std::end(kElements) && entry->first == name ? &entry->second : nullptr;
}

bool is_void_element(std::string_view name) {
  static constexpr std::array<std::string_view, 20> kNames = {
      "br",    "img",   "hr",     "input", "area", "base",  "basefont", "bgsound", "col",   "embed",
      "frame", "image", "keygen", "link",  "meta", "param", "source",   "spacer",  "track", "wbr"};
  return contains(kNames, name);
}

bool is_raw_text_element(std::string_view name) {
  static constexpr std::array<std::string_view, 11> kNames = {"script",   "style",     "title",   "textarea",
                                                              "iframe",   "xmp",       "noembed", "noframes",
                                                              "noscript", "plaintext", "template"};
  return contains(kNames, name);
}

bool is_swallowing_element(std::string_view name) {
  const ElementRule* rule = find_element(name);
  return rule && (rule->what == What::drop || rule->what == What::link || rule->what == What::field) &&
         !is_void_element(name) && name != "head" && name != "frameset" && name != "option" && name != "optgroup" &&
         name != "rp";
}

bool is_formatting_element(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kNames = {"a",    "b", "big",   "code",   "em",     "font", "i",
                                                              "nobr", "s", "small", "strike", "strong", "tt",   "u"};
  return contains(kNames, name);
}

bool is_self_closing_element(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kNames = {"p",      "li",    "td",    "th",    "tr", "dt", "dd",
                                                              "option", "tbody", "thead", "tfoot", "rt", "rp", "rb"};
  return contains(kNames, name);
}

bool holds_phrasing_only(std::string_view name) {
  static constexpr std::array<std::string_view, 34> kNames = {
      "p",    "h1",   "h2",  "h3",    "h4",      "h5",   "h6",   "pre",  "span", "em",  "strong", "b",
      "i",    "u",    "s",   "small", "sub",     "sup",  "code", "kbd",  "samp", "var", "mark",   "q",
      "cite", "abbr", "dfn", "time",  "summary", "ruby", "rt",   "math", "del",  "ins"};
  return contains(kNames, name);
}

bool is_phrasing(std::string_view name) {
  static constexpr std::array<std::string_view, 34> kNames = {
      "ep:hide", "a",   "abbr", "b",    "br",  "cite",   "code",    "del",     "dfn",     "em",    "i",    "img",
      "ins",     "kbd", "mark", "math", "q",   "rt",     "ruby",    "s",       "samp",    "small", "span", "strong",
      "sub",     "sup", "time", "u",    "var", "ep:ref", "ep:task", "ep:more", "ep:line", "wbr"};
  return contains(kNames, name);
}

}  // namespace essaypack
