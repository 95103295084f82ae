#include "feed_support.h"

#include "config/sections/feed.h"

using namespace essaypack;
using test::TestSite;

BOOST_AUTO_TEST_SUITE(feed_style)

struct StyleCase {
  const char* name;
  const char* sheet;
  const char* instruction;
  bool is_written;
};

BOOST_AUTO_TEST_CASE(feeds_name_their_sheet) {
  const StyleCase kCases[] = {
      {"none", "", "", false},
      {"a path", "css/书 页.css",
       "<?xml-stylesheet type=\"text/css\" href=\"https://blog.example.com/css/%E4%B9%A6%20%E9%A1%B5.css\"?>\n", true},
      {"an address", "https://cdn.example.com/a.css?x=1&y=2",
       "<?xml-stylesheet type=\"text/css\" href=\"https://cdn.example.com/a.css?x=1&amp;y=2\"?>\n", false},
  };
  const std::string kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  for (const StyleCase& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      TestSite t;
      t.add("a", "2025-01-01", "甲", "<p>1</p>");
      t.config.feed->stylesheet = c.sheet;
      const std::string head = kDeclaration + c.instruction;
      BOOST_TEST(t.run("atom").at("atom.xml").substr(0, head.size() + 5) == head + "<feed");
      BOOST_TEST(t.run("rss").at("rss2.xml").substr(0, head.size() + 4) == head + "<rss");
      BOOST_TEST(t.run("style").count(c.sheet) == (c.is_written ? 1u : 0u));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_sheet_of_the_site_stays) {
  TestSite t;
  t.config.feed->stylesheet = "feed.css";
  BOOST_TEST(t.run("style").at("feed.css").find("@namespace atom \"http://www.w3.org/2005/Atom\";") !=
             std::string::npos);
  t.assets["source/feed.css"] = "title { color: red }";
  BOOST_TEST(t.run("style").empty());
}

BOOST_AUTO_TEST_CASE(feedly_finds_the_icon) {
  TestSite t;
  t.add("a", "2025-01-01", "甲", "<p>1</p>");
  t.config.feed->icon = "/icon.png";
  BOOST_TEST(t.run("atom").at("atom.xml").find("webfeeds") == std::string::npos);
  t.config.feed->webfeeds = true;
  t.shared = std::make_shared<SharedWork>();
  for (const auto& [format, file] : {std::pair("atom", "atom.xml"), std::pair("rss", "rss2.xml")}) {
    const std::string feed = t.run(format).at(file);
    BOOST_TEST(feed.find("xmlns:webfeeds=\"http://webfeeds.org/rss/1.0\"") != feed.npos);
    BOOST_TEST(feed.find("<webfeeds:icon>https://blog.example.com/icon.png</webfeeds:icon>") != feed.npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
