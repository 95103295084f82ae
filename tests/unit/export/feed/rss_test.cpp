#include "feed_support.h"

#include "config/sections/feed.h"

using namespace essaypack;
using test::TestSite;

BOOST_AUTO_TEST_SUITE(rss)

BOOST_AUTO_TEST_CASE(a_whole_feed) {
  TestSite t;
  test::add_two_posts(t);
  t.config.feed->hubs = {"https://hub.example.org/"};
  t.config.feed->icon = "icon.png";
  const std::string expected = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>文集</title>
<link>https://blog.example.com/</link>
<description>文集</description>
<language>zh-cn</language>
<lastBuildDate>Fri, 31 Oct 2025 08:00:00 +0800</lastBuildDate>
<generator>essaypack</generator>
<atom:link rel="self" type="application/rss+xml" href="https://blog.example.com/rss2.xml" />
<atom:link rel="hub" href="https://hub.example.org/" />
<image>
<url>https://blog.example.com/icon.png</url>
<title>文集</title>
<link>https://blog.example.com/</link>
</image>
<item>
<title>用 &lt;div&gt; 与 A&amp;B</title>
<link>https://blog.example.com/posts/5e7f3b21/</link>
<guid isPermaLink="false">tag:blog.example.com,2025:post:5e7f3b21</guid>
<pubDate>Thu, 30 Oct 2025 06:18:07 +0800</pubDate>
<dc:creator>另一人</dc:creator>
<category>生活感悟</category>
<category>心灵成长</category>
<category>随笔</category>
<category>C++</category>
<description>一个摘要 &amp;amp; 一点</description>
<content:encoded>&lt;p&gt;夜深了。&lt;/p&gt;&lt;pre&gt;&lt;code&gt;a &amp;lt; b
]]&amp;gt;&lt;/code&gt;&lt;/pre&gt;</content:encoded>
<enclosure url="https://blog.example.com/images/%E9%9B%A8.png" length="12" type="image/png" />
<media:thumbnail url="https://blog.example.com/images/%E9%9B%A8.png" />
</item>
<item>
<title>短</title>
<link>https://blog.example.com/posts/plain/</link>
<guid isPermaLink="false">tag:blog.example.com,2025:post:plain</guid>
<pubDate>Wed, 29 Oct 2025 00:00:00 +0800</pubDate>
<dc:creator>示例作者</dc:creator>
<description>&lt;p&gt;短文。&lt;/p&gt;</description>
</item>
</channel>
</rss>
)";
  BOOST_TEST(t.run("rss").at("rss2.xml") == expected);
}

BOOST_AUTO_TEST_CASE(ids_that_are_addresses) {
  TestSite t;
  Post& post = t.add("a", "2025-01-01", "甲", "<p>1</p>");
  post.id = post.permalink;
  t.add("b", "2024-01-01", "乙", "<p>1</p>").id = "https://old.example.org/?p=1";
  const std::string rss = t.run("rss").at("rss2.xml");
  BOOST_TEST(rss.find("<guid isPermaLink=\"true\">https://blog.example.com/posts/a/</guid>") != rss.npos);
  BOOST_TEST(rss.find("<guid isPermaLink=\"false\">https://old.example.org/?p=1</guid>") != rss.npos);
}

BOOST_AUTO_TEST_CASE(an_address_that_looks_like_an_entity) {
  const std::pair<const char*, const char*> kCases[] = {{"a&b=c", "a&amp;b=c"},
                                                        {"a&amp;b&lt;", "a%26amp;b%26lt;"},
                                                        {"a&;b", "a&amp;;b"},
                                                        {"a&amp", "a&amp;amp/"},
                                                        {"x&amp;&y", "x%26amp;&amp;y"}};
  for (const auto& [key, link] : kCases) {
    TestSite t;
    t.add(key, "2025-01-01", "甲", "<p>1</p>");
    const std::string rss = t.run("rss").at("rss2.xml");
    BOOST_TEST(rss.find("<link>https://blog.example.com/posts/" + std::string(link)) != rss.npos, key << '\n' << rss);
  }
}

BOOST_AUTO_TEST_SUITE_END()
