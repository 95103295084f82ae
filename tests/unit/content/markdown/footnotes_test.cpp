#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(footnotes)

BOOST_AUTO_TEST_CASE(order) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
    int notes;
  } kCases[] = {
      {"one", "a[^x]\n\n[^x]: 注", "<p>a<ep:ref note=\"1\" nth=\"1\"/></p><ep:note n=\"1\"><p>注</p></ep:note>", 1},
      {"in the order of references", "a[^2]b[^1]\n\n[^1]: 一\n[^2]: 二",
       "<p>a<ep:ref note=\"1\" nth=\"1\"/>b<ep:ref note=\"2\" nth=\"1\"/></p><ep:note n=\"1\"><p>二</p></ep:note>"
       "<ep:note n=\"2\"><p>一</p></ep:note>",
       2},
      {"twice", "a[^1] b[^1]\n\n[^1]: x",
       "<p>a<ep:ref note=\"1\" nth=\"1\"/> b<ep:ref note=\"1\" nth=\"2\"/></p><ep:note n=\"1\"><p>x</p></ep:note>", 1},
      {"note in a note, defined before", "[^b]: 二[^a]\n\n[^a]: 一\n\nx[^b]",
       "<p>x<ep:ref note=\"1\" nth=\"1\"/></p><ep:note n=\"1\"><p>二<ep:ref note=\"2\" nth=\"1\"/></p></ep:note>"
       "<ep:note n=\"2\"><p>一</p></ep:note>",
       2},
      {"undefined", "a[^1]", "<p>a[^1]</p>", 0},
      {"closed in another line", "[^ 泳[]\n泳2] b", "<p>[^ 泳[]\n泳2] b</p>", 0},
      {"closed in another line, far from where it opens", "a long line before it [^x\ny] b",
       "<p>a long line before it [^x\ny] b</p>", 0},
      {"never closed", "a [^x\n\n[^1]\n\n[^1]: y",
       "<p>a [^x</p><p><ep:ref note=\"1\" nth=\"1\"/></p><ep:note n=\"1\"><p>y</p></ep:note>", 1},
      {"several blocks", "a[^1]\n\n[^1]: x\n\n    - y",
       "<p>a<ep:ref note=\"1\" nth=\"1\"/></p><ep:note n=\"1\"><p>x</p><ul><li>y</li></ul></ep:note>", 1},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    const auto fragment = site.render(row.body);
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(ContentSite::serialise(*fragment) == row.html);
      BOOST_TEST(fragment->notes == row.notes);
    }
  }
}

BOOST_AUTO_TEST_CASE(unused) {
  ContentSite site;
  site.render("a[^1]\n\n[^1]: x\n\n[^2]: y\n\n```\n[^3]: z\n```");
  BOOST_TEST(site.problems() == "5:1: nothing refers to the footnote '2' [content/unused-footnote]\n");
}

BOOST_AUTO_TEST_SUITE_END()
