#pragma once

/// For the tests of the numbered rules of docs/feeds.md: feeds of a small site whose texts are as bad as texts get, and
/// what one asks of XML and JSON.

#include "base/text.h"
#include "config/sections/feed.h"
#include "feed_support.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <regex>
#include <set>

namespace essaypack::test {

using Outputs = std::map<std::string, std::string>;
using Texts = std::vector<std::string>;

/// A PNG as far as its head tells: width and height in pixels.
inline std::string make_png(unsigned width, unsigned height) {
  const auto number = [](unsigned value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 255);
    return bytes;
  };
  return "\x89PNG\r\n\x1A\n" + number(13) + "IHDR" + number(width) + number(height) + std::string("\x08\x02\0\0\0", 5) +
         number(0) + number(0) + "IEND" + number(0);
}

/// A book for catalogues.
inline MadeBook make_book() {
  MadeBook book;
  book.name = "山 1.epub";
  book.size = 4321;
  book.cover = make_png(160, 256);
  book.cover_type = "image/png";
  book.package =
      "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:identifier>urn:uuid:7</dc:identifier>"
      "<dc:title>山路 &amp; &lt;水路&gt;</dc:title><dc:language>zh-CN</dc:language><dc:creator>甲</dc:creator>"
      "<dc:date>2025-10-30T06:18:07+08:00</dc:date><dc:description>一句\n话</dc:description>"
      "<meta property='dcterms:modified'>2025-10-29T22:18:07Z</meta></metadata></package>";
  return book;
}

/// Categories of `t.site` as its posts name them, one level deep, and their tags.
inline void add_lists(TestSite& t) {
  std::map<std::string, std::vector<std::size_t>> categories, tags;
  for (std::size_t i = 0; i < t.site.posts.size(); ++i) {
    for (const auto& path : t.site.posts[i].categories) categories[path.front()].push_back(i);
    for (const std::string& tag : t.site.posts[i].tags) tags[tag].push_back(i);
  }
  for (const auto& [name, posts] : categories) {
    Category category;
    category.name = category.slug = name;
    category.path = {name};
    category.permalink = t.site.url + encode_path("categories/" + name + "/");
    category.posts = posts;
    category.total = posts.size();
    t.site.roots.push_back(t.site.categories.size());
    t.site.categories.push_back(std::move(category));
  }
  for (const auto& [name, posts] : tags)
    t.site.tags.push_back({name, name, t.site.url + encode_path("tags/" + name + "/"), posts});
  t.config.has_list_pages = true;
}

/// Four posts in two years: one with everything that is forbidden somewhere, one with everything that is allowed, one
/// in another language, and one of a date alone.
inline void add_rule_posts(TestSite& t) {
  t.site.title = "文\b集 & <b>\xEF\xBF\xBE</b>";
  t.site.subtitle = "山中\x1f的 ]]> 手记";
  t.config.feed->hubs = {"https://hub.example.org/?a=1&b=2", "https://other.example.org/枢纽"};
  t.config.feed->icon = "/图标.png";
  t.config.feed->logo = "https://img.example.org/logo.png";

  Post& bad = t.add(
      "夜 50%?#", "2025-10-30 06:18:07", "夜\b深 <div> & ]]>\xC2\x85&nbsp;\n题",
      "<p>a&#8;b &lt;i&gt; ]]&gt; \xEF\xBF\xBF</p><pre><code>x\n\ty</code></pre>"
      "<h2 id=\"x\">一</h2><h3 id=\"x\">二</h3><p onclick=\"x()\" style=\"position:fixed\">三</p>"
      "<p>四<ep:ref note=\"1\" nth=\"1\"/></p><script>x()</script><iframe src=\"//v.example/1?a=1&amp;b=2\"></iframe>"
      "<x-y>五</x-y><form action=\"/x\"><input/></form><ep:note n=\"1\"><p>注</p></ep:note>");
  bad.id = "tag:blog.example.com,2025:post:night";
  bad.description = "摘\x01要 <b>粗</b> &nbsp;&lt;不是标签&gt; &#8;]]>";
  bad.tags = {"标\x02签", "]]>", "C#"};
  bad.categories = {{"生活 & <i>"}};
  bad.authors = {{"别\x03人 <a@b>", "a@example.org", "https://a.example/人"}, {"另一人", "", "javascript:x"}};
  bad.cover = "/夜.png";
  t.assets["source/夜.png"] = make_png(4, 3);

  Post& good = t.add(
      "day", "2025-10-29 06:18:07", "日",
      "<p><a href=\"/帖子/一 二\">a</a><a href=\"../b/%E5%B8%96/100%25\">b</a><a href=\"#节\">c</a>"
      "<a href=\"//cdn.example.org/d\">d</a><a href=\"mailto:a@example.org\">e</a><a href=\"javascript:x()\">f</a>"
      "<img src=\"图/100%.png\" srcset=\"a.png 1x, ../b.png 2x\" alt=\"&lt;图&gt;\"/></p>"
      "<blockquote cite=\"鲁迅\"><p>x</p></blockquote><blockquote cite=\"/引\"><p>y</p></blockquote>"
      "<video src=\"v.mp4\" poster=\"p.png\" controls=\"\"></video><p>g<ep:ref note=\"1\" nth=\"1\"/></p>"
      "<ul><li><ep:task done=\"true\"/>h</li></ul><ep:note n=\"1\"><p>注</p></ep:note>");
  good.updated = parse_date("2025-11-02 08:00:00", t.config.zone).time;
  good.tags = {"C#", "日"};
  good.categories = {{"生活 & <i>"}};
  t.fragments.back()->opening_text = "一句开头。";

  Post& english = t.add("english", "2024-12-31 23:59:59", "A walk", "<p>Out and <em>back</em>.</p>");
  english.language = "en";
  english.cover = "https://img.example.org/far.png";  // remote: its length is not known
  t.add("date", "2024-12-31", "日期", "<p>只有日期。</p>").date_only = true;
}

