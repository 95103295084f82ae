#include "export/feed/feed_image.h"

#include "feed_support.h"
#include "kinds/kinds.h"

#include <nlohmann/json.hpp>

using namespace essaypack;
using test::TestSite;

namespace {

const std::string kPng = std::string("\x89PNG\r\n\x1A\n", 8) + "....";

/// The picture and the attachment of the only entry: `image | address type length`.
std::string shown(TestSite& t) {
  const auto item = nlohmann::json::parse(t.run("json").at("feed.json")).at("items").at(0);
  std::string text = item.value("image", "none");
  if (item.contains("attachments")) {
    const auto& file = item["attachments"][0];
    text += " | " + file["url"].get<std::string>() + ' ' + file["mime_type"].get<std::string>() + ' ' +
            file["size_in_bytes"].dump();
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_image)

BOOST_AUTO_TEST_CASE(covers_have_the_address_at_which_the_site_shows_them) {
  const struct {
    const char* name;
    const SiteKind* type;
    const char *cover, *file, *path, *expected;
  } kCases[] = {
      {"from the root", &hexo_kind(), "/images/a b.png", "source/images/a b.png", "posts/x/",
       "https://e.org/blog/images/a%20b.png | https://e.org/blog/images/a%20b.png image/png 12"},
      {"with the root of the site", &hexo_kind(), "/blog/images/a.png", "source/images/a.png", "posts/x/",
       "https://e.org/blog/images/a.png | https://e.org/blog/images/a.png image/png 12"},
      {"with the whole address", &hexo_kind(), "https://e.org/blog/images/a.png", "source/images/a.png", "posts/x/",
       "https://e.org/blog/images/a.png | https://e.org/blog/images/a.png image/png 12"},
      {"as themes count", &hexo_kind(), "images/a.png", "source/images/a.png", "posts/x/",
       "https://e.org/blog/images/a.png | https://e.org/blog/images/a.png image/png 12"},
      {"of the post's own folder", &hexo_kind(), "a.png", "source/_posts/x/a.png", "posts/x/",
       "https://e.org/blog/posts/x/a.png | https://e.org/blog/posts/x/a.png image/png 12"},
      {"of the own folder of a page in .html", &hexo_kind(), "./a.png", "source/_posts/x/a.png", "2024/x.html",
       "https://e.org/blog/2024/x/a.png | https://e.org/blog/2024/x/a.png image/png 12"},
      {"the own folder before the site's", &hexo_kind(), "images/a.png", "source/_posts/x/images/a.png", "posts/x/",
       "https://e.org/blog/posts/x/images/a.png | https://e.org/blog/posts/x/images/a.png image/png 12"},
      {"no file, Hexo", &hexo_kind(), "img/none.png", "", "2024/x.html", "https://e.org/blog/img/none.png"},
      {"no file, Jekyll", &jekyll_kind(), "assets/none.png", "", "2024/x.html", "https://e.org/blog/assets/none.png"},
      {"no file, Hugo", &hugo_kind(), "none.png", "", "posts/x/", "https://e.org/blog/posts/x/none.png"},
      {"elsewhere", &hexo_kind(), "//img.example/a.png", "source/img.example/a.png", "posts/x/",
       "https://img.example/a.png"},
      {"no picture", &hexo_kind(), "/a.png", "source/a.png ", "posts/x/", "none"},
  };
  for (const auto& c : kCases) BOOST_TEST_CONTEXT(c.name) {
      TestSite t("https://e.org/blog/");
      t.config.kind = c.type;
      t.config.root = "/blog/";
      Post& post = t.add("x", "2025-01-01", "甲", "<p>1</p>");
      post.cover = c.cover;
      post.path = c.path;
      post.permalink = t.site.url + c.path;
      const std::string file = c.file;
      if (file.ends_with(' '))
        t.assets[file.substr(0, file.size() - 1)] = "text";
      else if (!file.empty())
        t.assets[file] = kPng;
      BOOST_TEST(shown(t) == c.expected);
    }
}

BOOST_AUTO_TEST_CASE(enclosures_too) {
  const struct {
    const char *url, *file, *expected;
    std::uint64_t length;
  } kCases[] = {
      {"audio/1.mp3", "source/audio/1.mp3", "none | https://blog.example.com/audio/1.mp3 audio/mpeg 5", 0},
      {"1.mp3", "source/_posts/x/1.mp3", "none | https://blog.example.com/2024/x/1.mp3 audio/mpeg 5", 0},
      {"/audio/1.mp3", "source/audio/1.mp3", "none | https://blog.example.com/audio/1.mp3 audio/mpeg 5", 7},
      {"https://cdn.example/1.ogg", "", "none | https://cdn.example/1.ogg audio/ogg 7", 7},
      {"https://cdn.example/1.ogg", "", "none", 0},
      {"audio/gone.mp3", "", "none", 0},
  };
  for (const auto& c : kCases) BOOST_TEST_CONTEXT(c.url << ' ' << c.length) {
      TestSite t;
      Post& post = t.add("x", "2025-01-01", "甲", "<p>1</p>");
      post.path = "2024/x.html";
      post.permalink = t.site.url + post.path.str();
      post.enclosure.url = c.url;
      post.enclosure.length = c.length;
      if (*c.file) t.assets[c.file] = "ID3..";
      BOOST_TEST(shown(t) == c.expected);
    }
}

BOOST_AUTO_TEST_CASE(a_drawing_may_begin_with_remarks) {
  TestSite t;
  t.add("x", "2025-01-01", "甲", "<p>1</p>").cover = "/a.svg";
  t.assets["source/a.svg"] = "<?xml version=\"1.0\"?>\n<!-- " + std::string(500, 'x') + " -->\n<svg/>";
  BOOST_TEST(shown(t) == "https://blog.example.com/a.svg | https://blog.example.com/a.svg image/svg+xml 538");
}

BOOST_AUTO_TEST_SUITE_END()
