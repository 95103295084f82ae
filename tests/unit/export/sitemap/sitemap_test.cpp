#include "feed_support.h"

#include "config/sections/sitemap.h"

using namespace essaypack;
using test::TestSite;

namespace {

/// Two posts in a category below another, one tag, one page.
void fill(TestSite& t) {
  t.add("b", "2025-10-30 06:18:07", "乙", "<p>1</p>").updated = parse_date("2025-11-02 08:00:00", t.config.zone).time;
  t.add("a&b", "2025-10-29", "甲", "<p>1</p>");
  t.add("undated", "", "丙", "<p>1</p>");
  Category life, mind, empty;
  life.name = "生活";
  life.permalink = "https://blog.example.com/categories/life/";
  life.children = {1};
  life.posts = {1};
  life.total = 2;
  mind.name = "心灵";
  mind.permalink = "https://blog.example.com/categories/life/mind/";
  mind.parent = 0;
  mind.posts = {0};
  mind.total = 1;
  empty.permalink = "https://blog.example.com/categories/empty/";
  t.site.categories = {life, mind, empty};
  t.site.roots = {0, 2};
  t.site.tags = {{"C#", "C", "https://blog.example.com/tags/C/", {1}}};
  Post page;
  page.kind = PostKind::page;
  page.path = "about/";
  page.permalink = "https://blog.example.com/about/";
  t.site.pages = {page};
}

std::string locations(const std::string& list) {
  std::string paths;
  std::size_t from = 0;
  for (std::size_t end = list.find('\n'); end != list.npos; from = end + 1, end = list.find('\n', from))
    paths += (paths.empty() ? "" : " ") + list.substr(from, end - from).substr(25 - 1);
  return paths;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sitemap)

BOOST_AUTO_TEST_CASE(a_home_page_of_the_sites_own_is_as_new_as_its_posts) {
  TestSite t;
  t.add("a", "2025-01-02 10:00", "甲", "<p>1</p>");
  Post home;
  home.kind = PostKind::page;
  home.permalink = t.site.url;
  t.site.pages = {home};
  const auto shown = [&] {
    const std::string map = t.run("sitemap").at("sitemap.xml");
    return map.substr(map.rfind("<loc>"));
  };
  BOOST_TEST(shown() ==
             "<loc>https://blog.example.com/</loc>\n<lastmod>2025-01-02T10:00:00+08:00</lastmod>\n</url>\n</urlset>\n");
  t.site.pages[0].updated = parse_date("2025-03-01", t.config.zone).time;
  BOOST_TEST(shown() ==
             "<loc>https://blog.example.com/</loc>\n<lastmod>2025-03-01T00:00:00+08:00</lastmod>\n</url>\n</urlset>\n");
}

BOOST_AUTO_TEST_CASE(a_whole_map) {
  TestSite t;
  fill(t);
  t.config.has_list_pages = true;
  const auto outputs = t.run("sitemap");
  const std::string expected = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- generator="essaypack" -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url>
<loc>https://blog.example.com/posts/undated/</loc>
</url>
<url>
<loc>https://blog.example.com/posts/a&amp;b/</loc>
<lastmod>2025-10-29T00:00:00+08:00</lastmod>
</url>
<url>
<loc>https://blog.example.com/posts/b/</loc>
<lastmod>2025-11-02T08:00:00+08:00</lastmod>
</url>
<url>
<loc>https://blog.example.com/about/</loc>
</url>
<url>
<loc>https://blog.example.com/tags/C/</loc>
<lastmod>2025-10-29T00:00:00+08:00</lastmod>
</url>
<url>
<loc>https://blog.example.com/categories/life/</loc>
<lastmod>2025-11-02T08:00:00+08:00</lastmod>
</url>
<url>
<loc>https://blog.example.com/categories/life/mind/</loc>
<lastmod>2025-11-02T08:00:00+08:00</lastmod>
</url>
<url>
<loc>https://blog.example.com/archives/</loc>
<lastmod>2025-11-02T08:00:00+08:00</lastmod>
</url>
<url>
<loc>https://blog.example.com/</loc>
<lastmod>2025-11-02T08:00:00+08:00</lastmod>
</url>
</urlset>
)";
  BOOST_TEST(outputs.at("sitemap.xml") == expected);
  BOOST_TEST(
      locations(outputs.at("sitemap.txt")) ==
      "/posts/undated/ /posts/a&b/ /posts/b/ /about/ /tags/C/ /categories/life/ /categories/life/mind/ /archives/ /");
  BOOST_TEST(outputs.at("robots-sitemaps.txt") == "Sitemap: https://blog.example.com/sitemap.xml\n");
  BOOST_TEST(t.rendered == 0u);
}

