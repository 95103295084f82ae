/// What Liquid puts in place of its tags: one line as Markdown, and how many lines it has.

#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(liquid_lines)

BOOST_AUTO_TEST_CASE(markdown) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kRows[] = {
      {"a captured line in an element", "{% capture n %}a *b*{% endcapture %}\n\n<div>{{ n | markdownify }}</div>",
       "<div>a <em>b</em></div>"},
      {"without the filter", "{% capture n %}a *b*{% endcapture %}\n\n<div>{{ n }}</div>", "<div>a *b*</div>"},
      {"of the head", "<div>{{ page.mood | markdownify }}</div>", "<div>c <strong>d</strong></div>"},
      {"in a sentence", "x {{ page.mood | markdownify }} y", "<p>x c <strong>d</strong> y</p>"},
      {"a text", "{{ \"*e*\" | markdownify }}", "<p><em>e</em></p>"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    site.config.kind = &jekyll_kind();
    site.site.posts[0].fields = {{"mood", "c **d**"}};
    const std::string html = site.html(row.body);
    BOOST_TEST(html == row.html, row.name << ": " << html);
  }
}

/// What takes the place of a tag of several lines has others: what stands below is found where it stands.
BOOST_AUTO_TEST_CASE(places) {
  const char* const kBelow = "\n\nTerm\n: def\n\nt[^n]\n\n[^n]: note\n\n[x](#nosuch)";
  for (const char* above :
       {"a", "{% for i in (1..2) %}\n- {{ i }}\n{% endfor %}", "{% for i in (1..9) %}\n- {{ i }}\n\n{% endfor %}",
        "{% for i in (1..2) %}\n\n{{ i }}\n\n{% endfor %}", "{% for i in (1..2) %}{{ i }} {% endfor %}"}) {
    ContentSite site;
    site.config.kind = &jekyll_kind();
    const std::string html = site.html(above + std::string(kBelow));
    const auto lines = std::count(above, above + std::string_view(above).size(), '\n');
    BOOST_TEST_CONTEXT(above) {
      BOOST_TEST(html.find("<dl><dt>Term</dt><dd>def</dd></dl>") != std::string::npos);
      BOOST_TEST(site.problems() ==
                 std::to_string(lines + 10) + ":5: this post has no heading '#nosuch' [content/unknown-fragment]\n");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
