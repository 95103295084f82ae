/// Items that are there more than once, and what readers know a post by.

#include "blog_fixture.h"
#include "kinds/feed/feed.h"
#include "kinds/ghost/ghost.h"
#include "kinds/wordpress/wordpress.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>

using namespace essaypack;

namespace {

using Files = std::map<std::string, std::string>;

/// The sources of the items that are left, and what was said.
std::string left(const Files& files, OpenExport* open, const char* field = nullptr) {
  const Blog blog;
  Config config;
  config.site_folder = blog.path;
  for (const auto& [name, text] : files) {
    blog.write(name, text);
    config.exports.push_back(name);
  }
  Diagnostics diagnostics;
  const auto made = open("", config, diagnostics);
  std::string told;
  for (const SourceFile& file : made->list()) {
    told += file.source + " ";
    if (!field) continue;
    for (const Value::Member& member : made->hand_down(file.source).fields)
      if (member.key == field) told += member.value.text + " ";
  }
  return told + reports_of(diagnostics);
}

std::string rss(const std::string& items) {
  return "<rss version=\"2.0\"><channel><link>https://e.example/</link>" + items + "</channel></rss>";
}

std::string item(const std::string& id, const std::string& link, const std::string& text,
                 const std::string& date = "2024-01-02T03:04:05Z") {
  return "<item><title>T</title><link>https://e.example/" + link + "</link>" +
         (id.empty() ? "" : "<guid>" + id + "</guid>") + "<dc:date>" + date + "</dc:date><description>" + text +
         "</description></item>";
}

std::string wxr(const std::string& text, const std::string& changed, const std::string& more = "") {
  return rss(
      "<wp:wxr_version>1.2</wp:wxr_version><item><title>T</title><link>https://e.example/%e4%b8%ad/</link>"
      "<guid>https://e.example/?p=1</guid><wp:post_date_gmt>2024-01-02 03:04:05</wp:post_date_gmt>"
      "<wp:post_modified_gmt>" +
      changed +
      "</wp:post_modified_gmt><wp:post_id>1</wp:post_id><wp:post_name>a</wp:post_name><wp:status>publish"
      "</wp:status><wp:post_type>post</wp:post_type>" +
      more + "<content:encoded>" + text + "</content:encoded></item>");
}

std::string ghost(const std::string& text, const std::string& changed) {
  return R"({"db":[{"data":{"posts":[{"id":"63f","title":"T","slug":"a","status":"published","visibility":"public",)"
         R"("published_at":"2024-01-02T03:04:05Z","updated_at":")" +
         changed + R"(","html":")" + text + R"("}]}}]})";
}

const char* const kOlder =
    "a.xml:0:0: input/unread-part: an item is there in two states, of which the newer one counts\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(copies)

