#include "content_fixture.h"
#include "kinds/kinds.h"

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
      {"colons", "::: tip 题 目\n**x**\n\n- y\n:::",
       "<aside class=\"note tip\"><p><strong>题 目</strong></p><p><strong>x</strong></p><ul><li>y</li></ul></aside>"},
      {"no space, title in brackets", ":::note[题]{.c}\nx\n:::\nb",
       "<aside class=\"note\"><p><strong>题</strong></p><p>x</p></aside><p>b</p>"},
      {"pandoc", "::: {.warning #id}\nx\n:::", "<aside class=\"note warning\"><p>x</p></aside>"},
      {"pandoc, hidden", "a\n\n::: {hidden}\nx\n\ny\n:::\n\nb", "<p>a</p><p>b</p>"},
      {"pandoc, hidden by a style", "::: {.w style=\"display:none\"}\nx\n:::\nb", "<p>b</p>"},
      {"details", "::: details 看\nx\n:::", "<details><summary>看</summary><p>x</p></details>"},
      {"placed", "::: hljs-center\nx\n:::", "<div class=\"center\"><p>x</p></div>"},
      {"nested", ":::: info\n::: tip\nx\n:::\ny\n::::",
       "<aside class=\"note info\"><aside class=\"note tip\"><p>x</p></aside><p>y</p></aside>"},
      {"in a quotation",
       "> ::: tip\n> x\n> :::", "<blockquote><aside class=\"note tip\"><p>x</p></aside></blockquote>"},
      {"tabs of theme-hope", "::: code-tabs#vim\n@tab mac\n```sh\na\n```\n\n@tab:active Win*dows*#w\n\nb\n:::\nc",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>mac</strong></p><pre><code "
       "class=\"language-sh\">a\n</code></pre></section><section class=\"tab\"><p><strong>Win<em>dows</em></strong></p>"
       "<p>b</p></section></div><p>c</p>"},
      {"a tab that is an icon", ":::tabs\n@tab <VPIcon icon=\"x\"/>\na\n@tab <b>B</b>\n::: tip\nc\n:::\n:::",
       "<div class=\"tabs\"><section class=\"tab\"><p>a</p></section><section "
       "class=\"tab\"><p><strong>B</strong></p><aside "
       "class=\"note tip\"><p>c</p></aside></section></div>"},
      {"no tab", "@tab a\n\n::: tip\n@tab b\n:::", "<p>@tab a</p><aside class=\"note tip\"><p>@tab b</p></aside>"},
      {"a word that begins so", "::: tabs\n@table a\n:::", "<div class=\"tabs\"><p>@table a</p></div>"},
      {"a title by its name", ":::card{title=\"卡 片\" icon=\"x\"}\na\n:::\n\n::: card title=\"T\" icon=\"y\"\nb\n:::",
       "<aside class=\"note card\"><p><strong>卡 片</strong></p><p>a</p></aside><aside class=\"note "
       "card\"><p><strong>T</strong></p><p>b</p></aside>"},
      {"never closed", "::: tip\nx", "<p>::: tip\nx</p>"},
      {"only closed", "x\n\n:::", "<p>x</p><p>:::</p>"},
      {"in code", "```\n::: tip\n:::\n```", "<pre><code>::: tip\n:::\n</code></pre>"},
      {"alert", "> [!WARNING]\n> x\n>\n> y", "<aside class=\"note warning\"><p>x</p><p>y</p></aside>"},
      {"alert with nothing in it", "> [!TIP]", "<aside class=\"note tip\"/>"},
      {"callout", "> [!question]- 谁 **说**\n> x",
       "<aside class=\"note question\"><p><strong>谁 <strong>说</strong></strong></p><p>x</p></aside>"},
      {"no kind of note", "> [!x]\n> y", "<blockquote><p>[!x]\ny</p></blockquote>"},
      {"a link is no marker", "> [tip] x", "<blockquote><p>[tip] x</p></blockquote>"},
      {"admonition", "!!! note \"题\"\n    x\n\n    - y\n\nz",
       "<aside class=\"note\"><p><strong>题</strong></p><p>x</p><ul><li>y</li></ul></aside><p>z</p>"},
      {"admonition up to a blank line", "!!! warning 题 目\nx\ny\n\nz",
       "<aside class=\"note warning\"><p><strong>题 目</strong></p><p>x\ny</p></aside><p>z</p>"},
      {"admonition at the end", "!!! tip\n    x", "<aside class=\"note tip\"><p>x</p></aside>"},
      {"a fence in an admonition", "!!! note\n    a\n\n    ```py\n    z = 1\n    ```\n\n    b\n\nc\n\n## d",
       "<aside class=\"note\"><p>a</p><pre><code class=\"language-py\">z = 1\n</code></pre><p>b</p></aside><p>c</p><h2 "
       "id=\"d\" ep:heading=\"0\">d</h2>"},
      {"a fence that is never closed ends with it", "!!! note\n    ```\n    z\n\nc",
       "<aside class=\"note\"><pre><code>z\n\n</code></pre></aside><p>c</p>"},
      {"a blank line first", "!!! note \"题\"\n\n    a\n\n    - b\n\nc",
       "<aside class=\"note\"><p><strong>题</strong></p><p>a</p><ul><li>b</li></ul></aside><p>c</p>"},
      {"one in another", "!!! note\n    a\n\n    !!! tip\n        b\n\n    c\n\nd",
       "<aside class=\"note\"><p>a</p><aside class=\"note tip\"><p>b</p></aside><p>c</p></aside><p>d</p>"},
      {"two end at once", "!!! note\n    !!! tip\n        b\n\nd",
       "<aside class=\"note\"><aside class=\"note tip\"><p>b</p></aside></aside><p>d</p>"},
      {"code by indentation", "!!! note\n    a\n\n        b\n\nc",
       "<aside class=\"note\"><p>a</p><pre><code>b\n</code></pre></aside><p>c</p>"},
      {"tabs", "!!! note\n\ta\n\n\tb\n\nc", "<aside class=\"note\"><p>a</p><p>b</p></aside><p>c</p>"},
      {"three deep", "!!! note\n    !!! warning\n        A\n\n        !!! tip\n            B\n\n    after\n\nend",
       "<aside class=\"note\"><aside class=\"note warning\"><p>A</p><aside class=\"note "
       "tip\"><p>B</p></aside></aside><p>after</p></aside><p>end</p>"},
      {"in a list", "1. one\n\n    !!! tip\n        a\n\n    more *one*\n\n    ```sh\n    code\n    ```\n\n2. two",
       "<ol><li><p>one</p><aside class=\"note tip\"><p>a</p></aside><p>more <em>one</em></p><pre><code "
       "class=\"language-sh\">code\n</code></pre></li>"
       "<li><p>two</p></li></ol>"},
      {"any word with an indented body", "!!! theorem \"Fermat\"\n    a\n\n    - b\n\n??? 注意\n    c\n\nd",
       "<aside class=\"note\"><p><strong>Fermat</strong></p><p>a</p><ul><li>b</li></ul></aside>"
       "<aside class=\"note\"><p><strong>注意</strong></p><p>c</p></aside><p>d</p>"},
      {"any word without one", "!!! theorem\na", "<p>!!! theorem\na</p>"},
      {"that folds", "??? tip \"题\"\n    a\n\n???+ note\n    b\n\nc",
       "<aside class=\"note tip\"><p><strong>题</strong></p><p>a</p></aside><aside "
       "class=\"note\"><p>b</p></aside><p>c</p>"},
      {"folds only what is indented", "??? really\nyes", "<p>??? really\nyes</p>"},
      {"tabs of PyMdown", "=== \"C\"\n\n    ``` c\n    int x;\n    ```\n\n=== \"D\"\n\n    y\n\nz",
       "<section class=\"tab\"><p><strong>C</strong></p><pre><code class=\"language-c\">int x;\n</code></pre></section>"
       "<section class=\"tab\"><p><strong>D</strong></p><p>y</p></section><p>z</p>"},
      {"a title that is Markdown", "!!! note \"A *b* `c`\"\n    x\n\n::: tip D *e*\nf\n:::",
       "<aside class=\"note\"><p><strong>A <em>b</em> <code>c</code></strong></p><p>x</p></aside>"
       "<aside class=\"note tip\"><p><strong>D <em>e</em></strong></p><p>f</p></aside>"},
      {"words that say how it looks",
       "!!! note inline end \"T\"\n    x\n\n!!! tip inline\n    y\n\n!!! bug \"\"\n    z",
       "<aside class=\"note\"><p><strong>T</strong></p><p>x</p></aside><aside class=\"note tip\"><p>y</p></aside>"
       "<aside class=\"note bug\"><p>z</p></aside>"},
      {"in a quotation, with a fence",
       "> !!! tip\n>     a\n>\n>     ```py\n>     z = 1\n>     ```\n>\n>     b\n>\n> c\n\nd",
       "<blockquote><aside class=\"note tip\"><p>a</p><pre><code class=\"language-py\">z = "
       "1\n</code></pre><p>b</p></aside><p>c</p></blockquote><p>d</p>"},
      {"that ends with its quotation", "> !!! note\n>     x\n\nw\n\n> !!! note\n>     ```\n>     z\n\nc",
       "<blockquote><aside class=\"note\"><p>x</p></aside></blockquote><p>w</p>"
       "<blockquote><aside class=\"note\"><pre><code>z\n</code></pre></aside></blockquote><p>c</p>"},
      {"in a quotation up to a blank line", "> !!! note\n> x\n> y\n>\n> z",
       "<blockquote><aside class=\"note\"><p>x\ny</p></aside><p>z</p></blockquote>"},
      {"one in another in a quotation", "> !!! note\n>     a\n>\n>     !!! tip\n>         b\n>\n>     c\n>\n> d",
       "<blockquote><aside class=\"note\"><p>a</p><aside class=\"note "
       "tip\"><p>b</p></aside><p>c</p></aside><p>d</p></blockquote>"},
      {"a quotation in one, with one", "!!! note\n    > !!! tip\n    >     x\n    >\n    >     y\n\n    z\n\nw",
       "<aside class=\"note\"><blockquote><aside class=\"note "
       "tip\"><p>x</p><p>y</p></aside></blockquote><p>z</p></aside><p>w</p>"},
      {"in a list in a quotation", "> - a\n>\n>     !!! note\n>         x\n>\n> b",
       "<blockquote><ul><li><p>a</p><aside class=\"note\"><p>x</p></aside></li></ul><p>b</p></blockquote>"},
      {"tabs in a quotation", "> === \"A *x*\"\n>\n>     y\n>\n> z",
       "<blockquote><section class=\"tab\"><p><strong>A "
       "<em>x</em></strong></p><p>y</p></section><p>z</p></blockquote>"},
      {"indented in one that is not", "!!! note\nx\n!!! tip\n    y\n\nz",
       "<aside class=\"note\"><p>x</p><aside class=\"note tip\"><p>y</p></aside></aside><p>z</p>"},
      {"an underline is none", "a\n=== \"b\"", "<p>a\n=== \"b\"</p>"},
      {"shouting", "!!! 注意\n!!!x", "<p>!!! 注意\n!!!x</p>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(site.html(row.body) == row.html);
  }
}

