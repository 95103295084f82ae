#include "blog_fixture.h"
#include "diag/failure.h"
#include "kinds/exports/export.h"
#include "kinds/exports/json_walk.h"
#include "kinds/exports/xml_text.h"
#include "kinds/exports/xml_walk.h"
#include "kinds/feed/feed.h"
#include "kinds/ghost/ghost.h"
#include "kinds/wordpress/wordpress.h"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <string>

using namespace essaypack;

namespace {

/// What a walk gave, or why it ended.
std::string told(const std::string& text,
                 const std::function<std::string(const SliceFile&, const std::string&)>& walk) {
  const Blog blog;
  blog.write("e", text);
  Message error;
  const std::optional<SliceFile> file = SliceFile::open(blog.path / "e", error);
  BOOST_REQUIRE(file);
  const std::string shown = "e";
  try {
    return walk(*file, shown);
  } catch (const Failure& failure) {
    return std::to_string(failure.place().line) + ": " + failure.what();
  }
}

std::string xml_pieces(const std::string& text) {
  return told(text, [&](const SliceFile& file, const std::string& shown) {
    std::string pieces;
    walk_xml(file, shown, [&](const XmlPiece& piece) {
      pieces += std::string(piece.name) + "@" + std::to_string(piece.line) + (piece.is_too_large ? "!" : "") + " ";
      if (!piece.is_too_large) BOOST_TEST(file.read(piece.offset, piece.size) == piece.xml);
    });
    return pieces;
  });
}

std::string json_pieces(const std::string& text) {
  const std::vector<JsonPath> paths = {{"items", "*"}, {"title"}};
  return told(text, [&](const SliceFile& file, const std::string& shown) {
    std::string pieces;
    walk_json(file, shown, paths, [&](const JsonPiece& piece) {
      pieces += std::to_string(piece.path) + ":" + std::string(piece.is_too_large ? "!" : piece.json) + " ";
      if (!piece.is_too_large) BOOST_TEST(file.read(piece.offset, piece.size) == piece.json);
    });
    return pieces;
  });
}

std::shared_ptr<const Export> wordpress_of(const std::string& items) {
  const Blog blog;
  blog.write("e.xml", "<rss><channel>" + items + "</channel></rss>");
  Config config;
  config.site_folder = blog.path;
  config.exports = {"e.xml"};
  Diagnostics diagnostics;
  return open_wxr("", config, diagnostics);
}

struct Case {
  const char* name;
  std::string text, told;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(exports)

BOOST_AUTO_TEST_CASE(walks_through_xml) {
  const std::string begin = "<rss><channel>\n", end = "</channel></rss>";
  const Case kCases[] = {
      {"items", begin + "<title>a</title>\n<item><a>1</a></item><item/>" + end, "title@2 item@3 item@3 "},
      {"atom", "<?xml version=\"1.0\"?><feed><entry>a</entry></feed>", "entry@1 "},
      {"RSS 1.0", "<rdf:RDF><channel>a</channel><item>b</item></rdf:RDF>", "channel@1 item@1 "},
      {"CDATA", begin + "<item><![CDATA[</item>]]></item>" + end, "item@2 "},
      {"a remark", begin + "<!-- </channel> --><item>a</item>" + end, "item@2 "},
      {"an element in one of its name", begin + "<item><item>a</item></item>" + end, "item@2 "},
      {"HTML in a field", begin + "<item><title>a <br> b</title></item>" + end, "item@2 "},
      {"a bare sign", begin + "<item>1 < 2</item>" + end, "item@2 "},
      {"a grammar", "<!DOCTYPE rss PUBLIC \"x\" \"y\">" + begin + "<item>a</item>" + end, "item@2 "},
      {"entities", "<!DOCTYPE rss [<!ENTITY a \"b\">]>" + begin,
       "1: the file defines entities, which no platform's export does"},
      {"cut off in an item", begin + "<item>a\n", "3: the file ends inside of 'item', which begins in line 2"},
      {"cut off in CDATA", begin + "<item><![CDATA[a\n\n",
       "4: the file ends inside of a section of CDATA, which begins in line 2"},
      {"cut off behind an item", begin + "<item>a</item>", "2: the file ends before '</rss>'"},
      {"a page", "<html><body>a</body></html>", "1: 'html' is neither RSS nor Atom"},
      {"nothing", "", "1: the file holds neither RSS nor Atom"},
      {"UTF-16", std::string("\xff\xfe<\0", 4), "1: the file is UTF-16"},
      {"a large item", begin + "<item>" + std::string(17 * 1024 * 1024, 'a') + "</item><item>b</item>" + end,
       "item@2! item@2 "},
  };
  for (const Case& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(xml_pieces(one.text) == one.told);
}

BOOST_AUTO_TEST_CASE(reads_fields_of_xml) {
  const Case kCases[] = {
      {"text", "<a>x &amp; y</a>", "x & y"},
      {"CDATA", "<a><![CDATA[x &amp; y]]></a>", "x &amp; y"},
      {"CDATA joined", "<a><![CDATA[x ]]]]><![CDATA[> y]]></a>", "x ]]> y"},
      {"numbers", "<a>&#20013;&#x6587;&#0;</a>", "\u4e2d\u6587\ufffd"},
      {"entities of HTML", "<a>&nbsp;&copy; &</a>", "&nbsp;&copy; &"},
      {"tags", "<a>x <b>y</b></a>", "x <b>y</b>"},
      {"the outermost only", "<z><a>no</a></z><a>yes</a>", "yes"},
      {"never closed", "<a>x<b>y</b>", ""},
      {"the first of two", "<a>1</a><a>2</a>", "1"},
  };
  for (const Case& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(xml_field(one.text, "a") == one.told);
}

BOOST_AUTO_TEST_CASE(walks_through_json) {
  const Case kCases[] = {
      {"items", R"({"title": "a", "items": [{"b": [1]}, 2, "x"], "other": {"title": 1}})",
       R"(1:"a" 0:{"b": [1]} 0:2 0:"x" )"},
      {"escapes", R"({"items": ["a\"]", "\\"]})", R"(0:"a\"]" 0:"\\" )"},
      {"empty", R"({"items": [], "z": {}})", ""},
      {"cut off", R"({"items": [{"a": 1)", "1: the file ends too early"},
      {"cut off in a text", "{\n\"items\": [\"a", "2: the file ends inside of a text, which begins in line 2"},
      {"a missing value", R"({"a": , "b": 1})", "1: a ',' stands where none may"},
      {"a value too many", R"({"a": 1 2})", "1: a value stands where none may"},
      {"the wrong bracket", R"({"a": [1}})", "1: a '}' closes nothing"},
      {"a comma at the end", R"([1,])", "1: a ']' stands where a value is missing"},
      {"more behind it", R"({} {})", "1: something stands behind the end of the value"},
      {"no JSON", "{\"a\": *}", "1: the file is no JSON"},
      {"deep", R"({"a": )" + std::string(10'000, '['), "1: the values nest deeper than 200 levels"},
      {"a large item", R"({"items": [")" + std::string(17 * 1024 * 1024, 'a') + R"(", 1]})", "0:! 0:1 "},
  };
  for (const Case& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(json_pieces(one.text) == one.told);
}

BOOST_AUTO_TEST_CASE(makes_dates_of_two_clocks) {
  const struct {
    const char *name, *wall, *utc, *date;
  } kCases[] = {
      {"east", "2025-01-10 08:30:00", "2025-01-10 07:30:00", "2025-01-10T08:30:00+01:00"},
      {"west", "2025-01-10 02:00:00", "2025-01-10 07:30:00", "2025-01-10T02:00:00-05:30"},
      {"a draft", "2025-01-10 08:30:00", "0000-00-00 00:00:00", "2025-01-10 08:30:00"},
      {"no zone at all", "2025-01-10 08:30:00", "2024-01-10 08:30:00", "2024-01-10T08:30:00+00:00"},
      {"nothing", "0000-00-00 00:00:00", "", ""},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(date_of_clocks(one.wall, one.utc) == one.date);
}

BOOST_AUTO_TEST_CASE(years_of_two_digits) {
  const struct {
    const char *written, *read;
  } kCases[] = {{"Fri, 1 Mar 24 02:00:00 GMT", "Fri, 1 Mar 2024 02:00:00 GMT"},
                {"1 Mar 49", "1 Mar 2049"},
                {"1 Mar 50", "1 Mar 1950"},
                {"31 Dec 99 23:59:59 EST", "31 Dec 1999 23:59:59 EST"},
                {"1 Mar 2024 02:00:00 GMT", "1 Mar 2024 02:00:00 GMT"},
                {"2024-03-01", "2024-03-01"},
                {"Fri, 01 March", "Fri, 01 March"}};
  for (const auto& [written, read] : kCases)
    BOOST_TEST(read_rss_item("<item><pubDate>" + std::string(written) + "</pubDate></item>").item.date == read);
}

BOOST_AUTO_TEST_CASE(cards_for_members) {
  const struct {
    const char* visibility;
    bool is_shown;
  } kCases[] = {
      {"null", true},
      {"{\"web\":{\"nonMember\":true,\"memberSegment\":\"status:free,status:-free\"}}", true},
      {"{\"showOnWeb\":true,\"showOnEmail\":true,\"segment\":\"\"}", true},
      {"{\"web\":{\"nonMember\":false,\"memberSegment\":\"status:free,status:-free\"}}", false},
      {"{\"web\":{\"nonMember\":true,\"memberSegment\":\"status:-free\"}}", false},
      {"{\"web\":{\"memberSegment\":\"\"}}", false},
      {"{\"showOnWeb\":false}", false},
      {"\"members\"", false},
  };
  for (const auto& [visibility, is_shown] : kCases) BOOST_TEST_CONTEXT(visibility) {
      const std::string values = "\"html\":\"SECRET\",\"visibility\":" + std::string(visibility) + "}";
      const std::string of_lexical =
          html_of_lexical("{\"root\":{\"type\":\"root\",\"children\":[{\"type\":\"html\"," + values + "]}}");
      BOOST_TEST((of_lexical.find("SECRET") != std::string::npos) == is_shown);
      const std::string of_mobiledoc =
          html_of_mobiledoc("{\"sections\":[[10,0]],\"cards\":[[\"html\",{" + values + "]]}");
      BOOST_TEST((of_mobiledoc.find("SECRET") != std::string::npos) == is_shown);
    }
}

BOOST_AUTO_TEST_CASE(pictures_that_are_not_shown) {
  const struct {
    const char* state;
    bool is_shown;
  } kCases[] = {{"<wp:status>inherit</wp:status>", true},
                {"<wp:status>publish</wp:status>", true},
                {"<wp:status>private</wp:status>", false},
                {"<wp:status>trash</wp:status>", false},
                {"<wp:status>draft</wp:status>", false},
                {"<wp:status>inherit</wp:status><wp:status>private</wp:status>", false},
                {"<wp:status>inherit</wp:status><wp:post_password>a</wp:post_password>", false},
                {"", false}};
  for (const auto& [state, is_shown] : kCases) BOOST_TEST_CONTEXT(state) {
      const auto made = wordpress_of(
          "<item><wp:post_id>1</wp:post_id><wp:post_name>a</wp:post_name><wp:status>publish</wp:status>"
          "<wp:post_type>post</wp:post_type><content:encoded>[gallery ids=\"7\"]</content:encoded></item>"
          "<item><wp:post_id>7</wp:post_id><wp:post_type>attachment</wp:post_type>" +
          std::string(state) + "<wp:attachment_url>https://e.example/7.jpg</wp:attachment_url></item>");
      const std::string html = made->read("e.xml/a.html").html.value_or("");
      BOOST_TEST((html.find("7.jpg") != std::string::npos) == is_shown);
    }
}

BOOST_AUTO_TEST_CASE(addresses_that_are_none) {
  const struct {
    const char *link, *read;
  } kCases[] = {{"https://e.example/a", "https://e.example/a"},
                {"/a", "/a"},
                {"javascript:alert(1)", ""},
                {"JavaScript:alert(1)", ""},
                {"java\tscript:a", ""},
                {"data:text/html,a", ""},
                {"ftp://e.example/a", ""}};
  for (const auto& [link, read] : kCases) BOOST_TEST_CONTEXT(link) {
      const auto made = wordpress_of("<item><link>" + std::string(link) +
                                     "</link><wp:post_name>a</wp:post_name><wp:status>publish</wp:status>"
                                     "<wp:post_type>post</wp:post_type><guid>javascript:a</guid></item>");
      std::string found;
      for (const Value::Member& field : made->hand_down("e.xml/a.html").fields) {
        if (field.key == "permalink") found = field.value.text;
        BOOST_TEST(field.key != "guid");
      }
      BOOST_TEST(found == read);
    }
}

BOOST_AUTO_TEST_CASE(bounds_categories) {
  std::string terms;
  for (int i = 0; i < 100'000; ++i) terms += "<category domain=\"category\">c" + std::to_string(i) + "</category>";
  const auto made =
      wordpress_of("<item><wp:post_name>a</wp:post_name><wp:status>publish</wp:status>" + terms + "</item>");
  for (const Value::Member& field : made->hand_down("e.xml/a.html").fields)
    if (field.key == "categories") BOOST_TEST(field.value.items.size() == 1'000U);
}

BOOST_AUTO_TEST_SUITE_END()
