/// Where addresses and tags stand in a post: at the thing itself, and at no word that is spelled alike.

#include "content/lookup/places.h"

#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

std::string shown(const Place& place) { return std::to_string(place.line) + ":" + std::to_string(place.column); }

}  // namespace

BOOST_AUTO_TEST_SUITE(places)

BOOST_AUTO_TEST_CASE(addresses) {
  const struct {
    const char *name, *body, *address, *place;
  } kCases[] = {
      {"a letter in a word before it", "a string [x](g) b", "g", "1:14"},
      {"the same word before it", "see /a/ and [x](/a/)", "/a/", "1:17"},
      {"in angles", "g [x](<g>)", "g", "1:8"},
      {"a longer address before it", "[x](/a/b) [y](/a)", "/a", "1:15"},
      {"with a title", "t [x](t \"t\")", "t", "1:7"},
      {"a picture", "![p](p)", "p", "1:6"},
      {"code before it", "`[x](g)` [x](g)", "g", "1:14"},
      {"two backticks", "``a ` [x](g)`` [x](g)", "g", "1:20"},
      {"a backtick that nothing closes", "a ` [x](g)", "g", "1:9"},
      {"a definition far below", "[x][1]\n\ng\n\n[1]: g\n", "g", "5:6"},
      {"a definition in the next line", "[x][1]\n\n[1]:\n  <g>\n", "g", "4:4"},
      {"an attribute", "<a title=\"g\" href=\"g\">x</a>", "g", "1:11"},
      {"an attribute without quotes", "an <a href=g>x</a>", "g", "1:12"},
      {"of the next line", "a\n[x\ny](g)", "g", "3:4"},
      {"an address alone", "see https://e.org/a.", "https://e.org/a", "1:5"},
      {"in angles alone", "a <https://e.org/>", "https://e.org/", "1:4"},
      {"of a tag", "{% img a.png %}", "a.png", "1:8"},
      {"of a shortcode of several lines", "{{< img\n  src=\"a.png\"\n>}}", "a.png", "2:8"},
      {"of a wiki link", "a [[a|b]]", "a", "1:5"},
      {"a value of YAML", "{% links %}\n- link: /b/\n{% endlinks %}", "/b/", "2:9"},
      {"nowhere", "a string", "g", "1:0"},
      {"in code alone", "`[x](g)`", "g", "1:0"},
      {"a wide letter before it", "中文 [x](g)", "g", "1:8"},
  };
  for (const auto& row : kCases) {
    const SourcePlaces places("a.md", row.body, 1);
    BOOST_TEST(shown(places.find_address(1, row.address).place) == row.place, row.name);
  }
  const SourcePlaces twice("a.md", "[x](g) [y](g)", 1);
  BOOST_TEST(shown(twice.find_address(1, "g").place) == "1:5");
  BOOST_TEST(shown(twice.find_address(1, "g").place) == "1:12");
}

BOOST_AUTO_TEST_CASE(tags) {
  const struct {
    const char *name, *body, *tag, *place;
  } kCases[] = {
      {"code before it", "`List<TSource>` is <T>", "T", "1:20"},
      {"a longer name before it", "<TSource> <T>", "T", "1:11"},
      {"capitals", "a <DIV>", "div", "1:3"},
      {"with attributes", "<T x=\"1\">", "T", "1:1"},
      {"escaped", "\\<T> <T>", "T", "1:6"},
      {"nowhere", "<TS>", "T", "1:0"},
  };
  for (const auto& row : kCases) {
    const SourcePlaces places("a.md", row.body, 1);
    BOOST_TEST(shown(places.find_tag(1, row.tag)) == row.place, row.name);
  }
}

/// In a post, where the walk over Markdown must not lose count.
BOOST_AUTO_TEST_CASE(in_posts) {
  const struct {
    const char *name, *body, *problems;
  } kCases[] = {
      {"scripts in raw", "{% raw %}\n<p>a</p>\n\n<script>\n1\n</script>\n\n<script>\n2\n</script>\n{% endraw %}\n",
       "4:1: '<script>' was dropped [content/dropped-html]\n8:1: '<script>' was dropped [content/dropped-html]\n"},
      {"below a raw", "{% raw %}\na\n{% endraw %}\n\n[x](g)",
       "5:5: 'g' leads to no post or page [content/broken-link]\n"},
      {"text of several lines before a picture's address", "![a\nb](c.png)",
       "2:4: picture 'c.png' does not exist [content/missing-image]\n"},
      {"a definition", "![a][1]\n\nx\n\n[1]: c.png", "5:6: picture 'c.png' does not exist [content/missing-image]\n"},
      {"unknown names", "`List<TSource>` a <T> b",
       "1:19: '<T>' is no HTML element, it is kept as text [content/bad-html]\n"},
      {"two that are never closed", "a <sup>2<sup>.", "1:3: '<sup>' is never closed [content/bad-html]\n"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.render(row.body);
    BOOST_TEST(site.problems() == row.problems, row.name << ": " << site.problems());
  }
}

BOOST_AUTO_TEST_SUITE_END()
