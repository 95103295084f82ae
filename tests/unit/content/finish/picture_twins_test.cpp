/// Pictures for a light and for a dark page.

#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(picture_twins)

BOOST_AUTO_TEST_CASE(twins) {
  const struct {
    const char* name;
    const char* body;
    const char* stay;  ///< The pictures that stay, by the names of their files.
  } kCases[] = {
      {"GitHub", "![a](https://e.org/l.png#gh-light-mode-only)\n![b](https://e.org/d.png#gh-dark-mode-only)", "l"},
      {"dark first", "![b](https://e.org/d.png#gh-dark-mode-only)\n\n![a](https://e.org/l.png#gh-light-mode-only)",
       "l"},
      {"Material", "![a](https://e.org/l.png#only-light) ![b](https://e.org/d.png#only-dark)", "l"},
      {"theme-hope", "![a](https://e.org/l.png#light) ![b](https://e.org/d.png#dark)", "l"},
      {"HTML", "<img src=\"https://e.org/l.png#only-light\"><br><img src=\"https://e.org/d.png#only-dark\">", "l"},
      {"in links",
       "<a href=\"/\"><img src=\"https://e.org/l.png#only-light\"></a> <a href=\"/\"><img "
       "src=\"https://e.org/d.png#only-dark\"></a>",
       "l"},
      {"classes",
       "<img class=\"x light\" src=\"https://e.org/l.png\"><img class=\"dark y\" src=\"https://e.org/d.png\">", "l"},
      {"classes of Sphinx",
       "<img class=\"only-light\" src=\"https://e.org/l.png\">\n<img class=\"only-dark\" "
       "src=\"https://e.org/d.png\">",
       "l"},
      {"figures",
       "<figure><img src=\"https://e.org/l.png#only-light\"><figcaption>A</figcaption></figure><figure><img "
       "src=\"https://e.org/d.png#only-dark\"><figcaption>B</figcaption></figure>",
       "l"},
      {"dark alone", "![b](https://e.org/d.png#only-dark)", "d"},
      {"light alone", "![a](https://e.org/l.png#only-light) dark", "l"},
      {"another fragment", "![a](https://e.org/l.png#only-light) ![b](https://e.org/d.png#darkness)", "ld"},
      {"none of them near",
       "![a](https://e.org/l.png#only-light) ![x](https://e.org/x.png) ![b](https://e.org/d.png#only-dark)", "lxd"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      ContentSite site;
      const auto fragment = site.render(one.body);
      BOOST_REQUIRE(fragment);
      std::string stay;
      for (const Image& image : fragment->images) stay += image.url.substr(std::string("https://e.org/").size(), 1);
      BOOST_TEST(stay == one.stay);
    }
}

/// Neither the break of a line nor a caption stays behind.
BOOST_AUTO_TEST_CASE(rests) {
  ContentSite site;
  const std::string html = site.html(
      "<p><img src=\"https://e.org/l.png#light\" alt=\"a\"><br>\n"
      "<img src=\"https://e.org/d.png#dark\" alt=\"b\"></p>\n"
      "<figure><img src=\"https://e.org/d.png#dark\"><figcaption>B</figcaption></figure>");
  BOOST_TEST(html.find("<br") == html.npos, html);
  BOOST_TEST(html.find("b\"") == html.npos, html);
}

BOOST_AUTO_TEST_SUITE_END()
