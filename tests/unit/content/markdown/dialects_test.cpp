#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

struct Row {
  const char* name;
  const char* body;
  const char* html;
};

enum class Dialect { kramdown, goldmark, marked };

std::string html_of(const char* body, Dialect dialect) {
  ContentSite site;
  site.config.kind = dialect == Dialect::kramdown   ? &jekyll_kind()
                     : dialect == Dialect::goldmark ? &hugo_kind()
                                                    : &hexo_kind();
  site.config.markdown.kramdown = dialect == Dialect::kramdown;
  site.config.markdown.descriptions.several_terms = dialect != Dialect::marked;
  site.config.markdown.math.is_read = dialect == Dialect::marked;
  return site.html(body);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dialects)

/// What kramdown and Goldmark agree on.
BOOST_AUTO_TEST_CASE(descriptions) {
  const Row kRows[] = {
      {"several blocks", "A\n: p1\n\n    p2\n\n    - l\n\n: x\n\nafter",
       "<dl><dt>A</dt><dd>p1<p>p2</p><ul><li>l</li></ul></dd><dd><p>x</p></dd></dl><p>after</p>"},
      {"a fence first", "A\n: ```\n  *x*\n  ```\n\nafter *em*",
       "<dl><dt>A</dt><dd><pre><code>*x*\n</code></pre></dd></dl><p>after <em>em</em></p>"},
      {"a fence below", "A\n\n:   ```sh\n    ls\n    ```\n\n    more\n\nB\n:   x\n\nafter",
       "<dl><dt>A</dt><dd><pre><code "
       "class=\"language-sh\">ls\n</code></pre><p>more</p></dd><dt>B</dt><dd>x</dd></dl><p>after</p>"},
      {"code by indentation", "A\n: x\n\n      code\n\nB\n: y",
       "<dl><dt>A</dt><dd>x<pre><code>code\n</code></pre></dd><dt>B</dt><dd>y</dd></dl>"},
      {"lists", "A\n: - x\n  - y\n\nB\n: 1. x\n  2. y",
       "<dl><dt>A</dt><dd><ul><li>x</li><li>y</li></ul></dd><dt>B</dt><dd><ol><li>x</li><li>y</li></ol></dd></dl>"},
      {"a quotation", "A\n: > q\n  > r\n\nB",
       "<dl><dt>A</dt><dd><blockquote><p>q\nr</p></blockquote></dd></dl><p>B</p>"},
      {"a heading, a rule", "A\n: ### H\n\n  x\n: ---",
       "<dl><dt>A</dt><dd><h3 id=\"h\" ep:heading=\"0\">H</h3><p>x</p></dd><dd><hr/></dd></dl>"},
      {"a table", "A\n: | a | b |\n  |---|---|\n  | 1 | 2 |\n\nB",
       "<dl><dt>A</dt><dd><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></"
       "tbody></table></dd></dl><p>B</p>"},
      {"another list", "A\n: x\n\n  B\n  : y\n\nC\n: z",
       "<dl><dt>A</dt><dd>x<dl><dt>B</dt><dd>y</dd></dl></dd><dt>C</dt><dd>z</dd></dl>"},
      {"several terms, lazy lines", "A\nB\n: d\nlazy\n: e", "<dl><dt>A</dt><dt>B</dt><dd>d\nlazy</dd><dd>e</dd></dl>"},
      {"loose", "A\n\n: d\n\n: e\n\nB\n: f",
       "<dl><dt>A</dt><dd><p>d</p></dd><dd><p>e</p></dd><dt>B</dt><dd>f</dd></dl>"},
      {"a tab", "A\n:\tx\n\n\ty\n\nB", "<dl><dt>A</dt><dd>x<p>y</p></dd></dl><p>B</p>"},
      {"wide", "A\n:       x\n\nB", "<dl><dt>A</dt><dd>x</dd></dl><p>B</p>"},
      {"in a quotation", "> t\n> : d\n>\n>   e\n>\n> f",
       "<blockquote><dl><dt>t</dt><dd>d<p>e</p></dd></dl><p>f</p></blockquote>"},
      {"in an item", "- t\n  : d\n- u", "<ul><li><dl><dt>t</dt><dd>d</dd></dl></li><li>u</li></ul>"},
      {"in an admonition", "!!! note\n    A\n    : b\n\n        c\n\nd",
       "<aside class=\"note\"><dl><dt>A</dt><dd>b<p>c</p></dd></dl></aside><p>d</p>"},
      {"no term", ": x\n\n# H\n: y", "<p>: x</p><h1 id=\"h\" ep:heading=\"0\">H</h1><p>: y</p>"},
      {"a list of the author's behind it", "A\n: b\n\n+ x\n+ y",
       "<dl><dt>A</dt><dd>b</dd></dl><ul><li><p>x</p></li><li><p>y</p></li></ul>"},
      {"behind a list and a quotation", "A\n: - b\n  - c\n: d\n: > e\n: f\n\n  - g\n: h",
       "<dl><dt>A</dt><dd><ul><li>b</li><li>c</li></ul></dd><dd>d</dd><dd><blockquote><p>e</p></blockquote></dd>"
       "<dd>f<ul><li>g</li></ul></dd><dd>h</dd></dl>"},
      {"in an item", "- A\n  : b\n  : c\n- d", "<ul><li><dl><dt>A</dt><dd>b</dd><dd>c</dd></dl></li><li>d</li></ul>"},
      {"in code and in HTML", "```\nA\n: b\n```\n\n    A\n    : c\n\n<div>\nA\n: d\n</div>",
       "<pre><code>A\n: b\n</code></pre><pre><code>A\n: c\n</code></pre><div>\nA\n: d\n</div>"},
      {"no space", "A\n:b", "<p>A\n:b</p>"},
  };
  for (const Row& row : kRows)
    for (const Dialect dialect : {Dialect::kramdown, Dialect::goldmark})
      BOOST_TEST(html_of(row.body, dialect) == row.html, row.name << ": " << html_of(row.body, dialect));
  BOOST_TEST(html_of("A\n: b\n: c\n\nx\ny\n: z\n\nB\n\n: d", Dialect::marked) ==
             "<dl><dt>A</dt><dd>b</dd><dd>c</dd></dl><p>x</p><dl><dt>y</dt><dd>z</dd></dl><p>B</p><p>: d</p>");
}

