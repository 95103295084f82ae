#include "content_fixture.h"

#include "base/parallel.h"
#include "folders.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(markdown)

BOOST_AUTO_TEST_CASE(blocks) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kCases[] = {
      {"table", "| a | b |\n|:-:|--:|\n| 1 |",
       "<table><thead><tr><th style=\"text-align: center\">a</th><th style=\"text-align: right\">b"
       "</th></tr></thead><tbody><tr><td style=\"text-align: center\">1</td><td style=\"text-align: "
       "right\"/></tr></tbody></table>"},
      {"break in a cell", "|a|\n|-|\n|x<br>y|",
       "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>x<br/>y</td></tr></tbody></table>"},
      {"tasks", "- [ ] a\n- [x] b", "<ul><li><ep:task done=\"false\"/>a</li><li><ep:task done=\"true\"/>b</li></ul>"},
      {"loose list", "1. a\n\n2. b", "<ol><li><p>a</p></li><li><p>b</p></li></ol>"},
      {"start", "3. a", "<ol start=\"3\"><li>a</li></ol>"},
      {"code language", "```c++ {1,3} title\nx\n```\n\n```{.js}\ny\n```",
       "<pre><code class=\"language-c++\">x\n</code></pre><pre><code>y\n</code></pre>"},
      {"marks deep inside code", "```md\n1. x\n    ````\n    y\n    ````\n```\n\n##z",
       "<pre><code class=\"language-md\">1. x\n    ````\n    y\n    ````\n"
       "</code></pre><h2 id=\"z\" ep:heading=\"0\">z</h2>"},
      {"contents markers",
       "[Toc]\n\n[[_TOC_]]\n\n[[toc]]\n\n${toc}\n\n{:toc}\n\n@[TOC](目录)\n\n> [[_toc_]]\n\n  [TOC]  \n# a",
       "<blockquote/><h1 id=\"a\" ep:heading=\"0\">a</h1>"},
      {"no contents markers",
       "\\[toc]\n\n\\${toc}\n\n`[toc]`\n\n```\n[[_TOC_]]\n```\n\n[toc] a\n\n**[toc]**\n\n[Toc]: /x",
       "<p>[toc]</p><p>${toc}</p><p><code>[toc]</code></p><pre><code>[[_TOC_]]\n</code></pre><p><a "
       "href=\"https://example.org/x\" ep:link=\"0\">toc</a> a</p><p><strong><a href=\"https://example.org/x\" "
       "ep:link=\"1\">toc</a></strong></p>"},
      {"contents marker", "a\n\n[TOC]\n\n@[toc]\n\nb [TOC]", "<p>a</p><p>b [TOC]</p>"},
      {"alert", "> [!NOTE]\n> x **y**\n>\n> z", "<aside class=\"note\"><p>x <strong>y</strong></p><p>z</p></aside>"},
      {"no alert", "> [!NO] x", "<blockquote><p>[!NO] x</p></blockquote>"},
      {"tasks of several blocks", "- [ ] a\n\n- [x] b\n\n  c",
       "<ul><li><p><ep:task done=\"false\"/>a</p></li><li><p><ep:task done=\"true\"/>b</p><p>c</p></li></ul>"},
      {"tasks in quotations", "> - [ ] a\n> - [x] b\n\n> - c\n> - [x]\n\n- \\[ ] d",
       "<blockquote><ul><li><ep:task done=\"false\"/>a</li><li><ep:task done=\"true\"/>b</li></ul></blockquote>"
       "<blockquote><ul><li>c</li><li>[x]</li></ul></blockquote><ul><li>[ ] d</li></ul>"},
      {"descriptions", "术语\n: 解释\n: 又 **一** 个",
       "<dl><dt>术语</dt><dd>解释</dd><dd>又 <strong>一</strong> 个</dd></dl>"},
      {"descriptions in a row", "a\n: b\n\nc\n: d\n\ne", "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl><p>e</p>"},
      {"descriptions beside raw HTML", "a\n: b\n\nc\n: <i>d</i>\n\n<b>e</b>",
       "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd><i>d</i></dd></dl><p><b>e</b></p>"},
      {"colon in a paragraph", ": a\nb\n:c", "<p>: a\nb\n:c</p>"},
      {"link without text", "[](https://e.org/x)",
       "<p><a href=\"https://e.org/x\" ep:link=\"0\">https://e.org/x</a></p>"},
      {"anchor of the author's", "<a id=\"top\" href=\"#top\"></a>a", "<p><span id=\"top\"/>a</p>"},
      {"rule", "a\n\n***", "<p>a</p><hr/>"},
      {"emoji names and wiki links", ":smile: [[page]]", "<p>:smile: [[page]]</p>"},
      {"display mathematics", "$$\nx_1 \\\\ <y>\n$$", "<div class=\"math\">$$\nx_1 \\\\ &lt;y&gt;\n$$</div>"},
      {"environment", "\\begin{align}\na &= b\n\\end{align}",
       "<div class=\"math\">\\begin{align}\na &amp;= b\n\\end{align}</div>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(site.html(row.body) == row.html);
  }
}

