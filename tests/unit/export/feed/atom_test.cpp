#include "feed_support.h"

#include "config/sections/feed.h"

using namespace essaypack;
using test::TestSite;

BOOST_AUTO_TEST_SUITE(atom)

BOOST_AUTO_TEST_CASE(a_whole_feed) {
  TestSite t;
  test::add_two_posts(t);
  t.site.subtitle = "写作 & 生活";
  t.site.author.url = "/about/";
  t.config.feed->hubs = {"https://hub.example.org/"};
  t.config.feed->icon = "/icon.png";
  const std::string expected = R"(<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="zh-CN">
<title>文集</title>
<subtitle>写作 &amp; 生活</subtitle>
<link rel="alternate" type="text/html" href="https://blog.example.com/" />
<link rel="self" type="application/atom+xml" href="https://blog.example.com/atom.xml" />
<link rel="hub" href="https://hub.example.org/" />
<id>tag:blog.example.com,2025:feed</id>
<updated>2025-10-31T08:00:00+08:00</updated>
<author>
<name>示例作者</name>
<uri>https://blog.example.com/about/</uri>
</author>
<generator>essaypack</generator>
<icon>https://blog.example.com/icon.png</icon>
<entry xml:lang="en">
<title>用 &lt;div&gt; 与 A&amp;B</title>
<link rel="alternate" type="text/html" href="https://blog.example.com/posts/5e7f3b21/" />
<link rel="enclosure" type="image/png" href="https://blog.example.com/images/%E9%9B%A8.png" length="12" />
<id>tag:blog.example.com,2025:post:5e7f3b21</id>
<published>2025-10-30T06:18:07+08:00</published>
<updated>2025-10-31T08:00:00+08:00</updated>
<author>
<name>另一人</name>
<uri>https://other.example.org/</uri>
</author>
<category term="生活感悟" scheme="https://blog.example.com/categories/" label="生活感悟" />
<category term="心灵成长" scheme="https://blog.example.com/categories/" label="心灵成长" />
<category term="随笔" scheme="https://blog.example.com/categories/" label="随笔" />
<category term="C++" scheme="https://blog.example.com/tags/" label="C++" />
<summary>一个摘要 &amp; 一点</summary>
<content type="html">&lt;p&gt;夜深了。&lt;/p&gt;&lt;pre&gt;&lt;code&gt;a &amp;lt; b
]]&amp;gt;&lt;/code&gt;&lt;/pre&gt;</content>
<media:thumbnail url="https://blog.example.com/images/%E9%9B%A8.png" />
</entry>
<entry>
<title>短</title>
<link rel="alternate" type="text/html" href="https://blog.example.com/posts/plain/" />
<id>tag:blog.example.com,2025:post:plain</id>
<published>2025-10-29T00:00:00+08:00</published>
<updated>2025-10-29T00:00:00+08:00</updated>
<content type="html">&lt;p&gt;短文。&lt;/p&gt;</content>
</entry>
</feed>
)";
  BOOST_TEST(t.run("atom").at("atom.xml") == expected);
  BOOST_TEST(t.diagnostics.sorted().empty());
}

