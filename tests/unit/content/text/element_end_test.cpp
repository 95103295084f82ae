#include "content/text/element_end.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(element_end)

/// Elements of HTML, the tags of which are all that counts.
BOOST_AUTO_TEST_CASE(html) {
  const struct {
    const char *name, *text, *element;
  } kCases[] = {
      {"one", "<p>a</p>b", "<p>a</p>"},
      {"others in it", "<div><p>a</div>b", "<div><p>a</div>"},
      {"its like in it", "<div><div>a</div></DIV>b</div>", "<div><div>a</div></DIV>"},
      {"attributes", "<div title=\"</div>\">a</div>b", "<div title=\"</div>\">a</div>"},
      {"code is no other", "<p>`</p>`", "<p>`</p>"},
      {"stands alone", "<div/>a</div>", "<div/>"},
      {"a rule", "<hr>a", "<hr>"},
      {"never closed", "<div>a", ""},
      {"one too few", "<div><div>a</div>", ""},
      {"an end tag", "</div>", ""},
      {"no element", "<x-y>a</x-y>", ""},
      {"no tag", "<3 </3>", ""},
      {"a sign at the end", "<div><", ""},
  };
  for (const auto& one : kCases) {
    int looks = 100;
    BOOST_TEST(std::string(one.text).substr(0, end_of_element(one.text, 0, looks)) == one.element, one.name);
  }
  int looks = 3;
  BOOST_TEST(end_of_element("<p><b>a</b></p>", 0, looks) == 0U);
  BOOST_TEST(end_of_element("<p></p>", 0, looks) == 0U);  // nothing is left
}

/// Components in Markdown: code, fences and comments are none.
BOOST_AUTO_TEST_CASE(components) {
  constexpr auto npos = std::string_view::npos;
  const struct {
    const char *name, *text, *inside;
  } kCases[] = {
      {"one", "a</Tip>b", "a</Tip>"},
      {"its like in it", "<Tip>a</Tip></Tip>b", "<Tip>a</Tip></Tip>"},
      {"one that stands alone", "<Tip/></Tip>b</Tip>", "<Tip/></Tip>"},
      {"one that can't be read", "<Tip <a></Tip></Tip>b</Tip>", "<Tip <a></Tip></Tip>"},
      {"longer names", "</Tips></Tip.A></Tip>b", "</Tips></Tip.A></Tip>"},
      {"in code", "`</Tip>`</Tip>b", "`</Tip>`</Tip>"},
      {"in a fence", "\n```\n</Tip>\n```\n</Tip>b", "\n```\n</Tip>\n```\n</Tip>"},
      {"in a comment", "<!-- </Tip> --></Tip>b", "<!-- </Tip> --></Tip>"},
      {"never closed", "a", "(open)"},
      {"without its sign", "a</Tip", "a</Tip"},
  };
  for (const auto& one : kCases) {
    const std::size_t end = end_of_component(one.text, "Tip", 0);
    BOOST_TEST((end == npos ? "(open)" : std::string(one.text).substr(0, end)) == one.inside, one.name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
