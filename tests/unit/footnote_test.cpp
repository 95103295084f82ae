#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

namespace essaypack::test {

BOOST_AUTO_TEST_SUITE(footnote)

struct UnusedCase {
  const char* name;
  const char* body;
  const char* problems;
};

BOOST_AUTO_TEST_CASE(unused_notes_are_named) {
  const UnusedCase cases[] = {
      {"used", "a[^1]\n\n[^1]: note\n", ""},
      {"used twice", "a[^1] b[^1]\n\n[^1]: note\n", ""},
      {"used in a table", "|a|\n|-|\n|b[^w]|\n\n[^w]: note\n", ""},
      {"used by another note", "a[^1]\n\n[^1]: b[^2]\n\n[^2]: note\n", ""},
      {"unused", "a\n\n[^x]: note\n", "3: nothing refers to the footnote 'x' [content/unused-footnote]\n"},
      {"one of three", "a[^1] b[^3]\n\n[^1]: n\n\n[^2]: n\n\n[^3]: n\n",
       "5: nothing refers to the footnote '2' [content/unused-footnote]\n"},
      {"first in the post", "[^x]: note\n\na[^y]\n\n[^y]: note\n",
       "1: nothing refers to the footnote 'x' [content/unused-footnote]\n"},
      {"behind a piece of several lines", "{% raw %}\nb\n{% endraw %}\n\na[^1]\n\n[^1]: n\n\n[^2]: n\n",
       "9: nothing refers to the footnote '2' [content/unused-footnote]\n"},
      {"in code", "```\n[^x]: note\n```\n", ""},
  };
  for (const UnusedCase& row : cases) BOOST_TEST_CONTEXT(row.name) {
      ContentSite site;
      site.html(row.body);
      BOOST_TEST(site.problems() == row.problems);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace essaypack::test
