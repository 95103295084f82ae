#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(containers)

BOOST_AUTO_TEST_CASE(asides) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kCases[] = {
      {"colons", "::: tip 题 目\n**x**\n\n- y\n:::", "<aside class=\"note tip\"><p><strong>题 目</strong></p><p><strong>x</strong></p><ul><li>y</li></ul></aside>"},
      {"no space, title in brackets", ":::note[题]{.c}\nx\n:::\nb", "<aside class=\"note\"><p><strong>题</strong></p><p>x</p></aside><p>b</p>"},
      {"pandoc", "::: {.warning #id}\nx\n:::", "<aside class=\"note warning\"><p>x</p></aside>"},
      {"details", "::: details 看\nx\n:::", "<details><summary>看</summary><p>x</p></details>"},
      {"placed", "::: hljs-center\nx\n:::", "<div class=\"center\"><p>x</p></div>"},
      {"nested", ":::: info\n::: tip\nx\n:::\ny\n::::", "<aside class=\"note info\"><aside class=\"note tip\"><p>x</p></aside><p>y</p></aside>"},
      {"in a quotation", "> ::: tip\n> x\n> :::", "<blockquote><aside class=\"note tip\"><p>x</p></aside></blockquote>"},
      {"never closed", "::: tip\nx", "<p>::: tip\nx</p>"},
      {"only closed", "x\n\n:::", "<p>x</p><p>:::</p>"},
      {"in code", "```\n::: tip\n:::\n```", "<pre><code>::: tip\n:::\n</code></pre>"},
      {"alert", "> [!WARNING]\n> x\n>\n> y", "<aside class=\"note warning\"><p>x</p><p>y</p></aside>"},
      {"alert with nothing in it", "> [!TIP]", "<aside class=\"note tip\"/>"},
      {"callout", "> [!question]- 谁 **说**\n> x", "<aside class=\"note question\"><p><strong>谁 <strong>说</strong></strong></p><p>x</p></aside>"},
      {"no kind of note", "> [!x]\n> y", "<blockquote><p>[!x]\ny</p></blockquote>"},
      {"a link is no marker", "> [tip] x", "<blockquote><p>[tip] x</p></blockquote>"},
      {"admonition", "!!! note \"题\"\n    x\n\n    - y\n\nz", "<aside class=\"note\"><p><strong>题</strong></p><p>x</p><ul><li>y</li></ul></aside><p>z</p>"},
      {"admonition up to a blank line", "!!! warning 题 目\nx\ny\n\nz", "<aside class=\"note warning\"><p><strong>题 目</strong></p><p>x\ny</p></aside><p>z</p>"},
      {"admonition at the end", "!!! tip\n    x", "<aside class=\"note tip\"><p>x</p></aside>"},
      {"shouting", "!!! 注意\n!!!x", "<p>!!! 注意\n!!!x</p>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(site.html(row.body) == row.html);
  }
}

BOOST_AUTO_TEST_CASE(lines_behind) {
  ContentSite site;
  site.render("::: tip\nx\n:::\n\n!!! note\n    y\n\n[a](no.md)\n\n{% note %}x{% endnote %} [b](no.md)");
  BOOST_TEST(site.problems() ==
             "8:5: 'no.md' leads to no post or page [content/broken-link]\n"
             "10:30: 'no.md' leads to no post or page [content/broken-link]\n");
}

BOOST_AUTO_TEST_SUITE_END()
