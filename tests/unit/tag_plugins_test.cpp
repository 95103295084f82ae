#include "content/tags.h"

#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(tag_plugins)

BOOST_AUTO_TEST_CASE(words) {
  const struct {
    const char* text;
    std::vector<std::string> words;
  } kCases[] = {
      {"", {}},
      {" a  b\tc ", {"a", "b", "c"}},
      {"\"a b\" 'c d'", {"a b", "c d"}},
      {"it's a \"b\"c", {"it's", "a", "\"b\"c"}},
      {"'\"t t\" \"a a\"'", {"\"t t\" \"a a\""}},
      {"\"open", {"\"open"}},
  };
  for (const auto& row : kCases) BOOST_TEST_CONTEXT(row.text) BOOST_TEST(split_words(row.text) == row.words);
}

BOOST_AUTO_TEST_CASE(tags) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kCases[] = {
      {"blockquote", "{% blockquote 鲁迅, 呐喊 %}\n**引文**\n{% endblockquote %}",
       "<blockquote><p><strong>引文</strong></p><footer><strong>鲁迅</strong><cite>呐喊</cite></footer></blockquote>"},
      {"quote with address", "{% quote A https://e.org/x %}\nq\n{% endquote %}",
       "<blockquote><p>q</p><footer><strong>A</strong><cite><a href=\"https://e.org/x\" ep:link=\"0\">e.org/x</a></cite></footer>"
       "</blockquote>"},
      {"pullquote", "{% pullquote left %}\nq\n{% endpullquote %}", "<blockquote class=\"pullquote left\"><p>q</p></blockquote>"},
      {"codeblock", "{% codeblock lang:js %}\n  a < b;\n    **c**\n{% endcodeblock %}",
       "<pre><code class=\"language-js\">a &lt; b;\n  **c**\n</code></pre>"},
      {"codeblock with a title", "{% codeblock 标题 lang:js first_line:2 https://e.org 看 %}\na\n{% endcodeblock %}",
       "<figure><figcaption>标题 <a href=\"https://e.org\" ep:link=\"0\">看</a></figcaption><pre><code class=\"language-js\">a\n"
       "</code></pre></figure>"},
      {"raw", "{% raw %}<b>{{ x }} **y**</b>{% endraw %}", "<p><b>{{ x }} **y**</b></p>"},
      {"raw is cleaned too", "{% raw %}<script>x</script><i onclick=y>z</i>{% endraw %}", "<p><i>z</i></p>"},
      {"img", "{% img cls /images/a.png 100 200 '\"标题\" \"替代\"' %}",
       "<p><img src=\"https://example.org/images/a.png\" alt=\"替代\" title=\"标题\" width=\"100\" height=\"200\" ep:image=\"0\"/></p>"},
      {"Stellar image", "{% image /images/a.png, width=40px, alt=说明 %}",
       "<p><img src=\"https://example.org/images/a.png\" alt=\"说明\" width=\"40\" ep:image=\"0\"/></p>"},
      {"asset_img", "{% asset_img 图.png 说明 %}",
       "<p><img src=\"https://example.org/2020/01/01/here/%E5%9B%BE.png\" alt=\"说明\" title=\"说明\" ep:image=\"0\"/></p>"},
      {"asset_path in an address", "![x]({% asset_path 图.png %})",
       "<p><img src=\"https://example.org/2020/01/01/here/%E5%9B%BE.png\" alt=\"x\" ep:image=\"0\"/></p>"},
      {"asset_link", "{% asset_link 图.png 文件 %}",
       "<p><a href=\"https://example.org/2020/01/01/here/%E5%9B%BE.png\" title=\"文件\" ep:link=\"0\">文件</a></p>"},
      {"post_link", "见{% post_link there %}。",
       "<p>见<a href=\"https://example.org/2020/01/01/there/\" title=\"那边 &amp; 更远\" ep:link=\"0\">那边 &amp; 更远</a>。</p>"},
      {"post_link with words", "{% post_link there#甲 去 看看 true %}",
       "<p><a href=\"https://example.org/2020/01/01/there/#%E7%94%B2\" title=\"那边 &amp; 更远\" ep:link=\"0\">去 看看</a></p>"},
      {"post_link by title", "{% post_link '那边 & 更远' %}",
       "<p><a href=\"https://example.org/2020/01/01/there/\" title=\"那边 &amp; 更远\" ep:link=\"0\">那边 &amp; 更远</a></p>"},
      {"post_link to nothing", "{% post_link nowhere 文 %}", "<p>文</p>"},
      {"post_path in HTML", "<a href=\"{% post_path there %}\">x</a>",
       "<p><a href=\"https://example.org/2020/01/01/there/\" ep:link=\"0\">x</a></p>"},
      {"link", "{% link 文 https://e.org/ true 题 %}", "<p><a href=\"https://e.org/\" title=\"题\" ep:link=\"0\">文</a></p>"},
      {"link in Butterfly", "{% link 标题,站点,https://e.org/ %}",
       "<p><a href=\"https://e.org/\" title=\"站点\" ep:link=\"0\">标题</a></p>"},
      {"btn", "{% btn 'https://e.org/',去看,far fa-hand,outline %}", "<p><a href=\"https://e.org/\" ep:link=\"0\">去看</a></p>"},
      {"btn with colons", "{% btn regular::去看::https://e.org/ %}", nullptr},
      {"note", "{% note info %}\n注意 **x**\n\n- y\n{% endnote %}",
       "<aside class=\"note info\"><p>注意 <strong>x</strong></p><ul><li>y</li></ul></aside>"},
      {"note with a title", "{% note warning no-icon 小心 %}\nx\n{% endnote %}",
       "<aside class=\"note warning\"><p><strong>小心</strong></p><p>x</p></aside>"},
      {"note alone", "{% note blue, 一句 话 %}", "<aside class=\"note blue\"><p>一句 话</p></aside>"},
      {"note in a list", "- a\n\n  {% note %}\n  x\n  {% endnote %}\n- b",
       "<ul><li><p>a</p><aside class=\"note\"><p>x</p></aside></li><li><p>b</p></li></ul>"},
      {"note in a quotation", "> {% note %}\n> x\n> {% endnote %}",
       "<blockquote><aside class=\"note\"><p>x</p></aside></blockquote>"},
      {"tabs", "{% tabs 名, 2 %}\n<!-- tab 甲@icon -->\n**a**\n<!-- endtab -->\n<!-- tab -->\nb\n<!-- endtab -->\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>甲</strong></p><p><strong>a</strong></p></section>"
       "<section class=\"tab\"><p><strong>名 2</strong></p><p>b</p></section></div>"},
      {"hideToggle", "{% hideToggle 更多,bg,color %}\nx\n{% endhideToggle %}",
       "<details><summary>更多</summary><p>x</p></details>"},
      {"folding", "{% folding cyan open, 更多 %}\nx\n{% endfolding %}", "<details><summary>更多</summary><p>x</p></details>"},
      {"hideInline", "a{% hideInline 答案,看,bg %}b", "<p>a答案b</p>"},
      {"label", "{% label 文字 blue %} {% label primary@词 语 %}", "<p><mark>文字</mark> <mark>词 语</mark></p>"},
      {"marks", "{% u 线 %}{% emp 重 %}{% kbd K %}{% del 删 %}", "<p><u>线</u><em>重</em><kbd>K</kbd><del>删</del></p>"},
      {"checkbox", "{% checkbox red checked, 做完 %}", "<p>☑ 做完</p>"},
      {"gallery", "{% gallery %}\n![甲](https://e.org/a.png) ![](https://e.org/b.png \"乙\")\n{% endgallery %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"甲\" ep:image=\"0\"/><figcaption>甲</figcaption></figure>"
       "<figure><img src=\"https://e.org/b.png\" alt=\"\" title=\"乙\" ep:image=\"1\"/><figcaption>乙</figcaption></figure>"},
      {"timeline", "{% timeline 2024,pink %}\n<!-- timeline 一月 -->\nx\n<!-- endtimeline -->\n{% endtimeline %}",
       "<div class=\"timeline\"><p><strong>2024</strong></p><section class=\"timeline\"><p><strong>一月</strong></p><p>x</p></section></div>"},
      {"flink", "{% flink %}\n- class_name: 友\n  link_list:\n    - name: 甲\n      link: https://e.org/\n      descr: 好\n{% endflink %}",
       "<p><strong>友</strong></p><ul><li><a href=\"https://e.org/\" ep:link=\"0\">甲</a>：好</li></ul>"},
      {"mermaid", "{% mermaid %}\ngraph TD\n  A-->B\n{% endmermaid %}",
       "<pre><code class=\"language-mermaid\">graph TD\n  A--&gt;B\n</code></pre>"},
      {"youtube", "{% youtube abc %}", "<p><a href=\"https://www.youtube.com/watch?v=abc\" ep:link=\"0\">YouTube abc</a></p>"},
      {"aplayer without address", "{% aplayer 歌 手 %}", ""},
      {"unknown tag alone", "a {% nosuch b c %} d", "<p>a  d</p>"},
      {"unknown block", "{% nosuch %}\n**x**\n{% endnosuch %}", "<p><strong>x</strong></p>"},
      {"variables", "{{ title }} {{ page.mood }} {{ nothing }} $\\frac{{a}}{{b}}$",
       "<p>Here &lt;好&gt; {{ nothing }} <span class=\"math\">$\\frac{{a}}{{b}}$</span></p>"},
      {"comment", "a {# hidden **x** #} b {#fff}", "<p>a  b {#fff}</p>"},
      {"in code", "`{% raw %}` and\n\n```\n{% note %}\n```\n\n    {{ title }}",
       "<p><code>{% raw %}</code> and</p><pre><code>{% note %}\n</code></pre><pre><code>{{ title }}\n</code></pre>"},
      {"white space control", "{%- u x -%}", "<p><u>x</u></p>"},
      {"never closed", "{% note", "<p>{% note</p>"},
      {"crossed", "{% note %}\n{% tabs a %}\n<!-- tab b -->\nx\n{% endnote %}\n{% endtabs %}\ny",
       "<aside class=\"note\"><div class=\"tabs\"><section class=\"tab\"><p><strong>b</strong></p><p>x</p></section></div></aside><p>y</p>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.add_post("there", "那边 & 更远");
    site.site.posts[0].fields = {{"mood", "<好>"}};
    site.folder.write("source/_posts/here/图.png", "x");
    BOOST_TEST_CONTEXT(row.name) {
      const std::string html = site.html(row.body);
      if (row.html) BOOST_TEST(html == row.html);
    }
  }
}

BOOST_AUTO_TEST_CASE(messages) {
  ContentSite site;
  site.site.posts[0].body_line = 4;
  site.render("a\n\n{% nosuch x %}\n\n{% note %}\n{% post_link gone %}\n{% endnote %}\n\n{% asset_img no.png %}\n\n[x](gone.md)");
  BOOST_TEST(site.problems() ==
             "6:1: unknown tag 'nosuch', its inner text is kept [content/unknown-tag]\n"
             "9:1: no published post is called 'gone' [content/broken-link]\n"
             "12:1: picture 'no.png' does not exist [content/missing-image]\n"
             "14:5: 'gone.md' leads to no post or page [content/broken-link]\n");
}

BOOST_AUTO_TEST_CASE(off) {
  ContentSite site;
  site.config.nunjucks = false;
  BOOST_TEST(site.html("{% u x %} {{ title }}") == "<p>{% u x %} {{ title }}</p>");
}

BOOST_AUTO_TEST_SUITE_END()