BOOST_AUTO_TEST_CASE(spans) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kCases[] = {
      {"struck", "~~a~~ ~b~ ~~~c~~~ \\~~d\\~~", "<p><del>a</del> ~b~ ~~~c~~~ ~~d~~</p>"},
      {"references are straight", "&quot;a&quot; &#39;b&#39; \"c\"", "<p>\"a\" 'b' \"c\"</p>"},
      {"struck around spans", "~~a **b** `c`~~", "<p><del>a <strong>b</strong> <code>c</code></del></p>"},
      {"marked", "==a== b==c==d 重==点==是 ==x", "<p><mark>a</mark> b==c==d 重<mark>点</mark>是 ==x</p>"},
      {"marked at the end", "a ==b==\n\n甲==乙==", "<p>a <mark>b</mark></p><p>甲<mark>乙</mark></p>"},
      {"escapes", "\\~\\~a\\~\\~ \\*b\\*", "<p>~~a~~ *b*</p>"},
      {"mathematics", "$a_1 * b_2$ 与 \\(x_1\\) \\[1\\] $5 和 $6 `$x$`",
       "<p><span class=\"math\">$a_1 * b_2$</span> 与 <span class=\"math\">\\(x_1\\)</span> [1] $5 和 $6 "
       "<code>$x$</code></p>"},
      {"mathematics in an address", "[a](https://e.org/?$x=1$y)",
       "<p><a href=\"https://e.org/?$x=1$y\" ep:link=\"0\">a</a></p>"},
      {"bare addresses", "见 https://e.org/路径，http://e.org/a_b_c. (www.e.org/(x)) a@e.org",
       "<p>见 <a href=\"https://e.org/\" ep:link=\"0\">https://e.org/</a>路径，<a href=\"http://e.org/a_b_c\" "
       "ep:link=\"1\">http://e.org/a_b_c</a>. "
       "(<a href=\"http://www.e.org/(x)\" ep:link=\"2\">www.e.org/(x)</a>) <a href=\"mailto:a@e.org\" "
       "ep:link=\"3\">a@e.org</a></p>"},
      {"no address in a link", "[https://e.org/x](https://e.org/y)",
       "<p><a href=\"https://e.org/y\" ep:link=\"0\">https://e.org/x</a></p>"},
      {"address with CJK in brackets", "<https://e.org/路>",
       "<p><a href=\"https://e.org/%E8%B7%AF\" ep:link=\"0\">https://e.org/路</a></p>"},
      {"spaces in an address", "[a](/files/a b.pdf) ![c](https://e.org/a (1).png \"t\") [d](e f)",
       "<p><a href=\"https://example.org/files/a%20b.pdf\" ep:link=\"0\">a</a> <img src=\"https://e.org/a%20(1).png\" "
       "alt=\"c\" title=\"t\" "
       "ep:image=\"0\"/> [d](e f)</p>"},
      {"pictures with a size",
       "![a](/b.png =300x200) ![a](/b.png \"t\" =50%x) ![a](/b.png =x20)\n\n[a](/b =1x2) ![a](/b.png =x)",
       "<p><img src=\"https://example.org/b.png\" alt=\"a\" ep:image=\"0\"/> <img src=\"https://example.org/b.png\" "
       "alt=\"a\" title=\"t\" "
       "ep:image=\"1\"/> <img src=\"https://example.org/b.png\" alt=\"a\" ep:image=\"2\"/></p><p>[a](/b =1x2) "
       "![a](/b.png =x)</p>"},
      {"references", "a&#1;b&#65;&nbsp;c", "<p>abA\u00A0c</p>"},
      {"private letters of the author", "\uEB00a**\uEB01。**b $x$",
       "<p>\uEB00a<strong>\uEB01。</strong>b <span class=\"math\">$x$</span></p>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(site.html(row.body) == row.html);
  }
}

