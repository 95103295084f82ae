#include "content/tags/tags.h"

#include "content_fixture.h"
#include "kinds/kinds.h"

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
       "<blockquote><p>q</p><footer><strong>A</strong><cite><a href=\"https://e.org/x\" "
       "ep:link=\"0\">e.org/x</a></cite></footer>"
       "</blockquote>"},
      {"pullquote", "{% pullquote left %}\nq\n{% endpullquote %}",
       "<blockquote class=\"pullquote left\"><p>q</p></blockquote>"},
      {"codeblock", "{% codeblock lang:js %}\n  a < b;\n    **c**\n{% endcodeblock %}",
       "<pre><code class=\"language-js\">a &lt; b;\n  **c**\n</code></pre>"},
      {"codeblock with a title", "{% codeblock 标题 lang:js first_line:2 https://e.org 看 %}\na\n{% endcodeblock %}",
       "<figure><figcaption>标题 <a href=\"https://e.org\" ep:link=\"0\">看</a></figcaption><pre><code "
       "class=\"language-js\">a\n"
       "</code></pre></figure>"},
      {"raw", "{% raw %}<b>{{ x }} **y**</b>{% endraw %}", "<p><b>{{ x }} **y**</b></p>"},
      {"raw around a fence", "{% raw %}\n<i>a</i>\n```js x\n{{ y }} <z>\n```\n{% endraw %}",
       "<p><i>a</i></p><figure><figcaption>x</figcaption><pre><code class=\"language-js\">{{ y }} "
       "&lt;z&gt;\n</code></pre></figure>"},
      {"raw around an open fence", "{% raw %}\n~~~\n{{ y }}\n{% endraw %}", "<pre><code>{{ y }}\n</code></pre>"},
      {"an end in code is none", "{% note %}\n```\n{% endnote %}\n```\nx\n{% endnote %}",
       "<aside class=\"note\"><pre><code>{% endnote %}\n</code></pre><p>x</p></aside>"},
      {"an end only in code", "{% note 甲 %}\n\n```\n{% endnote %}\n```",
       "<aside class=\"note\"><p>甲</p></aside><pre><code>{% endnote %}\n</code></pre>"},
      {"raw is cleaned too", "{% raw %}<script>x</script><i onclick=y>z</i>{% endraw %}", "<p><i>z</i></p>"},
      {"img", "{% img cls /images/a.png 100 200 '\"标题\" \"替代\"' %}",
       "<p><img src=\"https://example.org/images/a.png\" alt=\"替代\" title=\"标题\" width=\"100\" height=\"200\" "
       "ep:image=\"0\"/></p>"},
      {"Stellar image", "{% image /images/a.png, width=40px, alt=说明 %}",
       "<figure><img src=\"https://example.org/images/a.png\" alt=\"说明\" width=\"40\" "
       "ep:image=\"0\"/><figcaption>说明</figcaption></figure>"},
      {"asset_img", "{% asset_img 图.png 说明 %}",
       "<p><img src=\"https://example.org/2020/01/01/here/%E5%9B%BE.png\" alt=\"说明\" title=\"说明\" "
       "ep:image=\"0\"/></p>"},
      {"a picture's title of words", "{% asset_img 图.png 甲 乙 %}",
       "<p><img src=\"https://example.org/2020/01/01/here/%E5%9B%BE.png\" alt=\"甲 乙\" title=\"甲 乙\" "
       "ep:image=\"0\"/></p>"},
      {"a title with another text", "{% asset_img 图.png 30 20 \"甲 '乙'\" %}",
       "<p><img src=\"https://example.org/2020/01/01/here/%E5%9B%BE.png\" alt=\"乙\" title=\"甲\" width=\"30\" "
       "height=\"20\" ep:image=\"0\"/></p>"},
      {"a title with its text right behind", "{% asset_img c 图.png 甲'乙' %}",
       "<p><img src=\"https://example.org/2020/01/01/here/%E5%9B%BE.png\" alt=\"乙\" title=\"甲\" "
       "ep:image=\"0\"/></p>"},
      {"an apostrophe", "{% asset_img 图.png It's a b %}",
       "<p><img src=\"https://example.org/2020/01/01/here/%E5%9B%BE.png\" alt=\"It's a b\" title=\"It's a b\" "
       "ep:image=\"0\"/></p>"},
      {"two texts", "{% asset_img 图.png \"甲 丙\" \"乙\" %}",
       "<p><img src=\"https://example.org/2020/01/01/here/%E5%9B%BE.png\" alt=\"乙\" title=\"甲 丙\" "
       "ep:image=\"0\"/></p>"},
      {"one of img", "{% img /a.png 甲 乙 丙 %}",
       "<p><img src=\"https://example.org/a.png\" alt=\"甲 乙 丙\" title=\"甲 乙 丙\" ep:image=\"0\"/></p>"},
      {"asset_path in an address", "![x]({% asset_path 图.png %})",
       "<p><img src=\"https://example.org/2020/01/01/here/%E5%9B%BE.png\" alt=\"x\" ep:image=\"0\"/></p>"},
      {"asset_link", "{% asset_link 图.png 文件 %}",
       "<p><a href=\"https://example.org/2020/01/01/here/%E5%9B%BE.png\" title=\"文件\" ep:link=\"0\">文件</a></p>"},
      {"post_link", "见{% post_link there %}。",
       "<p>见<a href=\"https://example.org/2020/01/01/there/\" title=\"那边 &amp; 更远\" ep:link=\"0\">那边 &amp; "
       "更远</a>。</p>"},
      {"post_link with words", "{% post_link there#甲 去 看看 true %}",
       "<p><a href=\"https://example.org/2020/01/01/there/#%E7%94%B2\" title=\"那边 &amp; 更远\" ep:link=\"0\">去 "
       "看看</a></p>"},
      {"post_link by title", "{% post_link '那边 & 更远' %}",
       "<p><a href=\"https://example.org/2020/01/01/there/\" title=\"那边 &amp; 更远\" ep:link=\"0\">那边 &amp; "
       "更远</a></p>"},
      {"post_link to nothing", "{% post_link nowhere 文 %}", "<p>文</p>"},
      {"post_path in HTML", "<a href=\"{% post_path there %}\">x</a>",
       "<p><a href=\"https://example.org/2020/01/01/there/\" ep:link=\"0\">x</a></p>"},
      {"link", "{% link 文 https://e.org/ true 题 %}",
       "<p><a href=\"https://e.org/\" title=\"题\" ep:link=\"0\">文</a></p>"},
      {"link in Butterfly", "{% link 标题,站点,https://e.org/ %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">标题</a>：站点</p>"},
      {"btn", "{% btn 'https://e.org/',去看,far fa-hand,outline %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">去看</a></p>"},
      {"btn with a relative address", "{% btn tag-plugins, 文字 & 圖示, home fa-fw %}",
       "<p><a href=\"https://example.org/2020/01/01/here/tag-plugins\" ep:link=\"0\">文字 &amp; 圖示</a></p>"},
      {"button with a relative address", "{% button about/, 关于 %}",
       "<p><a href=\"https://example.org/2020/01/01/here/about/\" ep:link=\"0\">关于</a></p>"},
      {"button with text first", "{% btn 关于, about/ %}\n{% btn About, about/ %}\n{% btn 关 于, about %}",
       "<p><a href=\"https://example.org/2020/01/01/here/about/\" ep:link=\"0\">关于</a>\n<a "
       "href=\"https://example.org/2020/01/01/here/about/\" ep:link=\"1\">About</a>\n"
       "<a href=\"https://example.org/2020/01/01/here/about\" ep:link=\"2\">关 于</a></p>"},
      {"btn with colons and a relative address", "{% btn regular::About::about::fas fa-x %}",
       "<p><a href=\"https://example.org/2020/01/01/here/about\" ep:link=\"0\">About</a></p>"},
      {"btn with colons", "{% btn regular::去看::https://e.org/::fab fa-x %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">去看</a></p>"},
      {"button of Stellar", "{% button 去 看 https://e.org/ icon:solar:x color:red %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">去 看</a></p>"},
      {"link of Stellar", "{% link https://e.org/ 题 icon:https://e.org/i.png desc:true %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">题</a></p>"},
      {"post_link with HTML", "{% post_link there '<b>粗</b>' false %}",
       "<p><a href=\"https://example.org/2020/01/01/there/\" title=\"那边 &amp; 更远\" "
       "ep:link=\"0\"><b>粗</b></a></p>"},
      {"url_for", "{% url_for 文 a/b %} [x]({% url_for c %}) {% full_url_for d e %}",
       "<p><a href=\"https://example.org/a/b\" ep:link=\"0\">文</a> <a href=\"https://example.org/c\" "
       "ep:link=\"1\">x</a> "
       "<a href=\"https://example.org/e\" ep:link=\"2\">d</a></p>"},
      {"centerquote", "{% cq %}人生**逆旅**{% endcq %}",
       "<blockquote class=\"centerquote\"><p>人生<strong>逆旅</strong></p></blockquote>"},
      {"note of Stellar", "{% note 标题 正文 color:green %}",
       "<aside class=\"note\"><p><strong>标题</strong></p><p>正文</p></aside>"},
      {"box of Stellar", "{% box 盒 子 child:tabs %}\nx\n{% endbox %}",
       "<aside class=\"note\"><p><strong>盒 子</strong></p><p>x</p></aside>"},
      {"note with an icon", "{% note red 'fas fa-x' flat %}x{% endnote %}",
       "<aside class=\"note red\"><p>x</p></aside>"},
      {"subtabs",
       "{% tabs 甲 %}\n<!-- tab -->\n{% subtabs 乙 %}\n<!-- tab a -->\nx\n<!-- endtab -->\n{% endsubtabs %}\n<!-- "
       "endtab -->\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>甲 1</strong></p><div class=\"tabs\"><section "
       "class=\"tab\"><p><strong>a</strong></p>"
       "<p>x</p></section></div></section></div>"},
      {"hideBlock", "{% hideBlock 看,red %}\n**x**\n{% endhideBlock %}",
       "<details><summary>看</summary><p><strong>x</strong></p></details>"},
      {"folding of Stellar", "{% folding 更 多 open:true color:red %}\nx\n{% endfolding %}",
       "<details><summary>更 多</summary><p>x</p></details>"},
      {"spoiler", "a{% spoiler 谜底 %}", "<p>a谜底</p>"},
      {"folders of Stellar", "{% folders %}\n<!-- folder 甲 -->\nx\n<!-- folder 乙 -->\ny\n{% endfolders %}",
       "<div class=\"folders\"><section class=\"folder\"><p><strong>甲</strong></p><p>x</p></section><section "
       "class=\"folder\"><p><strong>乙</strong></p><p>y</p></section></div>"},
      {"label without a style", "{% label @词 %}{% label default@句 子 %}", "<p><mark>词</mark><mark>句 子</mark></p>"},
      {"marks of Stellar", "{% mark 重 color:red %}{% sup 上 %}{% sub 下 %}{% psw 密 %}{% wavy 浪 %}{% copy a b %}",
       "<p><mark>重</mark><sup>上</sup><sub>下</sub><span class=\"psw\">密</span><u>浪</u><code>a b</code></p>"},
      {"span of Volantis", "{% span red, 红 字 %}", "<p><span>红 字</span></p>"},
      {"checkbox of Stellar", "{% checkbox checked:true color:red 做 完 %}\n{% radio checked 选 %}\n{% checkbox 空 %}",
       "<p>☑ 做 完</p><p>☑ 选</p><p>☐ 空</p>"},
      {"poetry", "{% poetry 题 author:甲 %}\nx\n{% endpoetry %}",
       "<blockquote class=\"poem\"><p><strong>题</strong></p><p><strong>甲</strong></p><p>x</p></blockquote>"},
      {"gallery with HTML and spaces",
       "{% gallery true,220 %}\n![甲](https://e.org/a b.png)\n<a href=\"x\"><img alt='乙' "
       "src=https://e.org/b.png></a>\n{% endgallery %}",
       "<figure><img src=\"https://e.org/a%20b.png\" alt=\"甲\" ep:image=\"0\"/><figcaption>甲</figcaption></figure>"
       "<figure><img src=\"https://e.org/b.png\" alt=\"乙\" ep:image=\"1\"/><figcaption>乙</figcaption></figure>"},
      {"grid as a layout", "{% grid %}\n<!-- cell -->\n**x**\n\n![甲](https://e.org/a.png)\n{% endgrid %}",
       "<div class=\"grid\">\n<p><strong>x</strong></p><p><img src=\"https://e.org/a.png\" alt=\"甲\" "
       "ep:image=\"0\"/></p></div>"},
      {"galleryGroup", "{% galleryGroup '壁纸' '收藏' 'https://e.org/' https://e.org/a.jpg %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">壁纸：收藏</a></p>"},
      {"timeline of Stellar", "{% timeline %}\n<!-- node 一月 -->\nx\n<!-- node 二月 -->\ny\n{% endtimeline %}",
       "<div class=\"timeline\"><section class=\"timeline\"><p><strong>一月</strong></p><p>x</p></section><section "
       "class=\"timeline\"><p><strong>二月</strong></p><p>y</p></section></div>"},
      {"timeline of Volantis", "{% timeline 甲 %}\n{% timenode 一月 %}\nx\n{% endtimenode %}\n{% endtimeline %}",
       "<div class=\"timeline\"><p><strong>甲</strong></p><section "
       "class=\"timeline\"><p><strong>一月</strong></p><p>x</p></section></div>"},
      {"mermaid of NexT", "{% mermaid graph TD %}\nA-->B\n{% endmermaid %}",
       "<pre><code class=\"language-mermaid\">graph TD\nA--&gt;B\n</code></pre>"},
      {"katex", "{% katex %}\nx_1\n{% endkatex %}\n\n{% mathjax '\\frac{a}{b}' %}",
       "<div class=\"math\">$$\nx_1\n$$</div><p><span class=\"math\">$\\frac{a}{b}$</span></p>"},
      {"players",
       "{% vimeo 1 %} {% bilibili BV1, 2 %} {% gist a/b %} {% jsfiddle a/b js,html %} {% codepen u id %} {% github u r "
       "main %} {% caniuse x @ current %}",
       "<p><a href=\"https://vimeo.com/1\" ep:link=\"0\">Vimeo 1</a> <a "
       "href=\"https://www.bilibili.com/video/BV1?p=2\" "
       "ep:link=\"1\">Bilibili BV1?p=2</a> "
       "<a href=\"https://gist.github.com/a/b\" ep:link=\"2\">Gist a/b</a> <a href=\"https://jsfiddle.net/a/b\" "
       "ep:link=\"3\">JSFiddle a/b</a> "
       "<a href=\"https://codepen.io/u/pen/id\" ep:link=\"4\">CodePen u/pen/id</a> <a href=\"https://github.com/u/r\" "
       "ep:link=\"5\">u/r</a> "
       "<a href=\"https://caniuse.com/x\" ep:link=\"6\">Can I use x</a></p>"},
      {"addresses",
       "{% iframe https://e.org/ 100% 20 %} {% video https://e.org/a.mp4 %} {% pdf https://e.org/a.pdf %} {% dplayer "
       "\"url=https://e.org/b.mp4\" \"pic=p\" %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">https://e.org/</a> <a href=\"https://e.org/a.mp4\" "
       "ep:link=\"1\">https://e.org/a.mp4</a> "
       "<a href=\"https://e.org/a.pdf\" ep:link=\"2\">https://e.org/a.pdf</a> <a href=\"https://e.org/b.mp4\" "
       "ep:link=\"3\">https://e.org/b.mp4</a></p>"},
      {"music", "{% aplayer 歌 人 https://e.org/a.mp3 https://e.org/a.jpg %} {% meting \"7\" \"netease\" \"song\" %}",
       "<p><a href=\"https://e.org/a.mp3\" ep:link=\"0\">人：歌</a> <a href=\"https://music.163.com/#/song?id=7\" "
       "ep:link=\"1\">https://music.163.com/#/song?id=7</a></p>"},
      {"video of Stellar", "{% video bilibili:BV1 %}",
       "<p><a href=\"https://www.bilibili.com/video/BV1\" ep:link=\"0\">Bilibili BV1</a></p>"},
      {"nothing to show", "a{% series %}{% toc %}{% more %}{% readmore %}b", "<p>ab</p>"},
      {"control tags are unknown", "{% if a %}x{% else %}y{% endif %}{% set b = 1 %}{% include 'c' %}", "<p>xy</p>"},
      {"include_code", "{% include_code lang:c from:2 to:3 a.js %}\n\n{% include_code 题 a.js %}",
       "<figure><figcaption>a.js</figcaption><pre><code class=\"language-c\">2\n3\n</code></pre></figure>"
       "<figure><figcaption>题</figcaption><pre><code class=\"language-js\">1\n2\n3\n4\n</code></pre></figure>"},
      {"include_code outside", "a {% include_code ../../../etc/passwd %} {% include_code b.js %}", "<p>a  </p>"},
      {"inlineImg", "a {% inlineImg https://e.org/a.png 40px %}",
       "<p>a <img src=\"https://e.org/a.png\" alt=\"\" height=\"40\" ep:image=\"0\"/></p>"},
      {"image of Stellar with words", "{% image /images/a.png 一张 图 width:400px bg:white %}",
       "<figure><img src=\"https://example.org/images/a.png\" alt=\"一张 图\" width=\"400\" "
       "ep:image=\"0\"/><figcaption>一张 图</figcaption></figure>"},
      {"note", "{% note info %}\n注意 **x**\n\n- y\n{% endnote %}",
       "<aside class=\"note info\"><p>注意 <strong>x</strong></p><ul><li>y</li></ul></aside>"},
      {"note with a title", "{% note warning no-icon 小心 %}\nx\n{% endnote %}",
       "<aside class=\"note warning\"><p><strong>小心</strong></p><p>x</p></aside>"},
      {"note alone", "{% note blue, 一句 话 %}", "<aside class=\"note blue\"><p>一句 话</p></aside>"},
      {"note in a list", "- a\n\n  {% note %}\n  x\n  {% endnote %}\n- b",
       "<ul><li><p>a</p><aside class=\"note\"><p>x</p></aside></li><li><p>b</p></li></ul>"},
      {"note in a quotation", "> {% note %}\n> x\n> {% endnote %}",
       "<blockquote><aside class=\"note\"><p>x</p></aside></blockquote>"},
      {"tabs",
       "{% tabs 名, 2 %}\n<!-- tab 甲@icon -->\n**a**\n<!-- endtab -->\n<!-- tab -->\nb\n<!-- endtab -->\n{% endtabs "
       "%}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>甲</strong></p><p><strong>a</strong></p></section>"
       "<section class=\"tab\"><p><strong>名 2</strong></p><p>b</p></section></div>"},
      {"hideToggle", "{% hideToggle 更多,bg,color %}\nx\n{% endhideToggle %}",
       "<details><summary>更多</summary><p>x</p></details>"},
      {"folding", "{% folding cyan open, 更多 %}\nx\n{% endfolding %}",
       "<details><summary>更多</summary><p>x</p></details>"},
      {"hideInline", "a{% hideInline 答案,看,bg %}b", "<p>a答案b</p>"},
      {"label", "{% label 文字 blue %} {% label primary@词 语 %}", "<p><mark>文字</mark> <mark>词 语</mark></p>"},
      {"marks", "{% u 线 %}{% emp 重 %}{% kbd K %}{% del 删 %}",
       "<p><u>线</u><em>重</em><kbd>K</kbd><del>删</del></p>"},
      {"checkbox", "{% checkbox red checked, 做完 %}", "<p>☑ 做完</p>"},
      {"checkbox of Markdown",
       "{% checkbox checked, 支持 **粗** [連接](https://a.org) %}\n{% radio 甲，**“乙”**丙 \\*d* <b>x</b> %}",
       "<p>☑ 支持 <strong>粗</strong> <a href=\"https://a.org\" ep:link=\"0\">連接</a></p><p>☐ "
       "甲，<strong>“乙”</strong>丙 *d* <b>x</b></p>"},
      {"checkbox with a comma", "{% checkbox 做完, 再看 %}\n{% checkbox plus green checked, a, b %}",
       "<p>☐ 做完, 再看</p><p>☑ a, b</p>"},
      {"pictures with parentheses in their names",
       "{% gallery true,220,2 %}\n![一](a(1).png)\n![二](https://e.org/b.png "
       "\"题\")\n![三](https://e.org/c(1).png)\n{% endgallery %}",
       "<figure><img src=\"https://example.org/2020/01/01/here/a(1).png\" alt=\"一\" "
       "ep:image=\"0\"/><figcaption>一</figcaption></figure>"
       "<figure><img src=\"https://e.org/b.png\" alt=\"二\" title=\"题\" "
       "ep:image=\"1\"/><figcaption>题</figcaption></figure>"
       "<figure><img src=\"https://e.org/c(1).png\" alt=\"三\" ep:image=\"2\"/><figcaption>三</figcaption></figure>"},
      {"gallery", "{% gallery %}\n![甲](https://e.org/a.png) ![](https://e.org/b.png \"乙\")\n{% endgallery %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"甲\" ep:image=\"0\"/><figcaption>甲</figcaption></figure>"
       "<figure><img src=\"https://e.org/b.png\" alt=\"\" title=\"乙\" "
       "ep:image=\"1\"/><figcaption>乙</figcaption></figure>"},
      {"timeline", "{% timeline 2024,pink %}\n<!-- timeline 一月 -->\nx\n<!-- endtimeline -->\n{% endtimeline %}",
       "<div class=\"timeline\"><p><strong>2024</strong></p><section "
       "class=\"timeline\"><p><strong>一月</strong></p><p>x</p></section></div>"},
      {"flink",
       "{% flink %}\n- class_name: 友\n  link_list:\n    - name: 甲\n      link: https://e.org/\n      descr: 好\n{% "
       "endflink %}",
       "<p><strong>友</strong></p><ul><li><a href=\"https://e.org/\" ep:link=\"0\">甲</a>：好</li></ul>"},
      {"mermaid", "{% mermaid %}\ngraph TD\n  A-->B\n{% endmermaid %}",
       "<pre><code class=\"language-mermaid\">graph TD\n  A--&gt;B\n</code></pre>"},
      {"youtube", "{% youtube abc %}",
       "<p><a href=\"https://www.youtube.com/watch?v=abc\" ep:link=\"0\">YouTube abc</a></p>"},
      {"aplayer without address", "{% aplayer 歌 手 %}", "<p>歌 手</p>"},
      {"unknown tag alone", "a {% nosuch b c %} d", "<p>a b c d</p>"},
      {"unknown tag with options", "{% nosuch New theme icon:x size=2 12:30 %}", "<p>New theme 12:30</p>"},
      {"unknown tag with an address", "{% nosuch https://e.org/ 甲 乙 %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">甲 乙</a></p>"},
      {"unknown tag with a file", "{% nosuch a/b.js 甲 %}", "<p>甲</p>"},
      {"unknown tag without words", "a{% nosuch %}b", "<p>ab</p>"},
      {"statement", "{% set a = 1 %}甲", "<p>甲</p>"},
      {"unknown block", "{% nosuch %}\n**x**\n{% endnosuch %}", "<p><strong>x</strong></p>"},
      {"variables", "{{ title }} {{ page.mood }} {{ nothing }} $\\frac{{a}}{{b}}$",
       "<p>Here &lt;好&gt; {{ nothing }} <span class=\"math\">$\\frac{{a}}{{b}}$</span></p>"},
      {"comment", "a {# hidden **x** #} b {#fff}", "<p>a  b {#fff}</p>"},
      {"in code", "`{% raw %}` and\n\n```\n{% note %}\n```\n\n    {{ title }}",
       "<p><code>{% raw %}</code> and</p><pre><code>{% note %}\n</code></pre><pre><code>{{ title }}\n</code></pre>"},
      {"white space control", "{%- u x -%}", "<p><u>x</u></p>"},
      {"never closed", "{% note", "<p>{% note</p>"},
      {"crossed", "{% note %}\n{% tabs a %}\n<!-- tab b -->\nx\n{% endnote %}\n{% endtabs %}\ny",
       "<aside class=\"note\"><div class=\"tabs\"><section "
       "class=\"tab\"><p><strong>b</strong></p><p>x</p></section></div></aside><p>y</p>"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.add_post("there", "那边 & 更远");
    site.site.posts[0].fields = {{"mood", "<好>"}};
    site.folder.write("source/_posts/here/图.png", "x");
    site.config.code_folder = "snippets";
    site.folder.write("source/snippets/a.js", "1\n2\n3\n4\n");
    BOOST_TEST_CONTEXT(row.name) {
      const std::string html = site.html(row.body);
      BOOST_TEST(html == row.html);
    }
  }
}

BOOST_AUTO_TEST_CASE(plain_folders) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
    const char* problem;
  } kCases[] = {
      {"Hexo", "甲\n\n{% note %}\n乙\n{% endnote %}", "<p>甲</p><aside class=\"note\"><p>乙</p></aside>",
       "3:1: the post has tags of Hexo, they are read as Hexo reads them [content/unknown-tag]\n"},
      {"Jekyll", "甲 {% comment %}乙{% endcomment %}", "<p>甲</p>",
       "1:3: the post has tags of Jekyll, they are read as Jekyll reads them [content/unknown-tag]\n"},
      {"Hugo", "{{< details 甲 >}}乙{{< /details >}}", "<details><summary>甲</summary><p>乙</p></details>",
       "1:1: the post has tags of Hugo, they are read as Hugo reads them [content/unknown-tag]\n"},
      {"in code", "`{% note %}`\n\n```\n{% note %}\n```",
       "<p><code>{% note %}</code></p><pre><code>{% note %}\n</code></pre>", ""},
      {"none that anybody knows", "甲 {% nosuch %} {{ x }}", "<p>甲 {% nosuch %} {{ x }}</p>", ""},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.config.kind = &plain_kind();
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(site.html(row.body) == row.html);
      BOOST_TEST(site.problems() == row.problem);
    }
  }
}

BOOST_AUTO_TEST_CASE(messages) {
  ContentSite site;
  site.site.posts[0].body_line = 4;
  site.render(
      "a\n\n{% nosuch x %}\n\n{% note %}\n{% post_link gone %}\n{% endnote %}\n\n{% asset_img no.png "
      "%}\n\n[x](gone.md)");
  BOOST_TEST(site.problems() ==
             "6:1: unknown tag 'nosuch', its words are kept [content/unknown-tag]\n"
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
