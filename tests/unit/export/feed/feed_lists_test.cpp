#include "export/common/list_paths.h"

#include "config/sections/feed.h"
#include "feed_support.h"

using namespace essaypack;
using test::TestSite;

namespace {

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  std::string all;
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at)) {
    at += from.size();
    all += (all.empty() ? "" : " ") + text.substr(at, text.find(to, at) - at);
  }
  return all;
}

/// 生活 (one post of its own) above 读书 (another one); the tags C and 随笔.
void fill(TestSite& t) {
  t.add("c", "2025-03-01", "丙", "<p>3</p>");
  t.add("b", "2025-02-01", "乙", "<p>2</p>");
  t.add("a", "2025-01-01", "甲", "<p>1</p>");
  Category life, books;
  life.name = "生活";
  life.path = {"生活"};
  life.slug = "生活";
  life.permalink = "https://blog.example.com/categories/%E7%94%9F%E6%B4%BB/";
  life.children = {1};
  life.posts = {2};
  books.name = "读书";
  books.path = {"生活", "读书"};
  books.slug = "生活/读书";
  books.permalink = "https://blog.example.com/categories/%E7%94%9F%E6%B4%BB/%E8%AF%BB%E4%B9%A6/";
  books.parent = 0;
  books.posts = {0};
  t.site.categories = {life, books};
  t.site.roots = {0};
  t.site.tags = {{"C", "C", "https://blog.example.com/tags/C/", {1, 2}}, {"随笔", "随笔", "", {0, 1, 2}}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_lists)

BOOST_AUTO_TEST_CASE(a_feed_for_each_category_and_tag) {
  TestSite t;
  fill(t);
  const auto outputs = t.run("lists");
  std::string names;
  for (const auto& [name, bytes] : outputs) names += name + '\n';
  BOOST_TEST(names == "categories/生活/atom.xml\ncategories/生活/读书/atom.xml\ntags/C/atom.xml\ntags/随笔/atom.xml\n");
  const std::string& life = outputs.at("categories/生活/atom.xml");
  BOOST_TEST(between(life, "<title>", "<") == "文集 – 生活 丙 甲");
  BOOST_TEST(between(life, "<id>", "<") ==
             "tag:blog.example.com,2025:category:%E7%94%9F%E6%B4%BB tag:blog.example.com,2025:post:c "
             "tag:blog.example.com,2025:post:a");
  BOOST_TEST(between(life, "<updated>", "<").substr(0, 25) == "2025-03-01T00:00:00+08:00");
  BOOST_TEST(between(life, "type=\"text/html\" href=\"", "\"").substr(0, 55) ==
             "https://blog.example.com/categories/%E7%94%9F%E6%B4%BB/");
  BOOST_TEST(between(life, "rel=\"self\" type=\"application/atom+xml\" href=\"", "\"") ==
             "https://blog.example.com/categories/%E7%94%9F%E6%B4%BB/atom.xml");
  BOOST_TEST(between(outputs.at("categories/生活/读书/atom.xml"), "<title>", "<") == "文集 – 读书 丙");
  BOOST_TEST(between(outputs.at("tags/C/atom.xml"), "<title>", "<") == "文集 – C 乙 甲");
  BOOST_TEST(between(outputs.at("tags/随笔/atom.xml"), "type=\"text/html\" href=\"", "\"").substr(0, 26) ==
             "https://blog.example.com/ ");
  BOOST_TEST(t.rendered == 3u);
}

BOOST_AUTO_TEST_CASE(an_entry_is_the_main_feeds) {
  TestSite t;
  fill(t);
  const std::string main = t.run("atom").at("atom.xml"), tag = t.run("lists").at("tags/随笔/atom.xml");
  BOOST_TEST(main.substr(main.find("<entry>")) == tag.substr(tag.find("<entry>")));
}

struct ChoiceCase {
  const char* name;
  void (*change)(TestSite&);
  const char* titles;
};

BOOST_AUTO_TEST_CASE(what_is_made) {
  const ChoiceCase kCases[] = {
      {"no categories", [](TestSite& t) { t.config.feed->per_category = false; },
       "文集 – C 乙 甲 文集 – 随笔 丙 乙 甲"},
      {"no tags", [](TestSite& t) { t.config.feed->per_tag = false; }, "文集 – 生活 丙 甲 文集 – 读书 丙"},
      {"at least two", [](TestSite& t) { t.config.feed->per_min = 2; },
       "文集 – 生活 丙 甲 文集 – C 乙 甲 文集 – 随笔 丙 乙 甲"},
      {"at most one", [](TestSite& t) { t.config.feed->per_limit = 1; },
       "文集 – 生活 丙 文集 – 读书 丙 文集 – C 乙 文集 – 随笔 丙"},
      {"not in feeds", [](TestSite& t) { t.site.posts[0].in_feeds = false; },
       "文集 – 生活 甲 文集 – C 乙 甲 文集 – 随笔 乙 甲"},
      {"broken post", [](TestSite& t) { t.fragments[0] = nullptr; }, "文集 – 生活 甲 文集 – C 乙 甲 文集 – 随笔 乙 甲"},
  };
  for (const ChoiceCase& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      TestSite t;
      fill(t);
      c.change(t);
      std::string titles;
      for (const auto& [name, bytes] : t.run("lists"))
        titles += (titles.empty() ? "" : " ") + between(bytes, "<title>", "<");
      BOOST_TEST(titles == c.titles);
    }
  }
}

