/// What becomes of the tags of Hexo's themes: a row a tag and a theme. What each theme prints was read in its scripts.

#include "theme_rows.h"

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(theme_tags)

BOOST_AUTO_TEST_CASE(notes) {
  const TagRow kRows[] = {
      {"NexT", "{% note info %}甲{% endnote %}", "<aside class=\"note info\"><p>甲</p></aside>"},
      {"NexT, a title", "{% note primary 标题 **粗** %}\n甲\n{% endnote %}",
       "<aside class=\"note primary\"><p><strong>标题 <strong>粗</strong></strong></p><p>甲</p></aside>"},
      {"NexT, two keywords", "{% note info no-icon 标题 %}\n甲\n{% endnote %}",
       "<aside class=\"note info\"><p><strong>标题</strong></p><p>甲</p></aside>"},
      {"NexT, a title of words that are styles elsewhere", "{% note info A simple plan, flat %}\n甲\n{% endnote %}",
       "<aside class=\"note info\"><p><strong>A simple plan, flat</strong></p><p>甲</p></aside>"},
      {"NexT, a name of C++", "{% note std::vector 的用法 %}\n甲\n{% endnote %}",
       "<aside class=\"note\"><p><strong>std::vector 的用法</strong></p><p>甲</p></aside>"},
      {"Butterfly", "{% note blue 'fas fa-bullhorn' modern %}\n甲\n{% endnote %}",
       "<aside class=\"note blue\"><p>甲</p></aside>"},
      {"Butterfly, an icon alone", "{% note 'fab fa-cc-visa' flat %}\n甲\n{% endnote %}",
       "<aside class=\"note\"><p>甲</p></aside>"},
      {"Keep", "{% note warning \"两 词\" %}\n甲\n{% endnote %}",
       "<aside class=\"note warning\"><p><strong>两 词</strong></p><p>甲</p></aside>"},
      {"Fluid", "{% note success %}\n甲\n{% endnote %}", "<aside class=\"note success\"><p>甲</p></aside>"},
      {"Stellar", "{% note color:green 标题 正文 **粗** %}",
       "<aside class=\"note\"><p><strong>标题</strong></p><p>正文 <strong>粗</strong></p></aside>"},
      {"Stellar without options", "{% note 标题 正文 %}",
       "<aside class=\"note\"><p><strong>标题</strong></p><p>正文</p></aside>"},
      {"Stellar, text alone", "{% note 一句话 %}", "<aside class=\"note\"><p>一句话</p></aside>"},
      {"Stellar, a quoted title", "{% note \"两 词\" 正文 color:red %}",
       "<aside class=\"note\"><p><strong>两 词</strong></p><p>正文</p></aside>"},
      {"Volantis", "{% note info, 一段 文字 %}", "<aside class=\"note info\"><p>一段 文字</p></aside>"},
      {"Volantis, colons", "{% note quote::一段，文字 %}", "<aside class=\"note quote\"><p>一段，文字</p></aside>"},
      {"Volantis, blocknote", "{% blocknote guide, 标题 %}\n甲\n{% endblocknote %}",
       "<aside class=\"note guide\"><p><strong>标题</strong></p><p>甲</p></aside>"},
      {"Volantis, noteblock", "{% noteblock done::标题 %}\n甲\n{% endnoteblock %}",
       "<aside class=\"note done\"><p><strong>标题</strong></p><p>甲</p></aside>"},
      {"Redefine, noteL", "{% noteL warning fa-solid fa-bell 标题 %}\n甲\n{% endnoteL %}",
       "<aside class=\"note warning\"><p><strong>标题</strong></p><p>甲</p></aside>"},
      {"Redefine, callout",
       "{% callout type=\"warning\" title=\"两 词\" icon=\"fa-solid fa-x\" %}\n甲\n{% endcallout %}",
       "<aside class=\"note warning\"><p><strong>两 词</strong></p><p>甲</p></aside>"},
      {"Redefine, callout with colons", "{% callout info fa-solid fa-x my-class::标题 **粗** %}\n甲\n{% endcallout %}",
       "<aside class=\"note info my-class\"><p><strong>标题 <strong>粗</strong></strong></p><p>甲</p></aside>"},
      {"Redefine, callout with classes", "{% callout info fa-x my-class %}\n甲\n{% endcallout %}",
       "<aside class=\"note info\"><p>甲</p></aside>"},
      {"Kratos, alertbar", "{% alertbar info \"两 词 **粗**\" %}",
       "<aside class=\"note info\"><p>两 词 <strong>粗</strong></p></aside>"},
      {"Kratos, alertpanel", "{% alertpanel danger \"标 题\" %}\n甲\n{% endalertpanel %}",
       "<aside class=\"note danger\"><p><strong>标 题</strong></p><p>甲</p></aside>"},
      {"Reimu, alertBlockquote", "{% alertBlockquote tip 标 题 %}\n甲\n{% endalertBlockquote %}",
       "<aside class=\"note tip\"><p><strong>标 题</strong></p><p>甲</p></aside>"},
      {"Anzhiyu, tip", "{% tip warning faa-horizontal animated %}\n甲\n{% endtip %}",
       "<aside class=\"note warning\"><p>甲</p></aside>"},
      {"Stellar, tip", "前{% tip text:说明 %}词{% endtip %}后", "<p>前词（说明）后</p>"},
      {"Stellar, box", "{% box color:blue child:tabs 盒 **子** %}\n甲\n{% endbox %}",
       "<aside class=\"note\"><p><strong>盒 <strong>子</strong></strong></p><p>甲</p></aside>"},
      {"Anzhiyu, subnote in note", "{% note red %}\n甲\n{% subnote blue %}\n乙\n{% endsubnote %}\n{% endnote %}",
       "<aside class=\"note red\"><p>甲</p><aside class=\"note blue\"><p>乙</p></aside></aside>"},
      {"a note that nothing closes", "{% note info 标题 %}\n\n甲",
       "<aside class=\"note info\"><p>标题</p></aside><p>甲</p>"},
      {"NexT, a title with a comma and a colon", "{% note success 注意：A, B: c %}\n甲\n{% endnote %}",
       "<aside class=\"note success\"><p><strong>注意：A, B: c</strong></p><p>甲</p></aside>"},
      {"NexT, a capital kind", "{% note Warning %}\n甲\n{% endnote %}",
       "<aside class=\"note\"><p><strong>Warning</strong></p><p>甲</p></aside>"},
      {"Butterfly, no style", "{% note %}甲{% endnote %}", "<aside class=\"note\"><p>甲</p></aside>"},
      {"Butterfly, disabled", "{% note success disabled %}甲{% endnote %}",
       "<aside class=\"note success\"><p>甲</p></aside>"},
      {"Stellar, a link in a note", "{% note color:cyan 见 [站 点](https://e.org/?a=1) %}",
       "<aside class=\"note\"><p><strong>见</strong></p><p><a href=\"https://e.org/?a=1\" ep:link=\"0\">站 "
       "点</a></p></aside>"},
      {"Volantis, capital Note", "{% Note color:red 标题 正文 %}",
       "<aside class=\"note\"><p><strong>标题</strong></p><p>正文</p></aside>"},
      {"Volantis, a comma in a note", "{% note warning::甲, 乙 %}",
       "<aside class=\"note warning\"><p>甲, 乙</p></aside>"},
      {"Anzhiyu, tip with an icon", "{% tip ban %}甲{% endtip %}", "<aside class=\"note\"><p>甲</p></aside>"},
      {"Redefine, notel without a title", "{% notel info %}甲{% endnotel %}",
       "<aside class=\"note info\"><p>甲</p></aside>"},
      {"Icarus, message",
       "{% message color:warning 'icon:fas fa-info-circle' 'title:*两 词*' size:small %}\n甲\n{% endmessage %}",
       "<aside class=\"note warning\"><p><strong><em>两 词</em></strong></p><p>甲</p></aside>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(folds) {
  const TagRow kRows[] = {
      {"Volantis", "{% folding cyan open, 标题 %}\n甲\n{% endfolding %}",
       "<details><summary>标题</summary><p>甲</p></details>"},
      {"Volantis, colons", "{% folding red::标题, 有逗号 %}\n甲\n{% endfolding %}",
       "<details><summary>标题, 有逗号</summary><p>甲</p></details>"},
      {"Volantis, no style", "{% folding 标题 %}\n甲\n{% endfolding %}",
       "<details><summary>标题</summary><p>甲</p></details>"},
      {"Stellar", "{% folding open:true color:yellow child:codeblock 标题, **粗** %}\n甲\n{% endfolding %}",
       "<details><summary>标题, <strong>粗</strong></summary><p>甲</p></details>"},
      {"Stellar, words of styles", "{% folding open source 入门 %}\n甲\n{% endfolding %}",
       "<details><summary>open source 入门</summary><p>甲</p></details>"},
      {"Redefine", "{% folding title=\"两 词\" style=\"info\" open=\"true\" %}\n甲\n{% endfolding %}",
       "<details><summary>两 词</summary><p>甲</p></details>"},
      {"Redefine, colons without a style", "{% folding ::标题 %}\n甲\n{% endfolding %}",
       "<details><summary>标题</summary><p>甲</p></details>"},
      {"Anzhiyu, nested", "{% folding red, 外 %}\n{% folding blue, 内 %}\n甲\n{% endfolding %}\n{% endfolding %}",
       "<details><summary>外</summary><details><summary>内</summary><p>甲</p></details></details>"},
      {"Fluid", "{% fold info @标 题 %}\n甲\n{% endfold %}", "<details><summary>标 题</summary><p>甲</p></details>"},
      {"Reimu", "{% details \"标 题\" %}\n甲\n{% enddetails %}",
       "<details><summary>标 题</summary><p>甲</p></details>"},
      {"Kratos", "{% collapse \"标 题\" open %}\n甲\n{% endcollapse %}",
       "<details><summary>标 题</summary><p>甲</p></details>"},
      {"Butterfly, hideToggle", "{% hideToggle 标 题,#fff,rgba(1 2 3) %}\n甲\n{% endhideToggle %}",
       "<details><summary>标 题</summary><p>甲</p></details>"},
      {"Butterfly, hideToggle with a comma", "{% hideToggle 甲, 乙, tomato %}\n丙\n{% endhideToggle %}",
       "<details><summary>甲, 乙</summary><p>丙</p></details>"},
      {"Butterfly, hideBlock", "{% hideBlock 看 %}\n甲\n{% endhideBlock %}",
       "<details><summary>看</summary><p>甲</p></details>"},
      {"Butterfly, hideInline", "问{% hideInline 答 <b>案</b>,看,#fff,red %}。", "<p>问答 案。</p>"},
      {"Stellar, folders",
       "{% folders color:red %}\n<!-- folder 题目 **一** -->\n甲\n<!-- folder 题目二 -->\n乙\n{% endfolders %}",
       "<div class=\"folders\"><section class=\"folder\"><p><strong>题目 "
       "<strong>一</strong></strong></p><p>甲</p></section><section "
       "class=\"folder\"><p><strong>题目二</strong></p><p>乙</p></section></div>"},
      {"Volantis, menu",
       "{% menu 前::标题::后 %}\n{% menuitem 文::https://e.org/::fas fa-x %}\n{% menuitem hr %}\n{% submenu 更多::fas "
       "fa-x %}\n{% menuitem 乙::/b/ %}\n{% endsubmenu %}\n{% endmenu %}",
       "<div class=\"menu\"><p><strong>前 标题</strong></p><p><a href=\"https://e.org/\" ep:link=\"0\">文</a></p><div "
       "class=\"submenu\"><p><strong>更多</strong></p><p><a href=\"https://example.org/b/\" "
       "ep:link=\"1\">乙</a></p></div><p><strong>后</strong></p></div>",
       "5:16: '/b/' leads to no post or page [content/broken-link]\n"},
      {"Stellar, dropdown",
       "{% dropdown direction:up align:left 更 多 %}\n- icon:x [甲](https://e.org/)\n- [乙](/b/) icon:y\n{% "
       "enddropdown %}",
       "<p><strong>更 多</strong></p><ul><li><a href=\"https://e.org/\" ep:link=\"0\">甲</a></li><li><a "
       "href=\"https://example.org/b/\" ep:link=\"1\">乙</a></li></ul>",
       "3:7: '/b/' leads to no post or page [content/broken-link]\n"},
      {"Butterfly, a title with HTML and a formula", "{% hideToggle <b>甲</b> $a_1$ & x<y %}\n乙\n{% endhideToggle %}",
       "<details><summary>甲 <span class=\"math\">$a_1$</span> &amp; x&lt;y</summary><p>乙</p></details>"},
      {"Stellar, quotes in a title", "{% folding \"甲 \\\"乙\\\" it's\" color:red %}\n丙\n{% endfolding %}",
       "<details><summary>甲 \"乙\" it's</summary><p>丙</p></details>"},
      {"in a list", "- 甲\n\n  {% folding red, 标题 %}\n  乙\n  {% endfolding %}",
       "<ul><li><p>甲</p><details><summary>标题</summary><p>乙</p></details></li></ul>"},
      {"in a quotation", "> {% folding 标题 %}\n> 乙\n> {% endfolding %}",
       "<blockquote><details><summary>标题</summary><p>乙</p></details></blockquote>"},
      {"a comment in a title", "{% folding red, 标<!-- 藏 -->题 %}\n乙\n{% endfolding %}",
       "<details><summary>标题</summary><p>乙</p></details>"},
      {"Volantis, capital Folding",
       "{% Folding child:codeblock open:true color:yellow 默认 打开 %}\n甲\n{% endFolding %}",
       "<details><summary>默认 打开</summary><p>甲</p></details>"},
      {"Volantis, open and a comma", "{% folding open, 甲, 乙 %}\n丙\n{% endfolding %}",
       "<details><summary>甲, 乙</summary><p>丙</p></details>"},
      {"Stellar, no title", "{% folding color:red %}\n甲\n{% endfolding %}",
       "<details><summary>…</summary><p>甲</p></details>"},
      {"Butterfly, hideInline alone", "{% hideInline 答案 %}", "<p>答案</p>"},
      {"Butterfly, hideInline with spaces", "问{% hideInline 甲 乙 , 看 答案 , #FF7242 , #fff %}", "<p>问甲 乙</p>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(tabs) {
  const TagRow kRows[] = {
      {"NexT",
       "{% tabs 名, 2 %}\n<!-- tab 甲@font -->\n一\n<!-- endtab -->\n<!-- tab -->\n二\n<!-- endtab -->\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>甲</strong></p><p>一</p></section><section "
       "class=\"tab\"><p><strong>名 2</strong></p><p>二</p></section></div>"},
      {"Butterfly, icons of two words",
       "{% tabs 名 %}\n<!-- tab 甲@fas fa-bomb -->\n一\n<!-- endtab -->\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>甲</strong></p><p>一</p></section></div>"},
      {"Stellar", "{% tabs active:2 align:center %}\n<!-- tab 甲 -->\n一\n<!-- tab 乙 a@e.org -->\n二\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>甲</strong></p><p>一</p></section><section "
       "class=\"tab\"><p><strong>乙 a@e.org</strong></p><p>二</p></section></div>"},
      {"Redefine",
       "{% tabs name=\"名\" active=\"2\" %}\n<!-- tab title=\"两 词\" icon=\"fa-solid fa-x\" -->\n一\n<!-- endtab "
       "-->\n<!-- tab -->\n二\n<!-- endtab -->\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>两 词</strong></p><p>一</p></section><section "
       "class=\"tab\"><p><strong>名 2</strong></p><p>二</p></section></div>"},
      {"Keep", "{% tabs 2 %}\n<!-- tab 甲 -->\n一\n<!-- endtab -->\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>甲</strong></p><p>一</p></section></div>"},
      {"Butterfly, subsubtabs",
       "{% tabs a %}\n<!-- tab 甲 -->\n{% subtabs b %}\n<!-- tab 乙 -->\n{% subsubtabs c %}\n<!-- tab 丙 -->\n一\n<!-- "
       "endtab -->\n{% endsubsubtabs %}\n<!-- endtab -->\n{% endsubtabs %}\n<!-- endtab -->\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>甲</strong></p><div class=\"tabs\"><section "
       "class=\"tab\"><p><strong>乙</strong></p><div class=\"tabs\"><section "
       "class=\"tab\"><p><strong>丙</strong></p><p>一</p></section></div></section></div></section></div>"},
      {"Stellar, grid", "{% grid bg:card w:200px %}\n<!-- cell -->\n甲\n<!-- cell -->\n乙\n{% endgrid %}",
       "<div class=\"grid\">\n<p>甲</p>\n<p>乙</p></div>"},
      {"Redefine, grid", "{% grid cols=2 gap=16 %}\n{% button 甲::https://e.org/::fa-x %}\n{% endgrid %}",
       "<div class=\"grid\"><p><a href=\"https://e.org/\" ep:link=\"0\">甲</a></p></div>"},
      {"tabs in a note in tabs",
       "{% tabs a %}\n<!-- tab 甲 -->\n{% note info %}\n{% tabs b %}\n<!-- tab 乙 -->\n一\n<!-- endtab -->\n{% endtabs "
       "%}\n{% endnote %}\n<!-- endtab -->\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>甲</strong></p><aside class=\"note info\"><div "
       "class=\"tabs\"><section "
       "class=\"tab\"><p><strong>乙</strong></p><p>一</p></section></div></aside></section></div>"},
      {"a comment that divides nothing",
       "{% tabs a %}\n<!-- 藏 -->\n<!-- tab 甲 -->\n一<!-- 藏 -->\n<!-- endtab -->\n{% endtabs %}",
       "<div class=\"tabs\">\n<section class=\"tab\"><p><strong>甲</strong></p><p>一</p></section></div>"},
      {"NexT, an icon alone", "{% tabs 名 %}\n<!-- tab @font -->\n一\n<!-- endtab -->\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p>一</p></section></div>"},
      {"NexT, an @ before Chinese", "{% tabs 名 %}\n<!-- tab 联系@我 -->\n一\n<!-- endtab -->\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>联系@我</strong></p><p>一</p></section></div>"},
      {"Volantis, capital Tabs", "{% Tabs active:1 %}\n<!-- tab 甲 乙 -->\n一\n{% endTabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>甲 乙</strong></p><p>一</p></section></div>"},
      {"Icarus",
       "{% tabs align:fullwidth size:small style:toggle %}\n<!-- tab active id:hello title:甲 -->\n一\n<!-- endtab "
       "-->\n<!-- tab id:info 'icon:fas fa-info' 'title:两 词' -->二<!-- endtab -->\n{% endtabs %}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>甲</strong></p><p>一</p></section><section "
       "class=\"tab\"><p><strong>两 词</strong></p><p>二</p></section></div>"},
      {"that nothing closes",
       "{% tabs 名 %}\n<!-- tab 甲@fa -->\n一\n<!-- endtab -->\n<!-- tab -->\n二\n<!-- endtab -->",
       "<p><strong>甲</strong></p><p>一</p><p><strong>名 2</strong></p><p>二</p>",
       "1:1: the tag 'tabs' is never closed, its inner text is kept [content/unknown-tag]\n"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(times) {
  const TagRow kRows[] = {
      {"Butterfly",
       "{% timeline 二〇 **年**,pink %}\n<!-- timeline [题](https://e.org/) -->\n甲\n<!-- endtimeline -->\n{% "
       "endtimeline %}",
       "<div class=\"timeline\"><p><strong>二〇 <strong>年</strong></strong></p><section "
       "class=\"timeline\"><p><strong><a href=\"https://e.org/\" "
       "ep:link=\"0\">题</a></strong></p><p>甲</p></section></div>"},
      {"Stellar", "{% timeline %}\n<!-- node 一月 **初** -->\n甲\n{% endtimeline %}",
       "<div class=\"timeline\"><section class=\"timeline\"><p><strong>一月 "
       "<strong>初</strong></strong></p><p>甲</p></section></div>"},
      {"Volantis",
       "{% timeline 标题 %}\n{% timenode 2020-07-24 [2.6 -> 3.0](https://e.org/) %}\n甲\n{% endtimenode %}\n{% "
       "endtimeline %}",
       "<div class=\"timeline\"><p><strong>标题</strong></p><section class=\"timeline\"><p><strong>2020-07-24 <a "
       "href=\"https://e.org/\" ep:link=\"0\">2.6 -&gt; 3.0</a></strong></p><p>甲</p></section></div>"},
      {"Stellar, filled by a script", "{% timeline type:fcircle api:https://e.org/x.json %}{% endtimeline %}", "",
       "1:1: what the tag 'timeline' shows is only known to the theme, it is left out [content/unknown-tag]\n"},
      {"Stellar, with options alone",
       "{% timeline reversed:true type:x limit:5 show_title:false %}\n<!-- node 一 -->\n甲\n{% "
       "endtimeline %}",
       "<div class=\"timeline\"><section class=\"timeline\"><p><strong>一</strong></p><p>甲</p></section></div>"},
      {"Stellar, okr",
       "{% okr o1 percent:50 %}\n目标\n<!-- okr kr1 percent:100 status:off_track -->\n结果\n{% endokr %}",
       "<div class=\"okr\"><p><strong>O1 50%</strong></p><p>目标</p><section class=\"okr\"><p><strong>KR1 "
       "100%</strong></p><p>结果</p></section></div>"},
      {"Stellar, okr in shares", "{% okr o1 percent:1 %}\n<!-- okr kr1 percent:0.9 -->\n甲\n{% endokr %}",
       "<div class=\"okr\"><p><strong>O1 100%</strong></p><section class=\"okr\"><p><strong>KR1 "
       "90%</strong></p><p>甲</p></section></div>"},
      {"Stellar, paper",
       "{% paper title:题 author:甲 date:元年 footer:完 %}\n<!-- section 节 -->\n一\n<!-- paragraph p -->\n二\n<!-- "
       "line right -->\n三\n{% endpaper %}",
       "<blockquote class=\"poem\"><p><strong>题</strong></p><section "
       "class=\"section\"><p><strong>节</strong></p><p>一</p></section><section "
       "class=\"section\"><p><strong>p</strong></p><p>二</p></section><section "
       "class=\"section\"><p>三</p></section><footer><strong>甲</strong> 元年 完</footer></blockquote>"},
      {"Keep, timeline", "{% timeline %}\n{% timenode \"2024 年\" %}\n甲\n{% endtimenode %}\n{% endtimeline %}",
       "<div class=\"timeline\"><section class=\"timeline\"><p><strong>2024 年</strong></p><p>甲</p></section></div>"},
      {"Butterfly, no title of an event",
       "{% timeline %}\n<!-- timeline -->\n甲\n<!-- endtimeline -->\n{% endtimeline %}",
       "<div class=\"timeline\"><section class=\"timeline\"><p>甲</p></section></div>"},
      {"events that nothing closes", "{% timeline 年 %}\n<!-- node 一月 -->\n甲\n<!-- node 二月 -->\n乙",
       "<div "
       "class=\"timeline\"><p><strong>年</strong></p></div><p><strong>一月</strong></p><p>甲</p><p><strong>二月</"
       "strong></p><p>乙</p>",
       "1:1: the tag 'timeline' is never closed, its inner text is kept [content/unknown-tag]\n"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(quotations) {
  const TagRow kRows[] = {
      {"Stellar, blockquote", "{% blockquote indent:true %}\n甲\n{% endblockquote %}",
       "<blockquote><p>甲</p></blockquote>"},
      {"Stellar, quot", "{% quot 一句 话 icon:default %}",
       "<blockquote class=\"centerquote\"><p>一句 话</p></blockquote>"},
      {"Stellar, quot as a heading", "{% quot el:h2 小节 %}", "<h2 id=\"小节\" ep:heading=\"0\">小节</h2>"},
      {"Stellar, poetry", "{% poetry 游山西村 author:陆游 date:宋 footer:诗词 %}\n莫笑农家腊酒浑\n{% endpoetry %}",
       "<blockquote class=\"poem\"><p><strong>游山西村</strong></p><p><strong>陆游</strong> "
       "宋</p><p>莫笑农家腊酒浑</p><footer>诗词</footer></blockquote>"},
      {"Stellar, reel", "{% reel 题 author:甲 %}\n一\n{% endreel %}",
       "<blockquote class=\"poem\"><p><strong>题</strong></p><p><strong>甲</strong></p><p>一</p></blockquote>"},
      {"Butterfly, poem", "{% poem 题,作者 %}\n一\n{% endpoem %}",
       "<blockquote class=\"poem\"><p><strong>题</strong></p><p><strong>作者</strong></p><p>一</p></blockquote>"},
      {"Stellar, chat",
       "{% chat style:qq title:群 %}\n<!--\na:\n  name: 小甲\n  avatar: /a.png\n-->\n<!-- chattip 昨天 -->\n<!-- "
       "chatcell user:a md:你好 **吗** -->\n<!-- chatcell user:b image:https://e.org/x.png -->\n{% endchat %}",
       "<div class=\"chat\"><p><strong>群</strong></p><p>昨天</p><p><strong>小甲</strong>：你好 "
       "<strong>吗</strong></p><p><strong>b</strong>：<img src=\"https://e.org/x.png\" alt=\"\" "
       "ep:image=\"0\"/></p></div>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(marks) {
  const TagRow kRows[] = {
      {"NexT, label", "{% label primary@两 词 %}", "<p><mark>两 词</mark></p>"},
      {"NexT, label without a style", "{% label @词 %}", "<p><mark>词</mark></p>"},
      {"Fluid, label", "{% label info@ 词 %}", "<p><mark>词</mark></p>"},
      {"Butterfly, label", "{% label \"两 词\" blue %}{% label 红 %}", "<p><mark>两 词</mark><mark>红</mark></p>"},
      {"Butterfly, label that is a colour", "{% label red %}", "<p><mark>red</mark></p>"},
      {"Butterfly, label with an address of mail", "{% label me@e.org %}", "<p><mark>me@e.org</mark></p>"},
      {"Stellar, mark", "{% mark 词 color:dark %}{% sup 上 color:red %}{% sub 下 %}{% kbd ⌘ + C %}{% u a:b %}",
       "<p><mark>词</mark><sup>上</sup><sub>下</sub><kbd>⌘ + C</kbd><u>a:b</u></p>"},
      {"Volantis, marks", "{% emp 一 %}{% wavy 二 %}{% del 三 %}{% psw 四 %}{% blur 五 %}",
       "<p><em>一</em><u>二</u><del>三</del><span class=\"psw\">四</span><span class=\"blur\">五</span></p>"},
      {"Volantis, span", "{% span center logo large, 大 字 %}，{% span red::红, 字 %}",
       "<p><span>大 字</span>，<span>红, 字</span></p>"},
      {"Volantis, p", "{% p h2 bold, 大 字 %}", "<p>大 字</p>"},
      {"Volantis, p without a style", "{% p 你好, 世界 %}", "<p>你好, 世界</p>"},
      {"Stellar, hashtag", "{% hashtag 标签 https://e.org/ color:red %} {% hashtag 两 词 %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">#标签</a> #两 词</p>"},
      {"Stellar, icon", "a{% icon solar:planet-bold color:green %}b {% icon default:x 文字 %}", "<p>ab 文字</p>"},
      {"Anzhiyu, icon", "a{% icon anzhiyu-icon-x,2 %}b", "<p>ab</p>"},
      {"Stellar, emoji", "a{% emoji 爱你 %}b{% emoji url:https://e.org/x.png height:1em %}",
       "<p>ab<img src=\"https://e.org/x.png\" alt=\"\" ep:image=\"0\"/></p>",
       "1:2: what the tag 'emoji' shows is only known to the theme, it is left out [content/unknown-tag]\n"},
      {"Stellar, copy", "{% copy npm i -g hexo prefix:命令 %} {% copy git:ssh a/b %} {% copy git:https a/b %}",
       "<p>命令 <code>npm i -g hexo</code> <code>git@github.com:a/b.git</code> "
       "<code>https://github.com/a/b.git</code></p>"},
      {"Butterfly's plugin, nota and bubble", "{% nota 词,注释 %}，{% bubble 词,注释,#71a4e3 %}",
       "<p>词（注释），词（注释）</p>"},
      {"Butterfly's plugin, references",
       "文{% referto '[1]','文献' %}\n\n{% referfrom '[1]','文献','https://e.org/' %}",
       "<p>文<sup>[1]</sup></p><p>[1] <a href=\"https://e.org/\" ep:link=\"0\">文献</a></p>"},
      {"Butterfly's plugin, progress", "{% progress 75 red 进度 条 %}", "<p>进度 条</p>"},
      {"Butterfly's plugin, badge", "{% bdage Hexo,Frame,hexo||red,https://hexo.io/,题||logo=x %}",
       "<p><a href=\"https://hexo.io/\" ep:link=\"0\">Frame Hexo</a></p>"},
      {"NexT, label with a colon", "{% label success@词: 解, 释 %}", "<p><mark>词: 解, 释</mark></p>"},
      {"Anzhiyu, label", "{% label 文字 pink %}", "<p><mark>文字</mark></p>"},
      {"Stellar, mark with HTML", "{% mark a<b>粗</b>c &amp; d %}", "<p><mark>a粗c &amp; d</mark></p>"},
      {"Stellar, text with commas", "{% u 甲, 乙 %} {% emp \"两 词\" %} {% kbd Ctrl+C %}",
       "<p><u>甲, 乙</u> <em>两 词</em> <kbd>Ctrl+C</kbd></p>"},
      {"Volantis, span with colons in its text", "{% span blue::12::30 %}", "<p><span>12::30</span></p>"},
      {"Anzhiyu, span", "{% span center, 两 词 %}", "<p><span>两 词</span></p>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(boxes) {
  const TagRow kRows[] = {
      {"Volantis", "{% checkbox green checked, 做 **完** %}\n{% radio 选 %}",
       "<p>☑ 做 <strong>完</strong></p><p>☐ 选</p>"},
      {"Volantis, colons", "{% checkbox plus green checked::加, 减 %}", "<p>☑ 加, 减</p>"},
      {"Stellar", "{% checkbox checked:true color:green symbol:plus 做 完 %}\n{% checkbox 空 %}",
       "<p>☑ 做 完</p><p>☐ 空</p>"},
      {"Stellar, a word that touches the flag",
       "{% checkbox checked:true已 勾选 %}\n{% radio checked:false未 %}\n{% checkbox checked:true %}",
       "<p>☑ 已 勾选</p><p>☐ 未</p><p>☑</p>"},
      {"Fluid", "{% cb 文 字, true %}\n{% cb 文字 %}", "<p>☑ 文 字</p><p>☐ 文字</p>"},
      {"Fluid, in a line", "a {% cb true %} b {% cb 文字, false, true %}", "<p>a ☑ b ☐ 文字</p>"},
      {"Volantis, radio", "{% radio checked::选 [链](https://e.org/) %}",
       "<p>☑ 选 <a href=\"https://e.org/\" ep:link=\"0\">链</a></p>"},
      {"Anzhiyu, checkbox", "{% checkbox minus yellow checked, 减少 %}\n{% checkbox 纯 文本 %}",
       "<p>☑ 减少</p><p>☐ 纯 文本</p>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_SUITE_END()
