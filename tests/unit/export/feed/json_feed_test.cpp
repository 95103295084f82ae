#include "feed_support.h"

#include "config/sections/feed.h"

using namespace essaypack;
using test::TestSite;

BOOST_AUTO_TEST_SUITE(json_feed)

BOOST_AUTO_TEST_CASE(a_whole_feed) {
  TestSite t;
  test::add_two_posts(t);
  t.config.feed->json_ascii = false;
  t.config.feed->hubs = {"https://hub.example.org/"};
  t.config.feed->icon = "icon.png";
  t.site.description = "写作与\"生活\"";
  const std::string expected = R"({
 "version": "https://jsonfeed.org/version/1.1",
 "title": "文集",
 "home_page_url": "https://blog.example.com/",
 "feed_url": "https://blog.example.com/feed.json",
 "_essaypack": {},
 "description": "写作与\"生活\"",
 "icon": "https://blog.example.com/icon.png",
 "authors": [
  {
   "name": "示例作者"
  }
 ],
 "language": "zh-CN",
 "hubs": [
  {
   "type": "WebSub",
   "url": "https://hub.example.org/"
  }
 ],
 "items": [
  {
   "id": "tag:blog.example.com,2025:post:5e7f3b21",
   "url": "https://blog.example.com/posts/5e7f3b21/",
   "title": "用 <div> 与 A&B",
   "summary": "一个摘要 & 一点",
   "content_html": "<p>夜深了。</p><pre><code>a &lt; b\n]]&gt;</code></pre>",
   "image": "https://blog.example.com/images/%E9%9B%A8.png",
   "date_published": "2025-10-30T06:18:07+08:00",
   "date_modified": "2025-10-31T08:00:00+08:00",
   "authors": [
    {
     "name": "另一人",
     "url": "https://other.example.org/"
    }
   ],
   "language": "en",
   "tags": [
    "生活感悟",
    "心灵成长",
    "随笔",
    "C++"
   ],
   "attachments": [
    {
     "url": "https://blog.example.com/images/%E9%9B%A8.png",
     "mime_type": "image/png",
     "size_in_bytes": 12
    }
   ]
  },
  {
   "id": "tag:blog.example.com,2025:post:plain",
   "url": "https://blog.example.com/posts/plain/",
   "title": "短",
   "content_html": "<p>短文。</p>",
   "date_published": "2025-10-29T00:00:00+08:00",
   "date_modified": "2025-10-29T00:00:00+08:00"
  }
 ]
}
)";
  BOOST_TEST(t.run("json").at("feed.json") == expected);
}

BOOST_AUTO_TEST_CASE(ascii_is_safe_under_any_charset) {
  TestSite t;
  t.add("a", "2025-01-01", "夜 😱\x7f", "<p>é</p>");
  const std::string json = t.run("json").at("feed.json");
  for (const char c : json) BOOST_REQUIRE((c == '\n' || (c >= ' ' && c <= '~')));
  BOOST_TEST(json.find(R"("title": "\u591c \ud83d\ude31",)") != json.npos);
}

BOOST_AUTO_TEST_SUITE_END()
