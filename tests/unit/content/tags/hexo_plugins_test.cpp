#include "content/tags/tags.h"

#include "content_fixture.h"
#include "theme_rows.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(hexo_plugins)

BOOST_AUTO_TEST_CASE(formulas) {
  const TagRow kRows[] = {
      {"hexo-math among words", "如{% mathjax %}\\mathbf{g}_t{% endmathjax %}的。",
       "<p>如<span class=\"math\">$\\mathbf{g}_t$</span>的。</p>"},
      {"in an item", "- 一 {% katex %}a_1{% endkatex %}\n- 二",
       "<ul><li>一 <span class=\"math\">$a_1$</span></li><li>二</li></ul>"},
      {"alone in an item", "- {% math %}a_1{% endmath %}\n- 二",
       "<ul><li><span class=\"math\">$a_1$</span></li><li>二</li></ul>"},
      {"alone in a paragraph", "甲\n\n{% mathjax %}a_1{% endmathjax %}\n\n乙",
       "<p>甲</p><div class=\"math\">$$\na_1\n$$</div><p>乙</p>"},
      {"at a line's begin", "{% mathjax %}a_1{% endmathjax %} 是", "<p><span class=\"math\">$a_1$</span> 是</p>"},
      {"a line of a paragraph", "甲\n{% mathjax %}a_1{% endmathjax %}\n乙",
       "<p>甲\n<span class=\"math\">$a_1$</span>\n乙</p>"},
      {"over several lines", "甲 {% math %}\na_1\nb\n{% endmath %} 乙",
       "<p>甲</p><div class=\"math\">$$\na_1\nb\n$$</div><p>乙</p>"},
      {"hexo-math 5 with an option", "甲 {% katex '{\"displayMode\": true}' %}a_1{% endkatex %}",
       "<p>甲</p><div class=\"math\">$$\na_1\n$$</div>"},
      {"the same of MathJax", "甲 {% mathjax '{\"conversion\":{\"display\":true}}' %}a_1{% endmathjax %}",
       "<p>甲</p><div class=\"math\">$$\na_1\n$$</div>"},
      {"in its own marks", "甲 {% math %}$a_1${% endmath %} 乙", "<p>甲 <span class=\"math\">$a_1$</span> 乙</p>"},
      {"with a dollar in it", "甲 {% math %}\\text{$x$}{% endmath %}",
       "<p>甲 <span class=\"math\">\\(\\text{$x$}\\)</span></p>"},
      {"arguments alone (hexo-math 1)", "甲 {% math a_1 < b %} 乙",
       "<p>甲 <span class=\"math\">$a_1 &lt; b$</span> 乙</p>"},
      {"math_block", "甲\n{% math_block %}\n\\begin{aligned}\na &= b\n\\end{aligned}\n{% endmath_block %}\n乙",
       "<p>甲</p><div class=\"math\">$$\n\\begin{aligned}\na &amp;= b\n\\end{aligned}\n$$</div><p>乙</p>"},
      {"math_block in a line", "甲 {% math_block %}a_1{% endmath_block %}",
       "<p>甲</p><div class=\"math\">$$\na_1\n$$</div>"},
      {"an empty one", "甲 {% math %}{% endmath %}乙", "<p>甲 乙</p>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(ruby) {
  const TagRow kRows[] = {
      {"hexo-tag-ruby", "坐{% ruby 飞机|fēijī %}去", "<p>坐<ruby>飞机<rt>fēijī</rt></ruby>去</p>"},
      {"words", "{% ruby 飞 机 | fēi jī %}", "<p><ruby>飞 机<rt>fēi jī</rt></ruby></p>"},
      {"pinyin", "{% pinyin 注音|zhùyīn %}", "<p><ruby>注音<rt>zhùyīn</rt></ruby></p>"},
      {"in quotes", "{% ruby '超電磁砲|レールガン' %}", "<p><ruby>超電磁砲<rt>レールガン</rt></ruby></p>"},
      {"no reading", "{% ruby 飞机 %}{% ruby 甲| %}{% ruby |乙 %}", "<p>飞机甲乙</p>"},
      {"markup is text", "{% ruby a<b|c&d %}", "<p><ruby>a&lt;b<rt>c&amp;d</rt></ruby></p>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(diagrams) {
  const TagRow kRows[] = {
      {"plantuml", "{% plantuml %}\nA -> B: \"好\"\n{% endplantuml %}",
       "<pre><code class=\"language-plantuml\">A -&gt; B: \"好\"\n</code></pre>"},
      {"puml", "{% puml %}\nA -> B\n{% endpuml %}", "<pre><code class=\"language-plantuml\">A -&gt; B\n</code></pre>"},
      {"echarts with a size", "{% echarts 400 '85%' %}\n{ title: '图' }\n{% endecharts %}",
       "<pre><code class=\"language-echarts\">{ title: '图' }\n</code></pre>"},
      {"graphviz", "{% graphviz %}\ndigraph { a -> b }\n{% endgraphviz %}",
       "<pre><code class=\"language-graphviz\">digraph { a -&gt; b }\n</code></pre>"},
      {"graphviz with a caption", "{% graphviz 图 一 %}\ndigraph { a }\n{% endgraphviz %}",
       "<figure><figcaption>图 一</figcaption><pre><code class=\"language-graphviz\">digraph { a "
       "}\n</code></pre></figure>"},
      {"flowchart", "{% flowchart %}\nst=>start: 开始\n{% endflowchart %}",
       "<pre><code class=\"language-flowchart\">st=&gt;start: 开始\n</code></pre>"},
      {"flow", "{% flow %}\nst=>start\n{% endflow %}",
       "<pre><code class=\"language-flow\">st=&gt;start\n</code></pre>"},
      {"sequence", "{% sequence %}\nA->B: x\n{% endsequence %}",
       "<pre><code class=\"language-sequence\">A-&gt;B: x\n</code></pre>"},
      {"markmap is a list", "{% markmap 300px %}\n- 甲\n  - 乙\n{% endmarkmap %}",
       "<div class=\"markmap\"><ul><li>甲<ul><li>乙</li></ul></li></ul></div>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(arguments_of_unknown_blocks) {
  const struct {
    const char* arguments;
    const char* title;
  } kRows[] = {
      {"标题", "标题"},
      {"'标题, 副标题'", "标题, 副标题"},
      {"\"a, b\" color:red", "a, b"},
      {"400 '85%'", ""},
      {"color:red width:20px", ""},
      {"class=\"two words\"", ""},
      {"data-x='甲 乙' 标题", "标题"},
      {"title=\"两 词\" class=\"a b\"", "两 词"},
      {"#fff 标题", "标题"},
      {"rgb(1, 2, 3) 标题", "标题"},
      {"noIcon", ""},
      {"tomato", ""},
      {"true 标题", "标题"},
      {"Warning", "Warning"},
      {"How to cook", "How to cook"},
      {"blue, 标题", "标题"},
      {"https://e.org/a 标题", "<a href=\"https://e.org/a\" ep:link=\"0\">标题</a>"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    const std::string title = row.title;
    BOOST_TEST_CONTEXT(row.arguments)
    BOOST_TEST(site.html("{% odd " + std::string(row.arguments) + " %}\nx\n{% endodd %}") ==
               (title.empty()     ? ""
                : title[0] == '<' ? "<p>" + title + "</p>"
                                  : "<p><strong>" + title + "</strong></p>") +
                   "<p>x</p>");
  }
}

BOOST_AUTO_TEST_CASE(older_stellar) {
  const TagRow kRows[] = {
      {"grid with a title", "{% grid 标题 %}\n甲\n{% endgrid %}",
       "<div class=\"grid\"><p><strong>标题</strong></p><p>甲</p></div>"},
      {"grid with looks", "{% grid w:240px bg:box %}\n甲\n{% endgrid %}", "<div class=\"grid\"><p>甲</p></div>"},
      {"border", "{% border 标题 child:codeblock color:orange %}\n甲\n{% endborder %}",
       "<div class=\"border\"><p><strong>标题</strong></p><p>甲</p></div>"},
      {"border without a title", "{% border %}\n甲\n{% endborder %}", "<div class=\"border\"><p>甲</p></div>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(own_friends) {
  const struct {
    const char* body;
    const char* html;
    const char* problems;
  } kRows[] = {
      {"{% friends only:group2 %}",
       "<p><strong>二</strong></p><ul><li><a href=\"https://b.org/\" ep:link=\"0\">乙</a>：说乙</li></ul>", ""},
      {"{% friends not:group2 %}", "<ul><li><a href=\"https://a.org/\" ep:link=\"0\">甲</a></li></ul>", ""},
      {"{% friends %}",
       "<ul><li><a href=\"https://a.org/\" ep:link=\"0\">甲</a></li></ul><p><strong>二</strong></p><ul><li><a "
       "href=\"https://b.org/\" ep:link=\"1\">乙</a>：说乙</li></ul>",
       ""},
      {"{% friends only:none %}", "",
       "1:1: no file in 'source/_data' has the group 'none' of the tag 'friends', it is left out "
       "[content/unknown-tag]\n"},
      {"{% sites only:group2 %}", "",
       "1:1: no file in 'source/_data' has the group 'group2' of the tag 'sites', it is left out "
       "[content/unknown-tag]\n"},
      {"{% friends api:https://e.org/ %}", "",
       "1:1: what the tag 'friends' shows is only known to the theme, it is left out [content/unknown-tag]\n"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    site.folder.write("source/_data/friends.yml",
                      "group1:\n  items:\n    - title: 甲\n      url: https://a.org/\ngroup2:\n  title: 二\n  items:\n"
                      "    - name: 乙\n      url: https://b.org/\n      description: 说乙\n");
    BOOST_TEST_CONTEXT(row.body) {
      BOOST_TEST(site.html(row.body) == row.html);
      BOOST_TEST(site.problems() == row.problems);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
