#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(diagrams)

/// What Mermaid's script would draw.
BOOST_AUTO_TEST_CASE(sources_are_code) {
  const std::string code = "<pre><code class=\"language-mermaid\">graph TD\n  A--&gt;B\n</code></pre>";
  const struct {
    const char* name;
    const char* body;
    std::string html;
  } kRows[] = {
      {"a division", "<div class=\"mermaid\">\ngraph TD\n  A-->B\n</div>", code},
      {"another class, too", "<div class=\"x mermaid\">\ngraph TD\n  A-->B\n</div>", code},
      {"a pre", "<pre class=\"mermaid\">\ngraph TD\n  A-->B\n</pre>", code},
      {"in a quotation", "> <div class=\"mermaid\">graph TD\n>   A-->B</div>",
       "<blockquote>" + code + "\n</blockquote>"},
      {"a line break", "<div class=\"mermaid\">A[x<br/>y]</div>",
       "<pre><code class=\"language-mermaid\">A[x&lt;br/&gt;y]\n</code></pre>"},
      {"other elements", "<div class=\"mermaid\">a<b>c</b></div>", "<div class=\"mermaid\">a<b>c</b></div>"},
      {"nothing", "<div class=\"mermaid\"></div>x", "<div class=\"mermaid\"/><p>x</p>"},
      {"another class", "<div class=\"mermaids\">a</div>", "<div class=\"mermaids\">a</div>"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    const std::string html = site.html(row.body);
    BOOST_TEST(html == row.html, row.name << ": " << html);
  }
}

BOOST_AUTO_TEST_SUITE_END()
