/// What the renderers of Hexo's sites do that is no CommonMark.

#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

struct Row {
  const char* name;
  const char* body;
  const char* html;
};

std::string without_ids(std::string html) {
  for (const char* attribute : {" id=\"", " ep:heading=\"", " ep:link=\"", " ep:image=\""})
    for (std::size_t at; (at = html.find(attribute)) != html.npos;)
      html.erase(at, html.find('"', at + std::string_view(attribute).size()) + 1 - at);
  return html;
}

void check(std::initializer_list<MarkdownSwitch> rules, std::initializer_list<Row> rows,
           const std::string& problems = {}) {
  for (const Row& row : rows) BOOST_TEST_CONTEXT(row.name) {
      ContentSite site;
      for (const MarkdownSwitch rule : rules) rule(site.config.markdown) = true;
      BOOST_TEST(without_ids(site.html(row.body)) == row.html);
      BOOST_TEST(site.problems() == problems);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hexo_renderers)

/// kramed 0.5, and marked 15 with `pedantic`.
BOOST_AUTO_TEST_CASE(bare_headings) {
  check({switch_of<&MarkdownConfig::headings, &HeadingRules::bare>},
        {{"no space", "##题\n\na", "<h2>题</h2><p>a</p>"},
         {"one mark", "#题\n\na", "<h1>题</h1><p>a</p>"},
         {"closed", "##5. x##\n\na", "<h2>5. x</h2><p>a</p>"},
         {"closed behind a space", "##5. x ##\n\na", "<h2>5. x</h2><p>a</p>"},
         {"closed with a space before", "## 题##\n\na", "<h2>题</h2><p>a</p>"},
         {"a name with such a mark", "# C#\n\n#C#\n\n## C#\n", "<h1>C#</h1><h1>C#</h1><h2>C#</h2>"},
         {"under text", "a\n##题", "<p>a</p><h2>题</h2>"},
         {"in an item", "- ##题##", "<ul><li><h2>题</h2></li></ul>"},
         {"in code", "```\n##题##\n```", "<pre><code>##题##\n</code></pre>"},
         {"nothing but marks", "a\n\n####### b\n", "<p>a</p><p>####### b</p>"}});
}

/// What marked shows as text is a heading nevertheless, and said to be wrong; a single mark may begin a tag.
BOOST_AUTO_TEST_CASE(mended_headings) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
    const char* problems;
  } kRows[] = {
      {"closed", "##5. x##", "<h2>5. x</h2>",
       "1:3: no space between '##' and the heading's text [content/bad-heading]\n"},
      {"closed by fewer", "##C#", "<h2>C#</h2>",
       "1:3: no space between '##' and the heading's text [content/bad-heading]\n"},
      {"one mark", "#标签 and #more", "<p>#标签 and #more</p>", ""},
      {"an ideographic space", "#　题", "<h1>题</h1>", ""},
      {"two marks with one", "##　题", "<h2>题</h2>", ""},
      {"under HTML", "<div>\n##题\n</div>", "<div>\n##题\n</div>", ""},
      {"as marked has it", "## 题##", "<h2>题##</h2>", ""},
  };
  for (const auto& row : kRows) BOOST_TEST_CONTEXT(row.name) {
      ContentSite site;
      BOOST_TEST(without_ids(site.html(row.body)) == row.html);
      BOOST_TEST(site.problems() == row.problems);
    }
}

/// kramed 0.5 and marked 0.3: a block of HTML ends where its element does, if no blank line follows.
BOOST_AUTO_TEST_CASE(markdown_under_html) {
  check(
      {switch_of<&MarkdownConfig::html, &HtmlRules::ends_at_tag>},
      {{"a paragraph", "<p>a</p>\n**b** c", "<p>a</p><p><strong>b</strong> c</p>"},
       {"a heading", "<p align=\"center\">a</p>\n## b", "<p style=\"text-align: center\">a</p><h2>b</h2>"},
       {"a list", "<div>a</div>\n- b", "<div>a</div><ul><li>b</li></ul>"},
       {"behind the element", "<p>a</p> **b**\n**c**", "<p>a</p><p><strong>b</strong>\n<strong>c</strong></p>"},
       {"a picture", "<img src=\"https://x.org/a.png\" alt=\"a\">\n**b**",
        "<p><img src=\"https://x.org/a.png\" alt=\"a\"/>\n<strong>b</strong></p>"},
       {"several lines", "<div>\na\n</div>\n**b**", "<div>\na\n</div><p><strong>b</strong></p>"},
       {"more HTML", "<p>a</p>\n<p>b</p>\n**c**", "<p>a</p><p>b</p><p><strong>c</strong></p>"},
       {"blank lines in it", "<div>\n\n**a**\n\n</div>\n\n**b**", "<div>\n\n**a**\n\n</div><p><strong>b</strong></p>"},
       {"a comment", "<!-- a --> **b**", "<p><strong>b</strong></p>"}});
}