BOOST_AUTO_TEST_CASE(the_enclosure_of_a_post) {
  const struct {
    const char* name;
    Enclosure enclosure;
    const char* file;
    std::string bytes;
    const char* expected;  ///< The link's attributes; empty: none.
    const char* problem;
  } kCases[] = {
      {"a file",
       {CompactText("/ep1.mp3"), {}, 0},
       "source/ep1.mp3",
       "ID3....",
       "type=\"audio/mpeg\" href=\"https://blog.example.com/ep1.mp3\" length=\"7\"",
       ""},
      {"its size, not what the head says",
       {CompactText("/一.bin"), CompactText("x/y"), 99},
       "source/一.bin",
       "abc",
       "type=\"x/y\" href=\"https://blog.example.com/%E4%B8%80.bin\" length=\"3\"",
       ""},
      {"remote, with its length",
       {CompactText("https://cdn.example.org/e.m4a"), {}, 123},
       "",
       "",
       "type=\"audio/mp4\" href=\"https://cdn.example.org/e.m4a\" length=\"123\"",
       ""},
      {"remote, without",
       {CompactText("https://cdn.example.org/e.mp3"), CompactText("audio/mpeg"), 0},
       "",
       "",
       "",
       "feed/bad-enclosure"},
      {"no file", {CompactText("ep2.mp3"), {}, 0}, "", "", "", "feed/bad-enclosure"},
      {"a short file of no type",
       {CompactText("/a"), {}, 0},
       "source/a",
       "a",
       "type=\"application/octet-stream\" href=\"https://blog.example.com/a\" length=\"1\"",
       ""},
      {"no address", {CompactText("javascript:x"), {}, 5}, "", "", "", "feed/bad-enclosure"},
  };
  for (const auto& one : kCases) {
    TestSite t;
    t.add("a", "2024-01-01", "A", "<p>x</p>").enclosure = one.enclosure;
    if (*one.file) t.assets[one.file] = one.bytes;
    const std::string atom = t.run("atom").at("atom.xml");
    const std::size_t at = atom.find("rel=\"enclosure\" ");
    BOOST_TEST((at == atom.npos ? "" : atom.substr(at + 16, atom.find(" />", at) - at - 16)) == one.expected, one.name);
    std::string problems;
    for (const Diagnostic& problem : t.diagnostics.sorted()) problems += entry_of(problem.kind).name;
    BOOST_TEST(problems == one.problem, one.name);
  }
}

BOOST_AUTO_TEST_CASE(remote_cover_has_no_length_and_so_no_enclosure) {
  TestSite t;
  t.add("a", "2025-01-01", "甲", "<p>1</p>").cover = "https://img.example.org/a.png";
  const std::string atom = t.run("atom").at("atom.xml");
  BOOST_TEST(atom.find("<media:thumbnail url=\"https://img.example.org/a.png\" />") != atom.npos);
  BOOST_TEST(atom.find("enclosure") == atom.npos);
}

BOOST_AUTO_TEST_CASE(a_cover_that_is_no_picture) {
  TestSite t;
  t.add("a", "2025-01-01", "甲", "<p>1</p>").cover = "/a.png";
  t.assets["source/a.png"] = "<html>404</html>";
  const std::string atom = t.run("atom").at("atom.xml");
  BOOST_TEST(atom.find("thumbnail") == atom.npos);
}

struct CoverCase {
  const char* name;
  const char* cover;
  const char* asset;
  const char* url;
};

BOOST_AUTO_TEST_CASE(where_covers_are_looked_up) {
  const CoverCase kCases[] = {
      {"rooted", "/a.png", "source/a.png", "https://blog.example.com/blog/a.png"},
      {"below root", "/blog/a.png", "source/a.png", "https://blog.example.com/blog/a.png"},
      {"own address", "https://blog.example.com/blog/a.png?v=1", "source/a.png", "https://blog.example.com/blog/a.png"},
      {"asset folder", "a.png", "source/_posts/k/a.png", "https://blog.example.com/blog/posts/k/a.png"},
      {"beside the post", "./a.png", "source/_posts/a.png", "https://blog.example.com/blog/posts/k/a.png"},
      {"climbing", "/../../a.png", "source/a.png", "https://blog.example.com/blog/a.png"},
  };
  for (const CoverCase& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      TestSite t("https://blog.example.com/blog/");
      t.config.root = "/blog/";
      t.add("k", "2025-01-01", "甲", "<p>1</p>").cover = c.cover;
      t.assets[c.asset] = "GIF89a..";
      const std::string atom = t.run("atom").at("atom.xml");
      const std::string link =
          "<link rel=\"enclosure\" type=\"image/gif\" href=\"" + std::string(c.url) + "\" length=\"8\" />";
      BOOST_TEST(atom.find(link) != atom.npos);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