struct ListCase {
  const char* name;
  void (*change)(TestSite&);
  const char* paths;
};

BOOST_AUTO_TEST_CASE(what_is_listed) {
  const ListCase kCases[] = {
      {"no list pages", [](TestSite&) {}, "/posts/undated/ /posts/a&b/ /posts/b/ /about/ /"},
      {"no pages", [](TestSite& t) { t.config.sitemap->pages = false; }, "/posts/undated/ /posts/a&b/ /posts/b/ /"},
      {"noindex", [](TestSite& t) { t.site.posts[0].in_sitemap = t.site.pages[0].in_sitemap = false; },
       "/posts/undated/ /posts/a&b/ /"},
      {"only tags",
       [](TestSite& t) {
         t.config.has_list_pages = true;
         t.config.sitemap->categories = false;
       },
       "/posts/undated/ /posts/a&b/ /posts/b/ /about/ /tags/C/ /archives/ /"},
      {"only categories",
       [](TestSite& t) {
         t.config.has_list_pages = true;
         t.config.sitemap->tags = false;
       },
       "/posts/undated/ /posts/a&b/ /posts/b/ /about/ /categories/life/ /categories/life/mind/ /archives/ /"},
      {"excluded",
       [](TestSite& t) {
         t.config.sitemap->exclude = {"/posts/**", "about/"};
       },
       "/"},
      {"one address twice", [](TestSite& t) { t.site.pages[0].permalink = t.site.posts[0].permalink; },
       "/posts/undated/ /posts/a&b/ /posts/b/ /"},
      {"too long", [](TestSite& t) { t.site.pages[0].permalink = t.site.pages[0].permalink + std::string(2048, 'x'); },
       "/posts/undated/ /posts/a&b/ /posts/b/ /"},
      {"elsewhere", [](TestSite& t) { t.site.pages[0].permalink = "https://other.example.com/"; },
       "/posts/undated/ /posts/a&b/ /posts/b/ /"},
  };
  for (const ListCase& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      TestSite t;
      fill(t);
      c.change(t);
      BOOST_TEST(locations(t.run("sitemap").at("sitemap.txt")) == c.paths);
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_to_list) {
  TestSite t;
  BOOST_TEST(t.run("sitemap").empty());
}

BOOST_AUTO_TEST_CASE(no_date_from_the_future) {
  TestSite t;
  t.add("a", "2026-06-01", "甲", "<p>1</p>");
  BOOST_TEST(t.run("sitemap").at("sitemap.xml").find("lastmod") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(sixty_thousand_posts_are_split) {
  TestSite t;
  for (int i = 60'000; i-- > 0;) {
    Post post;
    post.date = Timestamp{1'700'000'000 + i * 60, 0};
    post.permalink = "https://blog.example.com/" + std::to_string(i) + "/";
    t.site.posts.push_back(std::move(post));
  }
  const auto outputs = t.run("sitemap");
  BOOST_TEST(outputs.size() == 6u);
  BOOST_TEST(outputs.at("sitemap.xml") == R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- generator="essaypack" -->
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap>
<loc>https://blog.example.com/sitemap-1.xml</loc>
<lastmod>2023-12-16T12:12:20+08:00</lastmod>
</sitemap>
<sitemap>
<loc>https://blog.example.com/sitemap-2.xml</loc>
<lastmod>2023-12-26T22:12:20+08:00</lastmod>
</sitemap>
</sitemapindex>
)");
  BOOST_TEST(outputs.at("robots-sitemaps.txt") ==
             "Sitemap: https://blog.example.com/sitemap-1.xml\nSitemap: https://blog.example.com/sitemap-2.xml\n");
  BOOST_TEST(outputs.at("sitemap.txt").substr(0, 27) == "https://blog.example.com/0/");
  BOOST_TEST(outputs.at("sitemap-2.txt").substr(0, 31) == "https://blog.example.com/45000/");
  BOOST_TEST(outputs.at("sitemap-1.xml").size() < 50'000'000u);
}

BOOST_AUTO_TEST_SUITE_END()