/// marked 15: everything up to a blank line is the block's.
BOOST_AUTO_TEST_CASE(html_up_to_a_blank_line) {
  check({},
        {{"a paragraph", "<p>a</p>\n**b** [c](/d)\n\n**e**", "<p>a</p><p>\n**b** [c](/d)</p><p><strong>e</strong></p>"},
         {"a heading", "<div>a</div>\n## b\n##c", "<div>a</div><p>\n## b\n##c</p>"}});
}

/// hexo-renderer-markdown-it 7 (markdown-it 13), `typographer: true`.
BOOST_AUTO_TEST_CASE(replacements) {
  check({switch_of<&MarkdownConfig::typography, &Typography::smart>,
         switch_of<&MarkdownConfig::typography, &Typography::replacements>},
        {{"signs", "(c) (C) (r) (tm) (TM) (p) +-5 +1", "<p>© © ® ™ ™ (p) ±5 +1</p>"},
         {"dots", "a .. b... c.... d. ?... !....", "<p>a … b… c… d. ?.. !..</p>"},
         {"rows of marks", "a,, b, c!!!! d!!! e????? f", "<p>a, b, c!!! d!!! e??? f</p>"},
         {"dashes and quotes", "\"a\" -- b---c", "<p>“a” – b—c</p>"},
         {"escaped", "\\(c) a\\+-b", "<p>(c) a+-b</p>"},
         {"code and addresses", "`(c)` https://e.org/a..b(c)",
          "<p><code>(c)</code> <a href=\"https://e.org/a..b(c)\">https://e.org/a..b(c)</a></p>"}});
  check({switch_of<&MarkdownConfig::typography, &Typography::smart>},
        {{"Hexo's own", "(c) +- a,, b!!!!", "<p>(c) +- a,, b!!!!</p>"}});
}

/// `html: false`.
BOOST_AUTO_TEST_CASE(html_as_text) {
  check({switch_of<&MarkdownConfig::html, &HtmlRules::is_text>},
        {{"in a line", "a <b>*b*</b><br>c vector<int> x",
          "<p>a &lt;b&gt;<em>b</em>&lt;/b&gt;&lt;br&gt;c vector&lt;int&gt; x</p>"},
         {"a block", "<div>\n**b**\n</div>", "<p>&lt;div&gt;\n<strong>b</strong>\n&lt;/div&gt;</p>"},
         {"addresses", "<https://e.org/>", "<p><a href=\"https://e.org/\">https://e.org/</a></p>"},
         {"code", "`<b>`", "<p><code>&lt;b&gt;</code></p>"},
         {"a comment", "a <!-- b --> c", "<p>a  c</p>"}});
}

/// `$$` over blank lines: kramed, markdown-it-plus, multi-markdown-it and the plug-ins with KaTeX.
BOOST_AUTO_TEST_CASE(loose_displays) {
  check({switch_of<&MarkdownConfig::math, &FormulaRules::loose_displays>},
        {{"a blank line", "$$\na_1\n\n+ b_1\n$$\n\nc", "<div class=\"math\">$$\na_1\n\n+ b_1\n$$</div><p>c</p>"},
         {"under text", "a\n\n$$x_1\n\n= y$$", "<p>a</p><div class=\"math\">$$x_1\n\n= y$$</div>"},
         {"in a quotation", "> $$\n> a_1\n>\n> b_1\n> $$",
          "<blockquote><div class=\"math\">$$\na_1\n\nb_1\n$$</div></blockquote>"},
         {"prose", "$$ 是进程号。\n\n子进程里的仍是 $$", "<p>$$ 是进程号。</p><p>子进程里的仍是 $$</p>"},
         {"a fence", "$$\na_1\n\n```\nb\n```\n\n$$", "<p>$$\na_1</p><pre><code>b\n</code></pre><p>$$</p>"},
         {"a heading", "$$\na_1\n\n# b\n\n$$", "<p>$$\na_1</p><h1>b</h1><p>$$</p>"},
         {"among words", "a $$\nx_1\n\ny_1 $$ b", "<p>a $$\nx_1</p><p>y_1 $$ b</p>"}});
}

BOOST_AUTO_TEST_SUITE_END()