BOOST_AUTO_TEST_CASE(many_lists_render_each_post_once) {
  TestSite t;
  for (int i = 0; i < 300; ++i) t.add("p" + std::to_string(i), "2025-01-01", "题", "<p>1</p>");
  for (int i = 0; i < 200; ++i) {
    Tag tag{"t" + std::to_string(i), "t" + std::to_string(i), "", {}};
    for (int at = i; at < 300; at += 17) tag.posts.push_back(at);
    t.site.tags.push_back(std::move(tag));
  }
  BOOST_TEST(t.run("lists").size() == 200u);
  BOOST_TEST(t.rendered == 300u);
}

/// As the main feed does: what can't be rendered takes no place.
BOOST_AUTO_TEST_CASE(a_failed_post_takes_no_place_in_a_list) {
  for (const std::size_t limit : {1, 2, 0}) {
    TestSite t;
    for (int i = 5; i-- > 0;)
      t.add("p" + std::to_string(i), "2025-01-0" + std::to_string(i + 1), "题" + std::to_string(i),
            i == 4 || i == 2 ? "" : "<p>1</p>");
    t.site.tags.push_back({"t", "t", "", {0, 1, 2, 3, 4}});
    t.config.feed->per_limit = limit;
    std::string titles;
    const std::string feed = t.run("lists").at("tags/t/atom.xml");
    for (const char* title : {"题4", "题3", "题2", "题1", "题0"})
      if (feed.find("<title>" + std::string(title)) != std::string::npos) titles += title;
    BOOST_TEST(titles == (limit == 1 ? "题3" : limit == 2 ? "题3题1" : "题3题1题0"));
    BOOST_TEST(t.run("opml").at("feeds.opml").find("tags/t/atom.xml") != std::string::npos);
  }
}

struct FolderCase {
  const char* name;
  std::vector<Tag> tags;
  const char* folders;
};

BOOST_AUTO_TEST_CASE(folders_of_tags) {
  const FolderCase kCases[] = {
      {"own slug wins",
       {{"C++", "C", "", {0, 9}}, {"C", "C", "", {3}}, {"C#", "C", "", {1}}},
       "tags/C-fc2b4216 tags/C tags/C-e4bc4b10"},
      {"oldest wins", {{"C++", "C", "", {0}}, {"C#", "C", "", {1, 5}}}, "tags/C-fc2b4216 tags/C"},
      {"letter case", {{"Go", "Go", "", {0}}, {"go", "go", "", {1}}}, "tags/Go-2e0b45f2 tags/go"},
      {"no slug", {{"!!!", "", "", {0}}}, "tags/9a7b006d"},
      {"dots", {{"..", "..", "", {0}}, {"a/../b", "a/../b", "", {0}}}, "tags/9d891e73 tags/b2f10bc2"},
      {"the feed's own name", {{"Atom.xml", "Atom.xml", "", {0}}}, "tags/fe51ffcf"},
      {"a name that looks like a loser's",
       {{"C++", "C", "", {0}}, {"C", "C", "", {1}}, {"C-fc2b4216", "C-fc2b4216", "", {2}}},
       "tags/C-fc2b4216-6941c2d5 tags/C tags/C-fc2b4216"},
  };
  for (const FolderCase& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      TestSite t;
      t.site.tags = c.tags;
      std::string folders;
      for (const std::string& folder : tag_folders(t.site, t.config)) folders += (folders.empty() ? "" : " ") + folder;
      BOOST_TEST(folders == c.folders);
    }
  }
}

BOOST_AUTO_TEST_CASE(links_for_the_page_head) {
  TestSite t;
  t.site.title = "A & \"B\"";
  t.add("a", "2025-01-01", "甲", "<p>1</p>");
  BOOST_TEST(t.run("links").at("feed-links.html") ==
             "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"A &amp; &quot;B&quot; (Atom)\" "
             "href=\"https://blog.example.com/atom.xml\">\n"
             "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"A &amp; &quot;B&quot; (RSS)\" "
             "href=\"https://blog.example.com/rss2.xml\">\n"
             "<link rel=\"alternate\" type=\"application/feed+json\" title=\"A &amp; &quot;B&quot; (JSON Feed)\" "
             "href=\"https://blog.example.com/feed.json\">\n"
             "<link rel=\"sitemap\" type=\"application/xml\" title=\"Sitemap\" "
             "href=\"https://blog.example.com/sitemap.xml\">\n");
  const std::string all = t.run("links").at("feed-links.html");
  t.config.outputs = {"epub", "sitemap"};  // `feeds` makes them all
  BOOST_TEST(t.run("links").at("feed-links.html") == all);
  t.config.outputs = {"json", "links"};
  BOOST_TEST(t.run("links").at("feed-links.html").find("atom") == std::string::npos);
  t.config.feed->autodiscovery = false;
  BOOST_TEST(t.run("links").empty());
}

BOOST_AUTO_TEST_SUITE_END()