/// What kramdown and Goldmark read and marked does not.
BOOST_AUTO_TEST_CASE(of_other_generators) {
  const struct {
    const char* name;
    const SiteKind* type;
    const char* body;
    const char* html;
  } kRows[] = {
      {"a table without a head", &jekyll_kind(), "a\n\n| x | 1 |\n| y | 2 |\n\nb",
       "<p>a</p><table><tbody><tr><td>x</td><td>1</td></tr><tr><td>y</td><td>2</td></tr></tbody></table><p>b</p>"},
      {"a short rule, and a foot", &jekyll_kind(), "| a | b |\n|---\n| 1 | 2 |\n|===\n| s | 3 |",
       "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></"
       "tbody><tfoot><tr><td>s</td><td>3</td></tr></tfoot></table>"},
      {"several bodies", &jekyll_kind(), "| a |\n|---|\n| 1 |\n|---|\n| 2 |",
       "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody><tbody><tr><td>2</td></tr></tbody></"
       "table>"},
      {"alignment of a short rule", &jekyll_kind(), "| a | b |\n|:-:\n| 1 | 2 |",
       "<table><thead><tr><th style=\"text-align: center\">a</th><th>b</th></tr></thead><tbody><tr><td "
       "style=\"text-align: center\">1</td><td>2</td></tr></tbody></table>"},
      {"rows wider than the head", &jekyll_kind(), "| h |\n|---|\n| 1 | 2 |",
       "<table><thead><tr><th>h</th><th/></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"},
      {"rows wider than the first", &jekyll_kind(), "|a|\n|b|c|",
       "<table><tbody><tr><td>a</td><td/></tr><tr><td>b</td><td>c</td></tr></tbody></table>"},
      {"a bar is enough", &jekyll_kind(), "|x", "<table><tbody><tr><td>x</td></tr></tbody></table>"},
      {"Hexo has none of it", &hexo_kind(), "| x | 1 |\n| y | 2 |", "<p>| x | 1 |\n| y | 2 |</p>"},
      {"several terms", &jekyll_kind(), "Rain\nDrizzle\n: water",
       "<dl><dt>Rain</dt><dt>Drizzle</dt><dd>water</dd></dl>"},
      {"a loose description", &hugo_kind(), "Sun\n\n: rare\n\nMoon\n: b",
       "<dl><dt>Sun</dt><dd><p>rare</p></dd><dt>Moon</dt><dd>b</dd></dl>"},
      {"a colon alone", &hugo_kind(), "a\n\n:b", "<p>a</p><p>:b</p>"},
      {"a line break", &jekyll_kind(), "a\\\\\nb", "<p>a<br/>\nb</p>"},
      {"attributes of blocks", &hugo_kind(),
       "a\n{.lead}\n\n- b\n{#list}\n\n| c |\n|---|\n| d |\n{.x .y}\n\n> q\n{cite=\"x\"}",
       "<p>a</p><ul><li>b</li></ul><table><thead><tr><th>c</th></tr></thead><tbody><tr><td>d</td></tr></tbody></"
       "table><blockquote><p>q</p></blockquote>"},
      {"braces that are text", &hugo_kind(), "a\n{b}", "<p>a\n{b}</p>"},
      {"attributes alone", &hugo_kind(), "{.c}\n\na\n\n{.d}\n\nb\n{.e}\nc", "<p>a</p><p>b</p><p>c</p>"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    site.config.kind = row.type;
    site.config.markdown.kramdown = row.type == &jekyll_kind();
    site.config.markdown.descriptions.several_terms = row.type != &hexo_kind();
    site.config.markdown.attributes.below_blocks = row.type == &hugo_kind();
    BOOST_TEST(site.html(row.body) == row.html, row.name << ": " << site.html(row.body));
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
