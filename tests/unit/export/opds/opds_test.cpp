#include "feed_support.h"

#include "config/sections/opds.h"

#include <nlohmann/json.hpp>

using namespace essaypack;
using test::TestSite;

namespace {

MadeBook make_book() {
  MadeBook book;
  book.name = "书 1.epub";
  book.size = 1234;
  book.cover = "jpeg";
  book.cover_type = "image/jpeg";
  book.package =
      "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:identifier>urn:uuid:1</dc:identifier>"
      "<dc:title>随笔 &amp; "
      "选集</dc:title><dc:language>zh-CN</dc:language><dc:creator>甲</dc:creator><dc:creator>乙</dc:creator>"
      "<dc:date>2025-10-30T06:18:07+08:00</dc:date><dc:subject>成长</dc:subject><dc:description>两篇\n文章</"
      "dc:description>"
      "<meta property='dcterms:modified'>2025-10-29T22:18:07Z</meta></metadata></package>";
  return book;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(opds)

BOOST_AUTO_TEST_CASE(nothing_without_a_book) {
  TestSite t;
  BOOST_TEST(t.run("opds").empty());
}

BOOST_AUTO_TEST_CASE(a_whole_catalogue) {
  TestSite t;
  t.shared->books.push_back(make_book());
  const auto outputs = t.run("opds");
  BOOST_TEST(outputs.size() == 3u);
  BOOST_TEST(outputs.at("书 1-cover.jpg") == "jpeg");
  BOOST_TEST(outputs.at("opds.xml") == R"(<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/" xml:lang="zh-CN">
<id>tag:blog.example.com,2025:opds</id>
<link rel="alternate" type="text/html" href="https://blog.example.com/" />
<link rel="self" type="application/atom+xml;profile=opds-catalog;kind=acquisition" href="https://blog.example.com/opds.xml" />
<link rel="start" type="application/atom+xml;profile=opds-catalog;kind=acquisition" href="https://blog.example.com/opds.xml" />
<title>文集</title>
<updated>2025-10-29T22:18:07Z</updated>
<author>
<name>示例作者</name>
</author>
<generator>essaypack</generator>
<entry>
<title>随笔 &amp; 选集</title>
<link rel="alternate" type="text/html" href="https://blog.example.com/" />
<id>urn:uuid:1</id>
<updated>2025-10-29T22:18:07Z</updated>
<author>
<name>甲</name>
</author>
<author>
<name>乙</name>
</author>
<dc:language>zh-CN</dc:language>
<dc:issued>2025-10-30</dc:issued>
<category term="成长" label="成长" />
<summary type="text">两篇文章</summary>
<link rel="http://opds-spec.org/image" type="image/jpeg" href="https://blog.example.com/%E4%B9%A6%201-cover.jpg" />
<link rel="http://opds-spec.org/image/thumbnail" type="image/jpeg" href="https://blog.example.com/%E4%B9%A6%201-cover.jpg" />
<link rel="http://opds-spec.org/acquisition/open-access" type="application/epub+zip" href="https://blog.example.com/%E4%B9%A6%201.epub" length="1234" />
</entry>
</feed>
)");
  const auto json = nlohmann::json::parse(outputs.at("opds.json"));
  BOOST_TEST(json["publications"].size() == 1u);
  BOOST_TEST(json["publications"][0]["metadata"]["title"] == "随笔 & 选集");
  BOOST_TEST(json["publications"][0]["links"][0]["href"] == "https://blog.example.com/%E4%B9%A6%201.epub");
}

struct PathCase {
  const char* name;
  const char* atom;
  const char* json;
  bool cover;
  std::vector<std::string> expected;
};

BOOST_AUTO_TEST_CASE(which_files) {
  const PathCase kCases[] = {
      {"neither", "", "", true, {}},
      {"one form", "books/opds.xml", "", true, {"books/opds.xml", "书 1-cover.jpg"}},
      {"without a cover", "opds.xml", "opds.json", false, {"opds.json", "opds.xml"}},
  };
  for (const PathCase& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      TestSite t;
      *t.config.opds = {c.atom, c.json};
      t.shared->books.push_back(make_book());
      if (!c.cover) t.shared->books[0].cover.clear();
      std::vector<std::string> names;
      for (const auto& [name, bytes] : t.run("opds")) names.push_back(name);
      BOOST_TEST(names == c.expected, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_feed_of_editions) {
  TestSite t;
  MadeBook book = make_book();
  book.edition.number = 3;
  book.edition.made = parse_date("2025-10-29T22:18:07Z", Zone()).time;
  book.edition.label = "第3版";
  book.edition.since = "自第2版（2025年1月1日）以来";
  book.edition.lists = {{"新增", {"山 & 水", "海"}}, {"修订", {"雾"}}};
  t.shared->books.push_back(std::move(book));
  const auto outputs = t.run("opds");
  BOOST_TEST(outputs.at("books.xml") == R"(<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<title>文集</title>
<link rel="alternate" type="text/html" href="https://blog.example.com/" />
<link rel="self" type="application/atom+xml" href="https://blog.example.com/books.xml" />
<id>tag:blog.example.com,2025:books</id>
<updated>2025-10-29T22:18:07Z</updated>
<author>
<name>示例作者</name>
</author>
<generator>essaypack</generator>
<entry>
<title>随笔 &amp; 选集 · 第3版</title>
<link rel="alternate" type="text/html" href="https://blog.example.com/" />
<link rel="enclosure" type="application/epub+zip" href="https://blog.example.com/%E4%B9%A6%201.epub" length="1234" />
<id>tag:blog.example.com,2025:book:%E4%B9%A6%201/3</id>
<published>2025-10-29T22:18:07+00:00</published>
<updated>2025-10-29T22:18:07Z</updated>
<author>
<name>甲</name>
</author>
<author>
<name>乙</name>
</author>
<content type="html">&lt;p&gt;两篇文章&lt;/p&gt;&lt;p&gt;自第2版（2025年1月1日）以来&lt;/p&gt;&lt;h2&gt;新增&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;山 &amp;amp; 水&lt;/li&gt;&lt;li&gt;海&lt;/li&gt;&lt;/ul&gt;&lt;h2&gt;修订&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;雾&lt;/li&gt;&lt;/ul&gt;</content>
</entry>
</feed>
)");
}

BOOST_AUTO_TEST_CASE(when_there_is_a_feed) {
  const struct {
    const char* name;
    int edition;
    const char* path;
    bool is_wanted, has_feed;
  } kCases[] = {{"no editions", 0, "books.xml", false, false},
                {"no editions, but named", 0, "books.xml", true, true},
                {"editions", 1, "books.xml", false, true},
                {"editions, and none wanted", 1, "", true, false}};
  for (const auto& c : kCases) BOOST_TEST_CONTEXT(c.name) {
      TestSite t;
      t.config.opds->feed_path = c.path;
      t.config.opds->feed_is_wanted = c.is_wanted;
      t.shared->books.push_back(make_book());
      t.shared->books[0].edition.number = c.edition;
      BOOST_TEST((t.run("opds").count("books.xml") > 0) == c.has_feed);
    }
}

BOOST_AUTO_TEST_SUITE_END()
