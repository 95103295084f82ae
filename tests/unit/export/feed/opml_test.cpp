#include "feed_support.h"

#include "config/sections/feed.h"

using namespace essaypack;
using test::TestSite;

namespace {

/// `A<B & C` above 读书; the tag C++.
void fill(TestSite& t) {
  t.add("b", "2025-02-01", "乙", "<p>2</p>");
  t.add("a", "2025-01-01", "甲", "<p>1</p>");
  Category top, books;
  top.name = "A<B & C";
  top.path = {"A<B & C"};
  top.slug = "A-B-C";
  top.permalink = "https://blog.example.com/categories/A-B-C/";
  top.children = {1};
  top.posts = {1};
  books.name = "读书";
  books.path = {"A<B & C", "读书"};
  books.slug = "A-B-C/读书";
  books.parent = 0;
  books.posts = {0};
  t.site.categories = {top, books};
  t.site.roots = {0};
  t.site.tags = {{"C++", "C", "https://blog.example.com/tags/C/", {0}}};
}

const std::string kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- generator=\"essaypack\" -->\n<opml "
    "version=\"2.0\">\n<head>\n<title>文集</title>\n</head>\n<body>\n";

std::string main_outline(const std::string& file) {
  return "<outline type=\"rss\" text=\"文集\" title=\"文集\" xmlUrl=\"https://blog.example.com/" + file +
         "\" htmlUrl=\"https://blog.example.com/\" />\n";
}

const std::string kLists =
    "<outline type=\"rss\" text=\"文集 – A&amp;lt;B &amp;amp; C\" title=\"文集 – A&lt;B &amp; C\" "
    "xmlUrl=\"https://blog.example.com/categories/A-B-C/atom.xml\" "
    "htmlUrl=\"https://blog.example.com/categories/A-B-C/\">\n"
    "<outline type=\"rss\" text=\"文集 – 读书\" title=\"文集 – 读书\" "
    "xmlUrl=\"https://blog.example.com/categories/A-B-C/%E8%AF%BB%E4%B9%A6/atom.xml\" "
    "htmlUrl=\"https://blog.example.com/\" />\n"
    "</outline>\n"
    "<outline type=\"rss\" text=\"文集 – C++\" title=\"文集 – C++\" "
    "xmlUrl=\"https://blog.example.com/tags/C/atom.xml\" "
    "htmlUrl=\"https://blog.example.com/tags/C/\" />\n";

const std::string kEnd = "</body>\n</opml>\n";

struct OpmlCase {
  const char* name;
  void (*change)(TestSite&);
  std::string expected;  ///< Empty: no file.
};

}  // namespace

BOOST_AUTO_TEST_SUITE(opml)

BOOST_AUTO_TEST_CASE(feeds_that_are_listed) {
  const OpmlCase kCases[] = {
      {"all", [](TestSite&) {}, kHead + main_outline("atom.xml") + kLists + kEnd},
      {"no Atom", [](TestSite& t) { t.config.feed->atom_path.clear(); },
       kHead + main_outline("rss2.xml") + kLists + kEnd},
      {"outputs decide",
       [](TestSite& t) {
         t.config.outputs = {"rss", "opml"};
       },
       kHead + main_outline("rss2.xml") + kEnd},
      {"JSON is not listed",
       [](TestSite& t) {
         t.config.outputs = {"json", "opml"};
       },
       ""},
      {"no posts",
       [](TestSite& t) {
         t.site.posts.clear();
         t.site.categories.clear();
         t.site.tags.clear();
       },
       ""},
      {"a post that can't be rendered has no feed", [](TestSite& t) { t.fragments[0] = t.fragments[1] = nullptr; }, ""},
  };
  for (const OpmlCase& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      TestSite t;
      fill(t);
      c.change(t);
      const auto outputs = t.run("opml");
      BOOST_TEST(outputs.size() == (c.expected.empty() ? 0u : 1u));
      if (!outputs.empty()) BOOST_TEST(outputs.at("feeds.opml") == c.expected);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
