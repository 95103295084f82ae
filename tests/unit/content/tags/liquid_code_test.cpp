/// Liquid in code: Jekyll evaluates it before there is code (compared with Jekyll 4.3).

#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(liquid_code)

BOOST_AUTO_TEST_CASE(table) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kRows[] = {
      {"a span", "`curl {{ site.url }}/x`", "<p><code>curl https://example.org/x</code></p>"},
      {"a fence", "```sh\ncurl {{ site.url }}/x\n```",
       "<pre><code class=\"language-sh\">curl https://example.org/x\n</code></pre>"},
      {"a filter", "`{{ site.url | append: \"/x\" }}`", "<p><code>https://example.org/x</code></p>"},
      {"what a tag gave", "{% assign a = \"b\" %}`{{ a }}`", "<p><code>b</code></p>"},
      {"a name without a value", "`{{ nosuch }} {{ site.nosuch }}`",
       "<p><code>{{ nosuch }} {{ site.nosuch }}</code></p>"},
      {"raw around it", "{% raw %}`{{ site.url }}`{% endraw %}", "<p><code>{{ site.url }}</code></p>"},
      {"raw in it", "`{% raw %}{{ site.url }}{% endraw %}`", "<p><code>{{ site.url }}</code></p>"},
      {"raw in a fence", "```\n{% raw %}\n{{ site.url }}\n{% endraw %}\n```",
       "<pre><code>{{ site.url }}\n</code></pre>"},
      {"raw around a fence", "{% raw %}\n```\n{{ site.url }}\n```\n{% endraw %}",
       "<pre><code>{{ site.url }}\n</code></pre>"},
      {"what Liquid would read", "`{{ \"{{\" }} site.url }}`", "<p><code>{{ site.url }}</code></p>"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    site.config.kind = &jekyll_kind();
    site.config.url = "https://example.org";
    const std::string html = site.html(row.body);
    BOOST_TEST(html == row.html, row.name << ": " << html);
  }
  ContentSite folder;
  folder.config.kind = &plain_kind();
  BOOST_TEST(folder.html("{% highlight sh %}a{% endhighlight %}\n\n`{{ site.url }}`").find("{{ site.url }}") !=
             std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
