#include "content/lookup/assets.h"

#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(images)

BOOST_AUTO_TEST_CASE(addresses) {
  const struct {
    const char* written;
    const char* file;  ///< Below the site folder; empty: none.
    const char* url;
  } kCases[] = {
      {"/images/a.png", "source/images/a.png", "https://example.org/images/a.png"},
      {"https://www.example.org/images/a.png", "source/images/a.png", "https://example.org/images/a.png"},
      {"/images/%E5%9B%BE.png", "source/images/图.png", "https://example.org/images/%E5%9B%BE.png"},
      {"/images/图.png?v=1", "source/images/图.png", "https://example.org/images/%E5%9B%BE.png"},
      {"\\images\\a.png", "source/images/a.png", "https://example.org/images/a.png"},
      {"b.png", "source/_posts/here/b.png", "https://example.org/2020/01/01/here/b.png"},
      {"./b.png", "source/_posts/here/b.png", "https://example.org/2020/01/01/here/b.png"},
      {"here/b.png", "source/_posts/here/b.png", "https://example.org/2020/01/01/here/b.png"},
      {"beside.png", "source/_posts/beside.png", "https://example.org/_posts/beside.png"},
      {"../images/a.png", "source/images/a.png", "https://example.org/images/a.png"},
      {"../../images/a.png", "source/images/a.png", "https://example.org/images/a.png"},
      {"/../../images/a.png", "source/images/a.png", "https://example.org/images/a.png"},
      {"images/a.png", "source/images/a.png", "https://example.org/images/a.png"},
      {"/2020/01/01/there/c.png", "source/_posts/there/c.png", "https://example.org/2020/01/01/there/c.png"},
      {"IMAGES/A.PNG", "", "https://example.org/2020/01/01/here/IMAGES/A.PNG"},
      {"/images/A.PNG", "source/images/a.png", "https://example.org/images/a.png"},
      {"/images/\u00e9.png", "source/images/e\u0301.png", "https://example.org/images/e%CC%81.png"},
      {"file:///etc/passwd", "", "file:///etc/passwd"},
      {"https://other.org/a.png", "", "https://other.org/a.png"},
      {"//other.org/a.png", "", "https://other.org/a.png"},
      {"/images/gone.png", "", "https://example.org/images/gone.png"},
      {"/images/out.png", "", "https://example.org/images/out.png"},
      {"../../../etc/passwd", "", "https://example.org/2020/etc/passwd"},
  };
  ContentSite site;
  site.add_post("there", "There");
  for (const char* name : {"images/a.png", "images/图.png", "images/e\u0301.png", "_posts/here/b.png",
                           "_posts/beside.png", "_posts/there/c.png"})
    site.folder.write(std::string("source/") + name, "x");
  const TemporaryFolder outside;
  outside.write("o.png", "x");
  std::filesystem::create_symlink(outside.path / "o.png", site.folder.path / "source/images/out.png");
  const AssetFinder assets(site.config, site.site);
  for (const auto& row : kCases) {
    const FoundAsset found = assets.find(row.written, site.site.posts[0]);
    BOOST_TEST_CONTEXT(row.written) {
      BOOST_TEST(found.file == (*row.file ? (site.folder.path / row.file).string() : ""));
      BOOST_TEST(found.url == row.url);
    }
  }
  for (const char* written : {"/images/out.png", "file:///etc/passwd"})
    BOOST_TEST((assets.find(written, site.site.posts[0]).kind == FoundAsset::Kind::outside));
}

BOOST_AUTO_TEST_CASE(recorded) {
  ContentSite site;
  site.folder.write("source/images/a b.png", "x");
  const auto fragment =
      site.render("![甲\n乙](/images/a b.png \"题\") ![](data:image/png;base64,aGk=)\n![丙](gone.png)");
  BOOST_REQUIRE(fragment->images.size() == 3U);
  BOOST_TEST(fragment->images[0].alt == "甲乙");
  BOOST_TEST(fragment->images[0].title == "题");
  BOOST_TEST(fragment->images[0].url == "https://example.org/images/a%20b.png");
  BOOST_TEST(fragment->images[1].data == "hi");
  BOOST_TEST(fragment->images[2].missing);
  BOOST_TEST(fragment->images[2].line == 3);
  BOOST_TEST(site.problems() == "3:6: picture 'gone.png' does not exist [content/missing-image]\n");
}

/// Pictures by which somebody counts readers.
BOOST_AUTO_TEST_CASE(trackers) {
  const struct {
    const char* body;
    bool is_shown;
  } kRows[] = {
      {"a <img width=1 height=1 src=\"https://t.org/a.gif\">", false},
      {"a <img width=\"1\" height=\"0\" src=\"//t.org/a.gif\" alt=\"\">", false},
      {"a <img width=1 height=100 src=\"https://t.org/a.gif\">", true},
      {"a <img style=\"width: 1px; height:1px\" src=\"https://t.org/a.gif\">", false},
      {"a <img width=200 style=\"width:0;height:0px !important\" src=\"https://t.org/a.gif\">", false},
      {"a <img style=\"width:1px\" src=\"https://t.org/a.gif\">", true},
      {"a <img style=\"width:1em;height:1px\" src=\"https://t.org/a.gif\">", true},
      {"a <img width=1 src=\"https://t.org/a.gif\">", true},
      {"a <img width=1 height=1 src=\"/a.gif\">", true},
      {"a <img src=\"https://t.org/a.gif\">", true},
  };
  for (const auto& row : kRows) BOOST_TEST_CONTEXT(row.body) {
      ContentSite site;
      const auto fragment = site.render(row.body);
      BOOST_TEST(fragment->images.size() == std::size_t(row.is_shown));
      if (!row.is_shown) BOOST_TEST(site.html(row.body) == "<p>a </p>");
    }
}

/// Addresses as Gridea and Typora write them: a picture of the site by its place on the author's disk.
BOOST_AUTO_TEST_CASE(paths_of_the_author) {
  const struct {
    const char* reference;
    bool is_found;
  } kRows[] = {
      {"file:///Users/me/Gridea/post-images/1.png", true},
      {"file://C:/Users/me/Gridea/post-images/1.png", true},
      {"file:///D:/%E6%96%87%E6%A1%A3/post-images/1.png", true},
      {"C:/Users/me/blog/source/post-images/1.png", true},
      {"file:///Users/me/post-images/2.png", false},
      {"file:///1.png", false},
      {"file:///Users/me/../../../post-images/../../1.png", false},
  };
  for (const auto& row : kRows) BOOST_TEST_CONTEXT(row.reference) {
      ContentSite site;
      site.config.static_folders = {"source"};
      site.folder.write("source/post-images/1.png", "x");
      const auto fragment = site.render("![a](" + std::string(row.reference) + ")");
      BOOST_TEST((site.problems() == "") == row.is_found);
      if (row.is_found) BOOST_TEST(fragment->images[0].url == "https://example.org/post-images/1.png");
    }
}

BOOST_AUTO_TEST_SUITE_END()