/// The same with list feeds, archives and a book.
inline void add_whole_site(TestSite& t) {
  add_rule_posts(t);
  add_lists(t);
  t.config.feed->archive = FeedArchive::year;
  t.config.feed->stylesheet = "feed.css";
  t.shared->books.push_back(make_book());
}

/// What all exporters but the book's make.
inline Outputs all_outputs(TestSite& t) {
  Outputs all;
  for (const char* exporter : {"rss", "atom", "json", "lists", "archive", "links", "opml", "opds", "sitemap"})
    for (auto& [name, bytes] : t.run(exporter)) all[name] = bytes;
  return all;
}

inline bool has_suffix(std::string_view name, std::string_view suffix) {
  return name.size() >= suffix.size() && name.substr(name.size() - suffix.size()) == suffix;
}

inline bool is_xml(const std::string& name) { return has_suffix(name, ".xml") || has_suffix(name, ".opml"); }

/// Names of the outputs that are Atom feeds.
inline Texts atom_feeds(const Outputs& outputs) {
  Texts names;
  for (const auto& [name, bytes] : outputs)
    if (bytes.find("<feed xmlns=") != std::string::npos) names.push_back(name);
  return names;
}

/// An XML output with all its white space, as a reader gets it.
struct Xml {
  explicit Xml(const std::string& bytes) {
    const pugi::xml_parse_result result = document.load_buffer(
        bytes.data(), bytes.size(), (pugi::parse_full | pugi::parse_ws_pcdata) & ~pugi::parse_eol, pugi::encoding_utf8);
    BOOST_REQUIRE_MESSAGE(result, result.description() << " in " << bytes.substr(0, 2000));
  }
  pugi::xml_node root() const { return document.document_element(); }
  pugi::xml_document document;
};

inline std::string name_of_node(const pugi::xml_node& node) { return node.name(); }

/// Elements of that name, anywhere below.
inline std::vector<pugi::xml_node> all_named(const pugi::xml_node& root, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node node : root.children()) {
    if (node.name() == name) found.push_back(node);
    for (const pugi::xml_node inner : all_named(node, name)) found.push_back(inner);
  }
  return found;
}

inline std::size_t count_children(const pugi::xml_node& node, const char* name) {
  const auto children = node.children(name);
  return static_cast<std::size_t>(std::distance(children.begin(), children.end()));
}

/// Calls `see` for each element, the root first.
inline void for_each_element(const pugi::xml_node& node, const std::function<void(const pugi::xml_node&)>& see) {
  if (node.type() != pugi::node_element) return;
  see(node);
  for (const pugi::xml_node child : node.children()) for_each_element(child, see);
}

/// The link of that relation.
inline pugi::xml_node link_of(const pugi::xml_node& parent, const char* element, const char* relation) {
  return parent.find_child([&](const pugi::xml_node& node) {
    return std::string_view(node.name()) == element && std::string_view(node.attribute("rel").value()) == relation;
  });
}

/// Values of an attribute in HTML as feeds carry it: `href="..."`.
inline Texts html_values(const std::string& html, const std::string& attribute) {
  Texts values;
  const std::regex pattern(" " + attribute + "=\"([^\"]*)\"");
  for (std::sregex_iterator at(html.begin(), html.end(), pattern), end; at != end; ++at) values.push_back((*at)[1]);
  return values;
}

/// True for a text of RFC 3986's characters, escapes whole and in upper case, with a scheme.
inline bool is_uri(const std::string& text) {
  static const std::regex pattern("[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#@!$&'()*+,;=\\[\\]-]|%[0-9A-F]{2})+");
  return std::regex_match(text, pattern);
}

/// True for a date of RFC 3339 with a zone.
inline bool is_rfc3339(const std::string& text) {
  static const std::regex pattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)");
  return std::regex_match(text, pattern);
}

/// Every string of a JSON value, keys not.
inline void for_each_string(const nlohmann::json& value, const std::function<void(const std::string&)>& see) {
  if (value.is_string()) see(value.get_ref<const std::string&>());
  if (value.is_structured())
    for (const auto& inner : value) for_each_string(inner, see);
}

/// All HTML in an output: Atom's `content`, RSS's two elements, JSON's `content_html`.
inline Texts html_of(const std::string& name, const std::string& bytes) {
  Texts found;
  if (has_suffix(name, ".json")) {
    for (const auto& item : nlohmann::json::parse(bytes).value("items", nlohmann::json::array()))
      if (item.contains("content_html")) found.push_back(item.at("content_html"));
  } else if (is_xml(name)) {
    const Xml xml(bytes);
    for (const pugi::xml_node node : all_named(xml.document, "content")) found.push_back(node.text().get());
    for (const pugi::xml_node item : all_named(xml.document, "item"))
      for (const char* element : {"description", "content:encoded"})
        if (item.child(element)) found.push_back(item.child(element).text().get());
  }
  return found;
}

}  // namespace essaypack::test