BOOST_AUTO_TEST_CASE(smart) {
  const struct {
    const char* body;
    const char* html;
  } kCases[] = {
      {"\"a\" -- 'b'... it's --- x", "<p>“a” – ‘b’… it’s — x</p>"},
      {"他说\"好\"吗，她说\"不\"。", "<p>他说“好”吗，她说“不”。</p>"},
      {"(\"a\") **\"b\"** \"**c**\"", "<p>(“a”) <strong>“b”</strong> “<strong>c</strong>”</p>"},
      {"\\\"a\\\" `\"b\"` $\"c\"$", "<p>\"a\" <code>\"b\"</code> <span class=\"math\">$\"c\"$</span></p>"},
      {"https://e.org/a--b...c \"d\"",
       "<p><a href=\"https://e.org/a--b...c\" ep:link=\"0\">https://e.org/a--b...c</a> “d”</p>"},
      {"the '90s and rock 'n' roll", "<p>the ’90s and rock ‘n’ roll</p>"},
      {"'80s, \"'90s\" and '90'", "<p>’80s, “’90s” and ‘90’</p>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.config.markdown.typography.smart = true;
    const std::string html = site.html(row.body);
    BOOST_TEST_CONTEXT(row.body) BOOST_TEST(html == row.html);
  }
}

BOOST_AUTO_TEST_CASE(links) {
  ContentSite site;
  site.add_post("there", "There");
  site.folder.write("source/files/a.pdf", "x");
  const auto fragment = site.render(
      "[a](there.md) [b](/2020/01/01/there/#x) [c](/gone/) [d](/files/a.pdf)\n[e](https://other.org/) [f](#g)");
  std::string got;
  for (const Link& link : fragment->links)
    got += link.url + " " + (link.post == static_cast<std::size_t>(-1) ? "-" : std::to_string(link.post)) + " " +
           link.fragment + (link.is_dangling ? " dangling" : "") + " " + std::to_string(link.line) + "\n";
  BOOST_TEST(got ==
             "https://example.org/2020/01/01/there/ 1  1\n"
             "https://example.org/2020/01/01/there/#x 1 x 1\n"
             "https://example.org/gone/ -  dangling 1\n"
             "https://example.org/files/a.pdf -  1\n"
             "https://other.org/ -  2\n"
             "https://example.org/2020/01/01/here/#g - g 2\n");
}

BOOST_AUTO_TEST_CASE(unclosed_fence) {
  ContentSite site;
  BOOST_TEST(site.html("a\n\n```js\nb\n") == "<p>a</p><pre><code class=\"language-js\">b\n</code></pre>");
  BOOST_TEST(site.problems() == "3:1: a code fence is never closed [content/unclosed-fence]\n");
}

BOOST_AUTO_TEST_CASE(options_of_hexos_renderers) {
  const struct {
    const char* name;
    bool gfm, autolink, description_lists;
    const char* body;
    const char* html;
  } kCases[] = {
      {"no tables", false, true, true, "|a|\n|-|\n|x|", "<p>|a|\n|-|\n|x|</p>"},
      {"no tasks", false, true, true, "- [ ] a", "<ul><li>[ ] a</li></ul>"},
      {"nothing struck, but marked", false, true, true, "~~a~~ ==b== ~c~", "<p>~~a~~ <mark>b</mark> ~c~</p>"},
      {"bare addresses stay text", true, false, true, "https://e.org <https://e.org>",
       "<p>https://e.org <a href=\"https://e.org\" ep:link=\"0\">https://e.org</a></p>"},
      {"no descriptions", true, true, false, "a\n: b", "<p>a\n: b</p>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.config.markdown.gfm = row.gfm;
    site.config.markdown.autolink = row.autolink;
    site.config.markdown.descriptions.are_read = row.description_lists;
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(site.html(row.body) == row.html);
  }
}

BOOST_AUTO_TEST_CASE(same_bytes_with_any_number_of_jobs) {
  ContentSite site;
  std::string body;
  for (int i = 0; i < 40; ++i)
    body += "**甲。**乙 ~~删。~~除 www.e.org/a_b https://e.org/x，==重点== \"引\" [^1] <b>x</b> $y_" +
            std::to_string(i) + "$\n\n";
  body += "[^1]: 注\n";
  site.config.markdown.typography.smart = true;
  site.folder.write("source/_posts/here.md", body);
  const Renderer renderer(site.config, site.site, site.diagnostics);
  const std::string once = ContentSite::serialise(*renderer.render(0));
  std::vector<std::string> many(64);
  parallel_for(many.size(), 8, [&](std::size_t i) { many[i] = ContentSite::serialise(*renderer.render(0)); });
  for (const std::string& one : many) BOOST_REQUIRE(one == once);
}

BOOST_AUTO_TEST_CASE(shared_samples) {
  for (const char* name : {"attachment", "dependence", "loss"}) {
    std::ifstream file(std::string(kShared) + "/samples/" + name + ".md", std::ios::binary);
    if (!file) {
      BOOST_TEST_MESSAGE("skipped: no shared samples here");
      return;
    }
    std::stringstream text;
    text << file.rdbuf();
    ContentSite site;
    const std::string body = text.str().substr(text.str().find("\n---\n", 4) + 5);
    const auto fragment = site.render(body);
    BOOST_TEST(fragment->headings.size() >= 3U);
    BOOST_TEST(site.problems() == "");
    BOOST_TEST(ContentSite::serialise(*fragment).find("**") == std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
