#include "feed_support.h"

#include "config/sections/book.h"
#include "config/sections/sitemap.h"

#include <libdeflate.h>

using namespace essaypack;
using test::TestSite;

namespace {

std::string expand(const std::string& gzip) {
  libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  std::string out(1 << 20, '\0');
  std::size_t size = 0;
  const libdeflate_result result =
      libdeflate_gzip_decompress(decompressor, gzip.data(), gzip.size(), out.data(), out.size(), &size);
  libdeflate_free_decompressor(decompressor);
  BOOST_REQUIRE(result == LIBDEFLATE_SUCCESS);
  out.resize(size);
  return out;
}

void add_image(TestSite& t, std::size_t post, const std::string& url, bool missing = false) {
  Image image;
  image.url = url;
  image.missing = missing;
  t.fragment(post).images.push_back(std::move(image));
}

/// What stands between the first `<loc>` and its `</url>`.
std::string first_entry(const std::string& map) {
  const std::size_t from = map.find("<url>\n") + 6;
  return map.substr(from, map.find("</url>") - from);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sitemap_kinds)

BOOST_AUTO_TEST_CASE(pictures_of_a_post) {
  TestSite t;
  t.config.sitemap->images = true;
  t.add("a", "2025-01-01", "甲", "<p>1</p>");
  add_image(t, 0, "https://blog.example.com/images/a&b.png");
  add_image(t, 0, "https://blog.example.com/images/a&b.png");
  add_image(t, 0, "https://blog.example.com/images/lost.png", true);
  add_image(t, 0, "data:image/png;base64,AAAA");
  add_image(t, 0, "https://elsewhere.example/雨.png");
  add_image(t, 0, "http://图片放在这里 http://elsewhere.example/a.png");
  add_image(t, 0, "http://elsewhere.example:port/a.png");
  const std::string map = t.run("sitemap").at("sitemap.xml");
  BOOST_TEST(map.find("xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\"") != map.npos);
  BOOST_TEST(first_entry(map) ==
             "<loc>https://blog.example.com/posts/a/</loc>\n<lastmod>2025-01-01T00:00:00+08:00</lastmod>\n"
             "<image:image>\n<image:loc>https://blog.example.com/images/a&amp;b.png</image:loc>\n</image:image>\n"
             "<image:image>\n<image:loc>https://elsewhere.example/%E9%9B%A8.png</image:loc>\n</image:image>\n");
}

BOOST_AUTO_TEST_CASE(a_page_has_a_thousand_pictures_at_most) {
  TestSite t;
  t.config.sitemap->images = true;
  t.add("a", "2025-01-01", "甲", "<p>1</p>");
  for (int i = 0; i < 1001; ++i) add_image(t, 0, "https://blog.example.com/" + std::to_string(i) + ".png");
  const std::string map = t.run("sitemap").at("sitemap.xml");
  BOOST_TEST(map.find("/999.png") != map.npos);
  BOOST_TEST(map.find("/1000.png") == map.npos);
}

BOOST_AUTO_TEST_CASE(no_post_is_rendered_unless_pictures_are_wanted) {
  TestSite t;
  t.add("a", "2025-01-01", "甲", "<p>1</p>");
  t.run("sitemap");
  BOOST_TEST(t.rendered == 0u);
}

struct TranslationCase {
  const char* name;
  void (*change)(TestSite&);
  const char* links;  ///< `hreflang:path` of the first post.
};

BOOST_AUTO_TEST_CASE(translations_name_each_other) {
  const TranslationCase kCases[] = {
      {"a suffix of the file",
       [](TestSite& t) {
         t.site.posts[0].stem_path = "essay.en";
         t.site.posts[1].stem_path = "essay";
       },
       "zh-CN:b en:a x-default:b"},
      {"a folder for each language",
       [](TestSite& t) {
         t.site.posts[0].stem_path = "en/essay";
         t.site.posts[1].stem_path = "zh-CN/essay";
       },
       "zh-CN:b en:a x-default:b"},
      {"a bundle",
       [](TestSite& t) {
         t.site.posts[0].stem_path = "essay/index.en";
         t.site.posts[1].stem_path = "essay/index";
       },
       "zh-CN:b en:a x-default:b"},
      {"a key of the heads",
       [](TestSite& t) {
         for (std::size_t post : {0, 1}) t.site.posts[post].fields.set("translationKey", "essay");
         t.site.posts[1].date = parse_date("2024-01-01", t.config.zone).time;
       },
       "zh-CN:b en:a x-default:b"},
      {"none of the site's language",
       [](TestSite& t) {
         t.site.posts[0].stem_path = t.site.posts[1].stem_path = "essay";
         t.site.posts[1].language = "ja";
       },
       "en:a ja:b x-default:a"},
      {"another day",
       [](TestSite& t) {
         t.site.posts[0].stem_path = t.site.posts[1].stem_path = "essay";
         t.site.posts[1].date = parse_date("2024-01-01", t.config.zone).time;
       },
       ""},
      {"one language twice",
       [](TestSite& t) {
         t.site.posts[0].stem_path = t.site.posts[1].stem_path = "essay";
         t.site.posts[1].language = "en";
       },
       ""},
      {"a translation that is in no sitemap",
       [](TestSite& t) {
         t.site.posts[0].stem_path = t.site.posts[1].stem_path = "essay";
         t.site.posts[1].in_sitemap = false;
       },
       ""},
  };
  for (const TranslationCase& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      TestSite t;
      t.config.sitemap->alternates = true;
      t.config.sitemap->home = false;
      t.add("a", "2025-01-02", "A", "<p>1</p>").language = "en";
      t.add("b", "2025-01-02", "乙", "<p>1</p>");
      c.change(t);
      const std::string map = t.run("sitemap").at("sitemap.xml");
      pugi::xml_document document;
      BOOST_REQUIRE(document.load_string(map.c_str()));
      for (const pugi::xml_node url : document.child("urlset").children("url")) {
        std::string links;
        for (const pugi::xml_node link : url.children("xhtml:link")) {
          const std::string href = link.attribute("href").value();
          links += (links.empty() ? "" : " ") + std::string(link.attribute("hreflang").value()) + ':' +
                   href.substr(href.size() - 2, 1);
        }
        BOOST_TEST(links == c.links);
      }
      BOOST_TEST((map.find("xmlns:xhtml") != map.npos) == (*c.links != 0));
    }
  }
}

