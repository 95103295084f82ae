#include "content/text/multimd_table.h"

#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(multimd_table)

BOOST_AUTO_TEST_CASE(tables) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kRows[] = {
      {"with a head", "| a | b |\n|:--|--:|\n| 1 | 2 |",
       "<table><thead><tr><th style=\"text-align: left\">a</th><th style=\"text-align: "
       "right\">b</th></tr></thead><tbody>"
       "<tr><td style=\"text-align: left\">1</td><td style=\"text-align: right\">2</td></tr></tbody></table>"},
      {"without one", "--|--\n`site`|名称\n`url`|地址",
       "<table><tbody><tr><td><code>site</code></td><td>名称</td></tr><tr><td><code>url</code></td><td>地址</td></tr>"
       "</tbody></table>"},
      {"without one, in bars", "|--|--|\n| a | b |", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"},
      {"behind a paragraph", "前\n\n|--|--|\n| a | b |\n\n后",
       "<p>前</p><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table><p>后</p>"},
      {"right behind text", "前\n|--|--|\n| a | b |",
       "<p>前</p><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"},
      {"a head that begins with CJK", "名 | 值\n--|--\n甲 | 1",
       "<table><thead><tr><th>名</th><th>值</th></tr></thead><tbody><tr><td>甲</td><td>1</td></tr></tbody></table>"},
      {"two rows of a head", "| a || b |\n| c | d | e |\n|---|---|---|\n| 1 | 2 | 3 |",
       "<table><thead><tr><th colspan=\"2\">a</th><th>b</th></tr><tr><th>c</th><th>d</th><th>e</th></tr></thead><tbody>"
       "<tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>"},
      {"cells over columns", "| a | b | c |\n|---|---|---|\n| 1 ||| \n| 2 || 3 |\n| 4 | | 5 |",
       "<table><thead><tr><th>a</th><th>b</th><th>c</th></tr></thead><tbody><tr><td colspan=\"3\">1</td></tr><tr><td "
       "colspan=\"2\">2</td><td>3</td></tr><tr><td>4</td><td/><td>5</td></tr></tbody></table>"},
      {"cells over rows", "| a | b |\n|---|---|\n| 1 | 2 |\n| ^^ | 3 |\n| ^^ | 4 |\n| 5 | 6 |",
       "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td "
       "rowspan=\"3\">1</td><td>2</td></tr><tr><td>3</td>"
       "</tr><tr><td>4</td></tr><tr><td>5</td><td>6</td></tr></tbody></table>"},
      {"marks without a cell above are text", "| a | b |\n|---|---|\n| ^^ | x^^ |",
       "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>^^</td><td>x^^</td></tr></tbody></table>"},
      {"rows of several lines", "| a | b |\n|---|---|\n| 1 | 2 | \\\n| 3 | **4** |\n| 5 | 6 |",
       "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1<br/>\n3</td><td>2<br/>\n<strong>4</"
       "strong></td>"
       "</tr><tr><td>5</td><td>6</td></tr></tbody></table>"},
      {"a line of them is short", "|--|--|\n| 1 | 2 | \\\n| | 3 | \\\n| 4 |",
       "<table><tbody><tr><td>1<br/>\n4</td><td>2<br/>\n3</td></tr></tbody></table>"},
      {"several bodies", "| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n\n后",
       "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></"
       "tbody><tbody><tr><td>3</td>"
       "<td>4</td></tr></tbody></table><p>后</p>"},
      {"bars in code", "名 | 值\n--|--\n格式为`command:(\"a\":1||\"b\":2)`|null\n``a`|b`` | c",
       "<table><thead><tr><th>名</th><th>值</th></tr></thead><tbody><tr><td>格式为<code>command:(\"a\":1||\"b\":2)</"
       "code></td>"
       "<td>null</td></tr><tr><td><code>a`|b</code></td><td>c</td></tr></tbody></table>"},
      {"escaped bars", "|--|--|\n| a \\| b | c |", "<table><tbody><tr><td>a | b</td><td>c</td></tr></tbody></table>"},
      {"more cells than the head", "| a |\n|---|\n| 1 | 2 |",
       "<table><thead><tr><th>a</th><th/></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"},
      {"in a quotation", "> |--|--|\n> | a | b |\n\n后",
       "<blockquote><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table></blockquote><p>后</p>"},
      {"in an item", "- 甲\n\n  |--|--|\n  | a | b |",
       "<ul><li><p>甲</p><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table></li></ul>"},
      {"bars in prose", "a || b 与 `c || d`\n| 不是表", "<p>a || b 与 <code>c || d</code><br/>\n| 不是表</p>"},
      {"a rule alone", "|--|--|", "<p>|–|–|</p>"},
      {"a formula in a cell", "|--|--|\n| $a_1$ | $|x|$ |",
       "<table><tbody><tr><td><span "
       "class=\"math\">$a_1$</span></td><td>$</td><td>x</td><td>$</td></tr></tbody></table>"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    MarkdownConfig& markdown = site.config.markdown;
    markdown.breaks = markdown.typography.smart = true;
    markdown.tables.spanned_columns = markdown.tables.spanned_rows = markdown.tables.rows_of_lines =
        markdown.tables.headless = true;
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(site.html(row.body) == row.html);
      BOOST_TEST(site.problems() == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(options_that_are_off) {
  const struct {
    const char* body;
    const char* html;
  } kRows[] = {
      {"|--|--|\n| a | b |", "<p>|--|--|\n| a | b |</p>"},
      {"| a | b |\n|---|---|\n| 1 | 2 |\n| ^^ | 3 |",
       "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr><tr><td>^^</td><td>3</"
       "td>"
       "</tr></tbody></table>"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    site.config.markdown.tables.spanned_columns = true;
    BOOST_TEST_CONTEXT(row.body) BOOST_TEST(site.html(row.body) == row.html);
  }
}

BOOST_AUTO_TEST_CASE(code_of_that_renderer) {
  ContentSite site;
  site.config.markdown.fences.have_titles = true;
  site.config.markdown.fences.keep_references = false;
  BOOST_TEST(site.html("```md\n&#123;% note %&#125; &lt;\n```") ==
             "<pre><code class=\"language-md\">{% note %} &amp;lt;\n</code></pre>");
  BOOST_TEST(
      site.html("```java 行高亮 https://a.example 参考链接 mark:1,6-7\nx\n```") ==
      "<figure><figcaption>行高亮 <a href=\"https://a.example\" ep:link=\"0\">参考链接</a></figcaption><pre><code "
      "class=\"language-java\">x\n</code></pre></figure>");
  BOOST_TEST(site.html("```bash command:(\"[root@localhost ~] $\":1,9-10||\"[a (b)] #\":4-6)\nx\n```") ==
             "<pre><code class=\"language-bash\">x\n</code></pre>");
  BOOST_TEST(site.html("```bash 题 (一) command:(\"$\":1) first_line:3\nx\n```") ==
             "<figure><figcaption>题 (一)</figcaption><pre><code class=\"language-bash\">x\n</code></pre></figure>");
}

BOOST_AUTO_TEST_SUITE_END()
