#include "content/text/fence_info.h"

#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(fence_info)

BOOST_AUTO_TEST_CASE(titles) {
  const struct {
    const char *info, *text, *url, *link;
  } kRows[] = {
      {"js", "", "", ""},
      {"", "", "", ""},
      {"js 标题", "标题", "", ""},
      {"js a b  c", "a b c", "", ""},
      {"js title https://e.example/x.js", "title", "https://e.example/x.js", "link"},
      {"js title https://e.example/x.js see it", "title", "https://e.example/x.js", "see it"},
      {"bash /etc/hosts", "/etc/hosts", "", ""},
      {"js https://e.example/x.js", "https://e.example/x.js", "", ""},
      {"js title=\"A b\" linenums=\"1\"", "A b", "", ""},
      {"js title:a.js", "title:a.js", "", ""},
      {"js mark:1,3 title line_number=false", "title", "", ""},
      {"js {1, 3-5} title", "title", "", ""},
      {"js {1,3", "", "", ""},
      {"js src/a.js", "src/a.js", "", ""},
      {"js 时间：10:30", "时间：10:30", "", ""},
  };
  for (const auto& row : kRows) {
    const FenceTitle title = read_fence_title(row.info);
    BOOST_TEST_CONTEXT(row.info) {
      BOOST_TEST(title.text == row.text);
      BOOST_TEST(title.url == row.url);
      BOOST_TEST(title.link_text == row.link);
    }
  }
}

/// On any site but Hexo's.
BOOST_AUTO_TEST_CASE(captions) {
  const struct {
    const char *info, *text;
  } kRows[] = {
      {"js", ""},
      {"js a.js", ""},
      {"js [a.js]", "a.js"},
      {"js:line-numbers {1,3-5} [目录 a]", "目录 a"},
      {"js [1-3]", ""},
      {"js [a", ""},
      {"js title=\"A b\"", "A b"},
      {"js {1,3} title='A b'", "A b"},
      {"js {filename=\"a.js\"}", "a.js"},
      {"js {linenos=table,title=\"a.js\"}", "a.js"},
      {"js x=\"y\"", ""},
  };
  for (const auto& row : kRows) BOOST_TEST(read_listed_title(row.info).text == row.text, row.info);
}

BOOST_AUTO_TEST_CASE(as_hexo_shows_them) {
  ContentSite site;
  site.config.markdown.fences.come_first = site.config.markdown.fences.have_titles = true;
  const char* const kCode = "<pre><code class=\"language-js\">a &lt; b\n</code></pre>";
  const std::string titled = "<figure><figcaption>标题</figcaption>" + std::string(kCode) + "</figure>";
  BOOST_TEST(site.html("```js 标题\na < b\n```") == titled);
  BOOST_TEST(site.html("- x\n\n  ```js 标题\n  a < b\n  ```") == "<ul><li><p>x</p>" + titled + "</li></ul>");
  // where HTML stands right above
  BOOST_TEST(site.html("<div>\n```js\na < b\n```\n</div>") == "<div>\n" + std::string(kCode) + "\n</div>");
  BOOST_TEST(site.html("<div>\n```js 标题\na < b\n```\n</div>") == "<div>\n" + titled + "\n</div>");
  BOOST_TEST(site.html("<p>x</p>\n```js\na < b\n```\n\n**y**") ==
             "<p>x</p>" + std::string(kCode) + "<p><strong>y</strong></p>");
  BOOST_TEST(site.html("<pre>\n```js\na\n```\n</pre>") == "<pre>```js\na\n```\n</pre>");
  site.config.markdown.fences.come_first = site.config.markdown.fences.have_titles = false;
  BOOST_TEST(site.html("```js 标题\na < b\n```") == kCode);
}

BOOST_AUTO_TEST_SUITE_END()