BOOST_AUTO_TEST_CASE(compressed_parts_have_a_plain_index) {
  TestSite t;
  t.config.sitemap->gzip = true;
  t.add("a", "2025-01-01", "甲", "<p>1</p>");
  const auto outputs = t.run("sitemap");
  BOOST_TEST(outputs.size() == 4u);
  BOOST_TEST(outputs.at("sitemap.xml").find("<loc>https://blog.example.com/sitemap-1.xml.gz</loc>") !=
             std::string::npos);
  BOOST_TEST(outputs.at("robots-sitemaps.txt") == "Sitemap: https://blog.example.com/sitemap-1.xml.gz\n");
  const std::string& part = outputs.at("sitemap-1.xml.gz");
  BOOST_TEST(part.substr(4, 4) == std::string(4, '\0'));  // RFC 1952: MTIME
  BOOST_TEST(expand(part).find("<loc>https://blog.example.com/posts/a/</loc>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_index_on_request) {
  TestSite t;
  t.config.sitemap->always_index = true;
  t.add("a", "2025-01-01", "甲", "<p>1</p>");
  const auto outputs = t.run("sitemap");
  BOOST_TEST(outputs.at("sitemap.xml").find("<sitemapindex") != std::string::npos);
  BOOST_TEST(outputs.at("sitemap-1.xml").find("<urlset") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(baidu_has_flat_files) {
  TestSite t;
  t.config.sitemap->baidu = t.config.sitemap->images = true;
  t.config.sitemap->split = 2;
  t.config.sitemap->home = false;
  for (const char* key : {"c", "b", "a"}) t.add(key, "2025-01-01", "甲", "<p>1</p>");
  add_image(t, 0, "https://blog.example.com/a.png");
  t.site.posts[0].permalink = "https://blog.example.com/" + std::string(300, 'x') + '/';
  const auto outputs = t.run("sitemap");
  BOOST_TEST(outputs.at("baidusitemap.xml").find("posts/a/") != std::string::npos);
  BOOST_TEST(outputs.at("baidusitemap-2.xml").find(std::string(300, 'x')) != std::string::npos);
  BOOST_TEST(outputs.at("baidusitemap-2.xml").find("image") == std::string::npos);
  BOOST_REQUIRE(t.diagnostics.count(Severity::warning) == 1u);
  BOOST_TEST(t.diagnostics.sorted().front().message.english() ==
             "1 address has more than 256 bytes, which Baidu does not take: " + t.site.posts[0].permalink);
}

BOOST_AUTO_TEST_CASE(books_are_listed_with_their_newest_post) {
  TestSite t;
  t.add("b", "2025-01-02", "乙", "<p>1</p>");
  t.add("a", "2024-05-01", "甲", "<p>1</p>");
  t.config.book->split = BookSplit::year;
  t.config.sitemap->books = true;
  t.config.sitemap->home = false;
  const auto outputs = t.run("sitemap");
  BOOST_TEST(outputs.at("sitemap.txt") ==
             "https://blog.example.com/posts/a/\nhttps://blog.example.com/posts/b/\n"
             "https://blog.example.com/anthology-2024.epub\nhttps://blog.example.com/anthology-2025.epub\n");
  BOOST_TEST(
      outputs.at("sitemap.xml").find("anthology-2024.epub</loc>\n<lastmod>2024-05-01T00:00:00+08:00</lastmod>") !=
      std::string::npos);
  t.config.outputs = {"sitemap"};
  BOOST_TEST(t.run("sitemap").at("sitemap.txt").find("epub") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