BOOST_AUTO_TEST_CASE(one_item_is_there_once) {
  const std::string newer = "2025-01-02T03:04:05Z";
  const struct {
    const char* name;
    OpenExport* open;
    Files files;
    std::string told;
  } kCases[] = {
      {"a feed saved twice",
       open_feeds,
       {{"a.xml", rss(item("1", "a", "x"))}, {"b.xml", rss(item("1", "a", "x"))}},
       "a.xml/a.html "},
      {"feeds that overlap",
       open_feeds,
       {{"a.xml", rss(item("1", "a", "x") + item("2", "b", "y"))},
        {"b.xml", rss(item("2", "b", "y") + item("3", "c", "z"))}},
       "a.xml/a.html a.xml/b.html b.xml/c.html "},
      {"an item twice in one",
       open_feeds,
       {{"a.xml", rss(item("1", "a", "x") + item("1", "a", "x"))}},
       "a.xml/a.html "},
      {"without ids",
       open_feeds,
       {{"a.xml", rss(item("", "a", "x"))}, {"b.xml", rss(item("", "a", "x"))}},
       "a.xml/a.html "},
      {"under two ids", open_feeds, {{"a.xml", rss(item("1", "a", "x") + item("2", "a", "x"))}}, "a.xml/a.html "},
      {"the newer one, which comes last",
       open_feeds,
       {{"a.xml", rss(item("1", "a", "x"))}, {"b.xml", rss(item("1", "a", "y", newer))}},
       std::string("b.xml/a.html ") + kOlder},
      {"the newer one, which comes first",
       open_feeds,
       {{"a.xml", rss(item("1", "a", "y", newer))}, {"b.xml", rss(item("1", "a", "x"))}},
       std::string("a.xml/a.html ") + kOlder},
      {"of one date: a later file",
       open_feeds,
       {{"a.xml", rss(item("1", "a", "x"))}, {"b.xml", rss(item("1", "a", "y"))}},
       std::string("b.xml/a.html ") + kOlder},
      {"of one date in a file: the upper one",
       open_feeds,
       {{"a.xml", rss(item("1", "a", "x") + item("1", "a", "y"))}},
       std::string("a.xml/a.html ") + kOlder},
      {"which has moved",
       open_feeds,
       {{"a.xml", rss(item("1", "a", "x"))}, {"b.xml", rss(item("1", "b", "x", newer))}},
       "b.xml/b.html "},
      {"other texts under one address",
       open_feeds,
       {{"a.xml", rss(item("1", "a", "x") + item("2", "a", "y"))}},
       "a.xml/a-2.html a.xml/a.html "},
      {"the same without ids",
       open_feeds,
       {{"a.xml", rss(item("", "a", "x"))}, {"b.xml", rss(item("", "a", "y"))}},
       "a.xml/a.html b.xml/a.html "},
      {"one id for all",
       open_feeds,
       {{"a.xml", rss(item("1", "a", "x") + item("1", "b", "y"))}},
       "a.xml/a.html a.xml/b.html "},
      {"WordPress",
       open_wxr,
       {{"a.xml", wxr("x", "2024-01-02 03:04:05")}, {"b.xml", wxr("y", "2025-01-02 03:04:05")}},
       std::string("b.xml/a.html ") + kOlder},
      {"WordPress, the newer one first",
       open_wxr,
       {{"a.xml", wxr("x", "2025-01-02 03:04:05")}, {"b.xml", wxr("y", "2024-01-02 03:04:05")}},
       std::string("a.xml/a.html ") + kOlder},
      {"Ghost", open_ghost, {{"a.json", ghost("x", newer)}, {"b.json", ghost("x", newer)}}, "a.json/a.html "},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(left(one.files, one.open) == one.told);
}

BOOST_AUTO_TEST_CASE(ids_are_the_platforms) {
  const struct {
    const char* name;
    OpenExport* open;
    Files files;
    std::string told;
  } kCases[] = {
      {"an id that is no address", open_feeds, {{"a.xml", rss(item("abc-1", "a", "x"))}}, "a.xml/a.html abc-1 "},
      {"none",
       open_feeds,
       {{"a.xml", rss(item("", "%e4%b8%ad", "x"))}},
       "a.xml/\u4e2d.html https://e.example/%e4%b8%ad "},
      {"of RSS 1.0",
       open_feeds,
       {{"a.xml",
         "<rdf:RDF><item rdf:about=\"https://e.example/1\"><link>https://e.example/a</link></item></rdf:RDF>"}},
       "a.xml/a.html https://e.example/1 "},
      {"a number in JSON",
       open_feeds,
       {{"a.json", R"({"version":"https://jsonfeed.org/version/1","items":[{"id":7,"url":"https://e.example/a"}]})"}},
       "a.json/a.html 7 "},
      {"none in JSON",
       open_feeds,
       {{"a.json", R"({"version":"https://jsonfeed.org/version/1","items":[{"url":"https://e.example/a"}]})"}},
       "a.json/a.html https://e.example/a "},
      {"WordPress", open_wxr, {{"a.xml", wxr("x", "")}}, "a.xml/a.html https://e.example/?p=1 "},
      {"Ghost", open_ghost, {{"a.json", ghost("x", "")}}, "a.json/a.html 63f "},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(left(one.files, one.open, "guid") == one.told);
}

BOOST_AUTO_TEST_CASE(languages_of_plug_ins) {
  const auto meta = [](const std::string& key, const std::string& value) {
    return "<wp:postmeta><wp:meta_key>" + key + "</wp:meta_key><wp:meta_value>" + value +
           "</wp:meta_value></wp:postmeta>";
  };
  const auto term = [](const std::string& slug, const std::string& name) {
    return "<category domain=\"language\" nicename=\"" + slug + "\">" + name + "</category>";
  };
  const struct {
    const char* name;
    std::string more, language, translation;
  } kCases[] = {
      {"Polylang", term("en", "English") + "<category domain=\"post_translations\" nicename=\"pll_1\">pll_1</category>",
       "en ", "pll_1 "},
      {"a tag with a script", term("zh-hant", "繁體中文"), "zh-Hant ", ""},
      {"a country for a language", term("tw", "繁體中文"), "zh-TW ", ""},
      {"no language", term("x/../y", "x"), "", ""},
      {"WPML", meta("_wpml_import_language_code", "fr") + meta("_wpml_import_translation_group", "7"), "fr ", "7 "},
      {"none", "", "", ""},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      const Files files = {{"a.xml", wxr("x", "", one.more)}};
      BOOST_TEST(left(files, open_wxr, "lang") == "a.xml/a.html " + one.language);
      BOOST_TEST(left(files, open_wxr, "translationKey") == "a.xml/a.html " + one.translation);
    }
}

BOOST_AUTO_TEST_CASE(an_early_change_is_none) {
  BOOST_TEST(left({{"a.xml", wxr("x", "2023-01-02 03:04:05")}}, open_wxr, "updated") == "a.xml/a.html ");
  BOOST_TEST(left({{"a.xml", wxr("x", "2024-02-02 03:04:05")}}, open_wxr, "updated") ==
             "a.xml/a.html 2024-02-02T03:04:05+00:00 ");
}

BOOST_AUTO_TEST_CASE(cards_with_captions) {
  const struct {
    const char *name, *card, *html;
  } kCases[] = {
      {"code", R"("codeblock","code":"a < b","language":"c","caption":"<b>c</b>")",
       "<figure><pre><code class=\"language-c\">a &lt; b</code></pre><figcaption><b>c</b></figcaption></figure>"},
      {"code without one", R"("codeblock","code":"a")", "<pre><code>a</code></pre>"},
      {"a gallery", R"("gallery","images":[{"src":"a.jpg","alt":"a"},{"src":"b.jpg","caption":"b"}],"caption":"c")",
       "<figure><figure><img src=\"a.jpg\" alt=\"a\" /></figure><figure><img src=\"b.jpg\" alt=\"\" />"
       "<figcaption>b</figcaption></figure><figcaption>c</figcaption></figure>"},
      {"an empty gallery", R"("gallery","images":[],"caption":"c")", ""},
      {"a file", R"("file","src":"a.pdf","fileTitle":"t","fileCaption":"c & d")",
       "<p><a href=\"a.pdf\">t</a></p><p>c &amp; d</p>"},
      {"a call", R"("call-to-action","textValue":"<p>t</p>","showButton":true,"buttonText":"b","buttonUrl":"u")",
       "<p>t</p><p><a href=\"u\">b</a></p>"},
      {"a call without a button",
       R"("call-to-action","textValue":"<p>t</p>","showButton":false,"buttonText":"b","buttonUrl":"u")", "<p>t</p>"},
  };
  for (const auto& [name, card, html] : kCases) BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(html_of_lexical("{\"root\":{\"type\":\"root\",\"children\":[{\"type\":" + std::string(card) +
                                 "}]}}") == html);
      const std::string_view whole = card;
      const std::size_t comma = whole.find(',');
      BOOST_TEST(html_of_mobiledoc("{\"sections\":[[10,0]],\"cards\":[[" + std::string(whole.substr(0, comma)) + ",{" +
                                   std::string(whole.substr(comma + 1)) + "}]]}") == html);
    }
}

BOOST_AUTO_TEST_SUITE_END()