/// Each as kramdown 2.4 with its parser for GFM writes it.
BOOST_AUTO_TEST_CASE(kramdown_tables) {
  const Row kRows[] = {
      {"bars in elements alone", "para <a href=\"h?x|y\">l</a>\n\na <b>x | y</b> z",
       "<p>para <a href=\"https://example.org/2020/01/01/here/h?x%7Cy\" ep:link=\"0\">l</a></p><p>a <b>x | y</b> "
       "z</p>"},
      {"bars in code", "| a `x|y` | <code>p|q</code> | ``c\\|d`` |",
       "<table><tbody><tr><td>a "
       "<code>x|y</code></td><td><code>p|q</code></td><td><code>c\\|d</code></td></tr></tbody></table>"},
      {"bars behind backslashes", "| a \\\\| b | c |\n| $\\\\|x\\\\|$ | d |",
       "<table><tbody><tr><td>a | b</td><td>c</td></tr><tr><td>$|x|$</td><td>d</td>"
       "</tr></tbody></table>"},
      {"no outer bars", "a | b\nc | d\n\ne",
       "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table><p>e</p>"},
      {"a bar at the start of a later row", "a | b\n| c",
       "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td/><td>c</td></tr></tbody></table>"},
      {"words of CJK", "名 | 值\n--- | ---\n*一* | 二",
       "<table><thead><tr><th>名</th><th>值</th></tr></thead><tbody><tr><td><em>一</em></td><td>二</td></tr></tbody></"
       "table>"},
      {"a bar alone", "a | b\n|\nc | d",
       "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td/><td/></tr><tr><td>c</td><td>d</td></tr></tbody></table>"},
      {"a rule first", "|---|---|\n| a | b |", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"},
      {"all of it", "|--+--|\n| a | b |\n|:-|-:|\n| c | d |\n|--+--|\n| e | f |\n|==+==|\n| g | h |\n|--+--|",
       "<table><thead><tr><th style=\"text-align: left\">a</th><th style=\"text-align: right\">b</th></tr></thead>"
       "<tbody><tr><td style=\"text-align: left\">c</td><td style=\"text-align: right\">d</td></tr></tbody>"
       "<tbody><tr><td style=\"text-align: left\">e</td><td style=\"text-align: right\">f</td></tr></tbody>"
       "<tfoot><tr><td style=\"text-align: left\">g</td><td style=\"text-align: right\">h</td></tr></tfoot></table>"},
      {"a head of two rows", "a | b\nc | d\n- | -\ne | f",
       "<table><thead><tr><th>a</th><th>b</th></tr><tr><th>c</th><th>d</th></tr></thead><tbody><tr><td>e</td><td>f</"
       "td></tr></tbody></table>"},
      {"a foot without a head", "| a |\n|===\n| b |",
       "<table><tbody><tr><td>a</td></tr></tbody><tfoot><tr><td>b</td></tr></tfoot></table>"},
      {"attributes above", "x\n\n{:.t}\n| a | b |",
       "<p>x</p><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"},
      {"attributes below, then what is no row", "| a | b |\n{:.t}\n| c | d |",
       "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table><p>| c | d |</p>"},
      {"in items", "- a | b\n- c\n\n  | d | e |\n  | f | g |",
       "<ul><li><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table></li><li><p>c</p>"
       "<table><tbody><tr><td>d</td><td>e</td></tr><tr><td>f</td><td>g</td></tr></tbody></table></li></ul>"},
      {"in a quotation", "> | a | b |\n> | c | d |\n>\n> x",
       "<blockquote><table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table><p>x</p></"
       "blockquote>"},
      {"in a quotation in an item", "- > | a | b |\n  > |---|---|\n  > | c | d |\n- > - | e |",
       "<ul><li><blockquote><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr>"
       "</tbody></table></blockquote></li><li><blockquote><ul><li><table><tbody><tr><td>e</td></tr></tbody></table>"
       "</li></ul></blockquote></li></ul>"},
      {"in a quotation that goes on without marks", "> | a | b |\n|---|---|\n| c | d |\n\nx",
       "<blockquote><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody>"
       "</table></blockquote><p>x</p>"},
      {"in descriptions", "A\n: a | b\nc | d\n: e\n: f | g\n\n  h | i\n: j | k",
       "<dl><dt>A</dt><dd><table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table></dd>"
       "<dd>e</dd><dd><table><tbody><tr><td>f</td><td>g</td></tr></tbody></table><table><tbody><tr><td>h</td><td>i</td>"
       "</tr></tbody></table></dd><dd><table><tbody><tr><td>j</td><td>k</td></tr></tbody></table></dd></dl>"},
      {"text behind it", "| a | b |\nx", "<p>| a | b |\nx</p>"},
      {"text before it", "x\n| a | b |", "<p>x\n| a | b |</p>"},
      {"bars that part nothing", "a \\| b\n\n`c|d`\n\n{{ page.title | escape }}",
       "<p>a | b</p><p><code>c|d</code></p><p>Here</p>"},
      {"other blocks", "# a | b\n\nc | d\n---",
       "<h1 id=\"a--b\" ep:heading=\"0\">a | b</h1><h2 id=\"c--d\" ep:heading=\"1\">c | d</h2>"},
  };
  for (const Row& row : kRows)
    BOOST_TEST(html_of(row.body, Dialect::kramdown) == row.html,
               row.name << ": " << html_of(row.body, Dialect::kramdown));
}

BOOST_AUTO_TEST_CASE(kramdown_lines) {
  const Row kRows[] = {
      {"fences that are never closed", "~~~\n*x*\n\n`a`\n\n```js\nb",
       "<p>~~~\n<em>x</em></p><p><code>a</code></p><p>```js\nb</p>"},
      {"of four marks, closed by four", "~~~~\na\n~~~\nb\n~~~~\n*c*",
       "<pre><code>a\n~~~\nb\n</code></pre><p><em>c</em></p>"},
      {"of four marks, closed by three alone", "~~~~\na\n~~~\n*c*", "<pre><code>a\n</code></pre><p><em>c</em></p>"},
      {"of five backticks, closed by four", "`````\na\n```\n````\n*c*",
       "<pre><code>a\n```\n</code></pre><p><em>c</em></p>"},
      {"of four marks, then one of three", "~~~~\n*x*\n\n```\ny\n```",
       "<p>~~~~\n<em>x</em></p><pre><code>y\n</code></pre>"},
      {"behind one that is", "```\n*x*\n```\n\n```\n*y*", "<pre><code>*x*\n</code></pre><p>```\n<em>y</em></p>"},
      {"attributes end a block", "x\n{:.a}\ny\n\n> q\n{:.b}\n> r\n\n> s\n> {:.c}\n> t",
       "<p>x</p><p>y</p><blockquote><p>q</p></blockquote><blockquote><p>r</p></blockquote><blockquote><p>s</p><p>t</"
       "p></blockquote>"},
      {"attributes part lists",
       "- a\n{:.x}\n- b\n\nx\n\n1. a\n2. b\n{: #y}\n\n3. c\n\n{:.z}\n4. d\n\ny\n\n- a\n  {:.x}\n- b\n\n> - a\n> "
       "{:.x}\n> - b",
       "<ul><li>a</li></ul><ul><li>b</li></ul><p>x</p><ol><li>a</li><li>b</li></ol><ol start=\"3\"><li>c</li></ol><ol "
       "start=\"4\"><li>d</li></ol>"
       "<p>y</p><ul><li>a</li><li>b</li></ul><blockquote><ul><li>a</li></ul><ul><li>b</li></ul></blockquote>"},
      {"attributes part lists in lists", "- a\n  - b\n  {:.x}\n  - c\n{:.y}\n- d",
       "<ul><li>a<ul><li>b</li></ul><ul><li>c</li></ul></li></ul><ul><li>d</li></ul>"},
      {"the end of a block", "- a\n^\n- b\n\n^\n\n    code\n\nx\n^\ny ^",
       "<ul><li>a</li></ul><ul><li>b</li></ul><pre><code>code\n</code></pre><p>x</p><p>y ^</p>"},
      {"several attributes", "*a*{:.x}{:#y} b{:.z} {{:.x}}", "<p><em>a</em> b{:.z} {{:.x}}</p>"},
      {"contents", "{:toc}\n* x\n\n* y\n{:toc}\n\n{:toc}\n\nz", "<p>z</p>"},
  };
  for (const Row& row : kRows)
    BOOST_TEST(html_of(row.body, Dialect::kramdown) == row.html,
               row.name << ": " << html_of(row.body, Dialect::kramdown));
}

/// What stands right below an item belongs to it. Each as kramdown 2.4 has it.
BOOST_AUTO_TEST_CASE(kramdown_lists) {
  const Row kRows[] = {
      {"one space", "1. a\n - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"},
      {"two", "1. a\n  - b\n  - c\n2. d", "<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>"},
      {"none", "1. a\n- b\n2. d", "<ol><li>a<ul><li>b</li></ul></li><li>d</li></ol>"},
      {"numbers in a list of dashes", "- a\n1. b\n- c", "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"},
      {"numbers beside each other", "1. a\n  2. b\n3. c", "<ol><li>a</li><li>b</li><li>c</li></ol>"},
      {"in it another", "1. a\n- b\n  - c\n2. d",
       "<ol><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ol>"},
      {"a wide marker", "10. a\n   - b\n11. c", "<ol start=\"10\"><li>a<ul><li>b</li></ul></li><li>c</li></ol>"},
      {"code", "1. 一\n```\nls\n  la\n```\n2. 二", "<ol><li>一<pre><code>ls\n  la\n</code></pre></li><li>二</li></ol>"},
      {"code that is indented less than its fence", "- a\n  ```\nx\n  ```\n- b",
       "<ul><li>a<pre><code>x\n</code></pre></li><li>b</li></ul>"},
      {"a quotation", "1. a\n> q\n2. b", "<ol><li>a<blockquote><p>q</p></blockquote></li><li>b</li></ol>"},
      {"behind a blank line", "1. a\n\n```\nls\n```", "<ol><li>a</li></ol><pre><code>ls\n</code></pre>"},
      {"indented as in CommonMark", "1. a\n   - b\n     - c\n2. d",
       "<ol><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ol>"},
      {"lazy words", "- a\nb\n- c", "<ul><li>a\nb</li><li>c</li></ul>"},
  };
  for (const Row& row : kRows)
    BOOST_TEST(html_of(row.body, Dialect::kramdown) == row.html,
               row.name << ": " << html_of(row.body, Dialect::kramdown));
}

/// A block of HTML ends with its element, and an element of phrases begins a paragraph.
BOOST_AUTO_TEST_CASE(kramdown_html) {
  const Row kRows[] = {
      {"a picture and its caption", "<img src=\"https://e.org/a.png\" alt=\"x\">\n*c* [l](https://e.org)",
       "<p><img src=\"https://e.org/a.png\" alt=\"x\" ep:image=\"0\"/>\n<em>c</em> <a href=\"https://e.org\" "
       "ep:link=\"0\">l</a></p>"},
      {"an element of phrases over lines", "<span class=\"x\">\n**b**\n</span>\n\n<br />\n*c*",
       "<p><span class=\"x\">\n<strong>b</strong>\n</span></p><p><br/>\n<em>c</em></p>"},
      {"one alone", "<img src=\"https://e.org/a.png\" alt=\"x\">\n\n*c*",
       "<p><img src=\"https://e.org/a.png\" alt=\"x\" ep:image=\"0\"/></p><p><em>c</em></p>"},
      {"a paragraph behind an element", "<div>x</div>\n**b**\n\n<hr>\n*c*",
       "<div>x</div><p><strong>b</strong></p><hr/><p><em>c</em></p>"},
      {"behind several", "<p>a</p>\n<p>b</p>\n**c**", "<p>a</p><p>b</p><p><strong>c</strong></p>"},
      {"behind nested ones", "<div>\n<div>a</div>\n*raw*\n</div>\n**c**",
       "<div>\n<div>a</div>\n*raw*\n</div><p><strong>c</strong></p>"},
      {"behind one with a blank line", "<div>\na\n\n</div>\n名**c**", "<div>\na\n\n</div><p>名<strong>c</strong></p>"},
      {"a heading, a list, a table", "<div>x</div>\n## h\n\n<div>x</div>\n- a\n\n<div>x</div>\n| a | b |",
       "<div>x</div><h2 id=\"h\" ep:heading=\"0\">h</h2><div>x</div><ul><li>a</li></ul><div>x</div>"
       "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"},
      {"more behind it in its line", "<div>x</div> y\n*b*", "<div>x</div><p>y\n<em>b</em></p>"},
      {"blank lines and indents in one", "<div>\n  <p>a</p>\n\n    <p>c **x**</p>\n</div>\n\n*b*",
       "<div>\n  <p>a</p>\n\n    <p>c **x**</p>\n</div><p><em>b</em></p>"},
      {"a comment before words", "<!-- c --> **u**", "<p><strong>u</strong></p>"},
      {"text between blank lines", "<details>\n<summary>s</summary>\n\n*t*\n\n</details>",
       "<details>\n<summary>s</summary>\n\n*t*\n\n</details>"},
      {"Markdown where it is asked for", "<div markdown=\"1\">\n\n**b**\n\n</div>",
       "<div><p><strong>b</strong></p></div>"},
      {"in code", "```\n<div>x</div>\n*b*\n```\n\n    <img>\n    *c*",
       "<pre><code>&lt;div&gt;x&lt;/div&gt;\n*b*\n</code></pre><pre><code>&lt;img&gt;\n*c*\n</code></pre>"},
      {"in a paragraph", "a\n<b>x</b>\n*c*", "<p>a\n<b>x</b>\n<em>c</em></p>"},
  };
  for (const Row& row : kRows)
    BOOST_TEST(html_of(row.body, Dialect::kramdown) == row.html,
               row.name << ": " << html_of(row.body, Dialect::kramdown));
}

/// Lines that lack the marks or the indentation of the paragraph that they go on in may be a table in it.
BOOST_AUTO_TEST_CASE(tables_in_lazy_lines) {
  const std::string table =
      "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>";
  const struct {
    const char* name;
    const char* body;
    std::string html;
  } kRows[] = {
      {"quotation", "> t\n| a | b |\n|---|---|\n| 1 | 2 |\n\nx",
       "<blockquote><p>t</p>" + table + "</blockquote><p>x</p>"},
      {"no outer bars", "> t\na | b\n---|---\n1 | 2\n", "<blockquote><p>t</p>" + table + "</blockquote>"},
      {"item", "- t\n| a | b |\n|---|---|\n| 1 | 2 |\n- u", "<ul><li>t" + table + "</li><li>u</li></ul>"},
      {"quotation in an item", "- > t\n  | a | b |\n  |---|---|\n  | 1 | 2 |",
       "<ul><li><blockquote><p>t</p>" + table + "</blockquote></li></ul>"},
      {"item in a quotation", "> - t\n| a | b |\n|---|---|\n| 1 | 2 |",
       "<blockquote><ul><li>t" + table + "</li></ul></blockquote>"},
      {"quotation in a quotation", "> > t\n> | a | b |\n> |---|---|\n> | 1 | 2 |",
       "<blockquote><blockquote><p>t</p>" + table + "</blockquote></blockquote>"},
      {"its rows alone", "> | a | b |\n> |---|---|\n| 1 | 2 |", "<blockquote>" + table + "</blockquote>"},
      {"behind a blank line", "> t\n\n| a | b |\n|---|---|\n| 1 | 2 |", "<blockquote><p>t</p></blockquote>" + table},
      {"behind a blank line with a mark", "> t\n>\n| a | b |\n|---|---|\n| 1 | 2 |",
       "<blockquote><p>t</p></blockquote>" + table},
      {"behind a heading", "> ## t\n| a | b |\n|---|---|\n| 1 | 2 |",
       "<blockquote><h2 id=\"t\" ep:heading=\"0\">t</h2></blockquote>" + table},
      {"behind code", "> ```\n> t\n> ```\n| a | b |\n|---|---|\n| 1 | 2 |",
       "<blockquote><pre><code>t\n</code></pre></blockquote>" + table},
      {"no table", "> t\n| a | b |", "<blockquote><p>t\n| a | b |</p></blockquote>"},
  };
  for (const auto& row : kRows)
    for (const Dialect dialect : {Dialect::goldmark, Dialect::kramdown})
      BOOST_TEST(html_of(row.body, dialect) == row.html,
                 row.name << " " << int(dialect) << ": " << html_of(row.body, dialect));
}

/// The text of a note goes on in indented lines.
BOOST_AUTO_TEST_CASE(notes) {
  ContentSite site;
  BOOST_TEST(site.html("t[^1]\n\n[^1]: a\n\n    !!! tip\n        b\n\n    *c*\n\nd") ==
             "<p>t<ep:ref note=\"1\" nth=\"1\"/></p><p>d</p><ep:note n=\"1\"><p>a</p><aside class=\"note "
             "tip\"><p>b</p></aside><p><em>c</em></p></ep:note>");
}

BOOST_AUTO_TEST_SUITE_END()
