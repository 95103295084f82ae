/// What becomes of the links, pictures and players of Hexo's themes: a row a tag and a theme. What each theme prints
/// was read in its scripts.

#include "theme_rows.h"

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(theme_cards)

BOOST_AUTO_TEST_CASE(links) {
  const TagRow kRows[] = {
      {"Volantis, link", "{% link 标题, https://e.org/?a=1, https://e.org/i.png %}",
       "<p><a href=\"https://e.org/?a=1\" ep:link=\"0\">标题</a></p>"},
      {"Volantis, link with colons", "{% link 标题::https://e.org/::https://e.org/i.png %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">标题</a></p>"},
      {"Anzhiyu, link", "{% link 标题,站点,https://e.org/,https://e.org/i.png %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">标题</a>：站点</p>"},
      {"Butterfly, link with a picture and what is said", "{% link 标题,https://e.org/,/i.png,说明文字 %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">标题</a>：说明文字</p>"},
      {"Stellar, link", "{% link https://e.org/ 两 词 icon:https://e.org/i.png desc:说明 %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">两 词</a>：说明</p>"},
      {"Stellar, link that a script describes", "{% link https://e.org/ desc:true %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">https://e.org/</a></p>"},
      {"Hexo, link with a comma", "{% link 你好, 世界 https://e.org/ %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">你好, 世界</a></p>"},
      {"Reimu, link", "{% link there 别名 auto %}",
       "<p><a href=\"https://example.org/2020/01/01/there/\" title=\"那边\" ep:link=\"0\">别名</a></p>"},
      {"Reimu, cards", "{% externalLinkCard \"两 词\" https://e.org/ auto %}\n{% postLinkCard there auto %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">两 词</a></p><p><a href=\"https://example.org/2020/01/01/there/\" "
       "title=\"那边\" ep:link=\"1\">那边</a></p>"},
      {"Volantis, xlink and linkgroup", "{% linkgroup %}\n{% xlink https://e.org/ 题 %}\n{% endlinkgroup %}",
       "<div class=\"linkgroup\"><p><a href=\"https://e.org/\" ep:link=\"0\">题</a></p></div>"},
      {"Anzhiyu, site",
       "{% sitegroup 友 邻 %}\n{% site 甲 站, url=https://e.org/?a=1,2, screenshot=https://e.org/s.png, "
       "avatar=https://e.org/a.png, description=说, 明 %}\n{% site 乙, url=https://b.org/ %}\n{% endsitegroup %}",
       "<div class=\"sitegroup\"><p><strong>友 邻</strong></p><p><a href=\"https://e.org/?a=1,2\" ep:link=\"0\">甲 "
       "站</a>：说, 明</p><p><a href=\"https://b.org/\" ep:link=\"1\">乙</a></p></div>"},
      {"Anzhiyu, intCard", "{% intCard https://e.org/ https://e.org/a.png 提示 卡片 https://e.org/l.png 名字 副题 %}",
       "<p><img src=\"https://e.org/a.png\" alt=\"卡片\" ep:image=\"0\"/></p><p><strong>提示：卡片</strong></p><p><a "
       "href=\"https://e.org/\" ep:link=\"0\">名字</a>：副题</p>"},
      {"Butterfly, galleryGroup", "{% galleryGroup '壁 纸' '收藏' '/w/' https://e.org/a.jpg %}",
       "<p><a href=\"https://example.org/w/\" ep:link=\"0\">壁 纸：收藏</a></p>",
       "1:29: '/w/' leads to no post or page [content/broken-link]\n"},
      {"NexT, btn", "{% btn https://e.org/, 文 字, download fa-lg, 题 %}",
       "<p><a href=\"https://e.org/\" title=\"题\" ep:link=\"0\">文 字</a></p>"},
      {"Butterfly, btn", "{% btn 'https://e.org/',文字,far fa-hand-point-right,outline blue larger %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">文字</a></p>"},
      {"Fluid, btn", "{% btn https://e.org/, 文字, 题 %}",
       "<p><a href=\"https://e.org/\" title=\"题\" ep:link=\"0\">文字</a></p>"},
      {"Volantis, btn", "{% btn center large::文 字::https://e.org/::fas fa-download %}\n{% btn 按钮:: / %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">文 字</a>\n<a href=\"https://example.org/\" "
       "ep:link=\"1\">按钮</a></p>",
       "2:13: '/' leads to no post or page [content/broken-link]\n"},
      {"Redefine, btn",
       "{% button text=\"两 词\" url=\"https://e.org/\" icon=\"fa-solid fa-x\" size=\"lg\" target=\"_blank\" %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">两 词</a></p>"},
      {"Redefine, legacy btn", "{% btn center large::文字::https://e.org/ %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">文字</a></p>"},
      {"Stellar, button", "{% button color:red 文 字 https://e.org/ icon:solar:x size:xs %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">文 字</a></p>"},
      {"Keep, button", "{% button warning large https://e.org/ %}文字{% endbutton %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">文字</a></p>"},
      {"Volantis, btns",
       "{% btns circle grid5 %}\n{% cell 甲, https://e.org/, fas fa-x %}\n{% cell "
       "乙::https://b.org/::https://e.org/i.png %}\n{% endbtns %}",
       "<div class=\"btns\"><p><a href=\"https://e.org/\" ep:link=\"0\">甲</a>\n<a href=\"https://b.org/\" "
       "ep:link=\"1\">乙</a></p></div>"},
      {"Butterfly, flink",
       "{% flink %}\n- class_name: 友\n  class_desc: 说明\n  link_list:\n    - name: 甲\n      link: https://e.org/\n  "
       "    avatar: https://e.org/a.png\n      descr: 好\n{% endflink %}",
       "<p><strong>友</strong></p><p>说明</p><ul><li><a href=\"https://e.org/\" ep:link=\"0\">甲</a>：好</li></ul>"},
      {"Butterfly, flink that can't be read", "{% flink %}\n- a: [\n{% endflink %}", "",
       "1:1: the list in the tag 'flink' can't be read, it is left out [content/unknown-tag]\n"},
      {"ShokaX, links", "{% links %}\n- site: 甲\n  url: https://e.org/\n  desc: 好\n  color: \"#fff\"\n{% endlinks %}",
       "<ul><li><a href=\"https://e.org/\" ep:link=\"0\">甲</a>：好</li></ul>"},
      {"NexT, linkgrid",
       "{% linkgrid %}\n甲 | https://e.org/ | 说明 | /a.png\n% 注释\n乙 | https://b.org/\n{% endlinkgrid %}",
       "<ul><li><a href=\"https://e.org/\" ep:link=\"0\">甲</a>：说明</li><li><a href=\"https://b.org/\" "
       "ep:link=\"1\">乙</a></li></ul>"},
      {"Stellar, navbar", "{% navbar active:/wiki/ [文章](/) [项目](/wiki/) %}",
       "<p><a href=\"https://example.org/\" ep:link=\"0\">文章</a> <a href=\"https://example.org/wiki/\" "
       "ep:link=\"1\">项目</a></p>",
       "1:30: '/' leads to no post or page [content/broken-link]\n1:38: '/wiki/' leads to no post or page "
       "[content/broken-link]\n"},
      {"Stellar, banner",
       "{% banner 标题 副 题 bg:https://e.org/x.png avatar:/a.png link:https://e.org/ %}\n{% navbar [甲](/a/) %}\n{% "
       "endbanner %}",
       "<p><strong><a href=\"https://e.org/\" ep:link=\"0\">标题</a></strong> 副 题</p><p><a "
       "href=\"https://example.org/a/\" ep:link=\"1\">甲</a></p>",
       "2:15: '/a/' leads to no post or page [content/broken-link]\n"},
      {"Stellar, about", "{% about avatar:https://e.org/a.png height:60px %}\n**甲**\n{% endabout %}",
       "<div class=\"about\"><p><img src=\"https://e.org/a.png\" alt=\"\" "
       "ep:image=\"0\"/></p><p><strong>甲</strong></p></div>"},
      {"Stellar, ghcard", "{% ghcard xaoxuu/stellar theme:dark %} {% ghcard xaoxuu, theme=vue %}",
       "<p><a href=\"https://github.com/xaoxuu/stellar\" ep:link=\"0\">xaoxuu/stellar</a> <a "
       "href=\"https://github.com/xaoxuu\" ep:link=\"1\">xaoxuu</a></p>"},
      {"NexT, btn without a text", "{% btn https://e.org/, , home %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">https://e.org/</a></p>"},
      {"NexT, btn to nowhere", "{% btn #, 文字 %}",
       "<p><a href=\"https://example.org/2020/01/01/here/#\" ep:link=\"0\">文字</a></p>"},
      {"Volantis, capital Link", "{% Link 标题 https://e.org/ icon:https://e.org/i.png %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">标题</a></p>"},
      {"Volantis, ghcardgroup", "{% ghcardgroup %}\n{% ghcard a/b, theme=vue %}\n{% endghcardgroup %}",
       "<div class=\"ghcardgroup\"><p><a href=\"https://github.com/a/b\" ep:link=\"0\">a/b</a></p></div>"},
      {"Anzhiyu, link inside the site", "{% link 标题,站点,https://e.org/,true %}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">标题</a>：站点</p>"},
      {"Butterfly, btn of a folder", "{% btn /a/b/,文字,fas fa-x,block center larger %}",
       "<p><a href=\"https://example.org/a/b/\" ep:link=\"0\">文字</a></p>",
       "1:8: '/a/b/' leads to no post or page [content/broken-link]\n"},
      {"Hexo, link with a title", "{% link \"两 词\" https://e.org/ true \"题 目\" %}",
       "<p><a href=\"https://e.org/\" title=\"题 目\" ep:link=\"0\">两 词</a></p>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(pictures) {
  const TagRow kRows[] = {
      {"Stellar, image", "{% image https://e.org/a.png 一张 图 width:300px padding:16px bg:#fff download:true %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"一张 图\" width=\"300\" ep:image=\"0\"/><figcaption>一张 "
       "图</figcaption></figure>"},
      {"Stellar, image with a comma", "{% image https://e.org/a.png 你好, 世界 %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"你好, 世界\" ep:image=\"0\"/><figcaption>你好, "
       "世界</figcaption></figure>"},
      {"Stellar, image in a line", "文{% image https://e.org/a.png 图 %}字",
       "<p>文<img src=\"https://e.org/a.png\" alt=\"图\" ep:image=\"0\"/>字</p>"},
      {"Anzhiyu, image", "{% image https://e.org/a.png?x=1,2, width=300px, alt=一张, 图, bg=#fff %}",
       "<figure><img src=\"https://e.org/a.png?x=1,2\" alt=\"一张, 图\" width=\"300\" "
       "ep:image=\"0\"/><figcaption>一张, 图</figcaption></figure>"},
      {"Volantis, image with colons", "{% image https://e.org/a.png::width=300px::alt=一张 图 %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"一张 图\" width=\"300\" ep:image=\"0\"/><figcaption>一张 "
       "图</figcaption></figure>"},
      {"Volantis, inlineimage",
       "文{% inlineimage https://e.org/a.png, height=40px %}字{% inlineimage https://e.org/b.png, height=1.5em %}",
       "<p>文<img src=\"https://e.org/a.png\" alt=\"\" height=\"40\" ep:image=\"0\"/>字<img "
       "src=\"https://e.org/b.png\" alt=\"\" ep:image=\"1\"/></p>"},
      {"Butterfly, inlineImg", "文{% inlineImg https://e.org/a.png 1.5em %}字",
       "<p>文<img src=\"https://e.org/a.png\" alt=\"\" ep:image=\"0\"/>字</p>"},
      {"Volantis, frame", "{% frame iphone11 | img=https://e.org/a.png | part=top | alt=一张 图 %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"一张 图\" ep:image=\"0\"/><figcaption>一张 "
       "图</figcaption></figure>"},
      {"Stellar, frame", "{% frame iphone11 一张 图 img:https://e.org/a.png focus:top %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"一张 图\" ep:image=\"0\"/><figcaption>一张 "
       "图</figcaption></figure>"},
      {"Stellar, frame of a film", "{% frame iphone11 video:https://e.org/a.mp4 %}",
       "<p><a href=\"https://e.org/a.mp4\" ep:link=\"0\">https://e.org/a.mp4</a></p>"},
      {"Stellar, swiper",
       "{% swiper width:max effect:cards %}\n![甲](https://e.org/a.png)\n![](https://e.org/b.png)\n{% endswiper %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"甲\" "
       "ep:image=\"0\"/><figcaption>甲</figcaption></figure><figure><img src=\"https://e.org/b.png\" alt=\"\" "
       "ep:image=\"1\"/></figure>"},
      {"Fluid, groupimage", "{% gi 2 1-1 %}\n  ![甲](https://e.org/a.png)\n  ![](https://e.org/b.png)\n{% endgi %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"甲\" "
       "ep:image=\"0\"/><figcaption>甲</figcaption></figure><figure><img src=\"https://e.org/b.png\" alt=\"\" "
       "ep:image=\"1\"/></figure>"},
      {"Butterfly, gallery from a file", "{% gallery url,https://e.org/x.json,true %}{% endgallery %}", "",
       "1:1: what the tag 'gallery' shows is only known to the theme, it is left out [content/unknown-tag]\n"},
      {"Stellar, gallery", "{% gallery layout:flow size:l %}\n![甲](https://e.org/a.png)\n{% endgallery %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"甲\" ep:image=\"0\"/><figcaption>甲</figcaption></figure>"},
      {"Butterfly's plugin, carousel", "{% carousel c1,名 %}\n![甲](https://e.org/a.png)\n{% endcarousel %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"甲\" ep:image=\"0\"/><figcaption>甲</figcaption></figure>"},
      {"Volantis, capital Image", "{% Image https://e.org/a.png alt width:300px %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"alt\" width=\"300\" "
       "ep:image=\"0\"/><figcaption>alt</figcaption></figure>"},
      {"NexT, group of pictures", "{% gp 2-1 %}\n![甲](https://e.org/a.png)\n![乙](https://e.org/b.png)\n{% endgp %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"甲\" "
       "ep:image=\"0\"/><figcaption>甲</figcaption></figure><figure><img src=\"https://e.org/b.png\" alt=\"乙\" "
       "ep:image=\"1\"/><figcaption>乙</figcaption></figure>"},
      {"Butterfly, gallery with numbers",
       "{% gallery false,10,5 %}\n![甲](https://e.org/a.png \"题\")\n{% endgallery %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"甲\" title=\"题\" "
       "ep:image=\"0\"/><figcaption>题</figcaption></figure>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(players) {
  const TagRow kRows[] = {
      {"Stellar, video",
       "{% video https://e.org/a.mp4 width:50% autoplay:true %}\n{% video bilibili:BV1 ratio:1.5 %}\n{% video "
       "youtube:abc width:50% autoplay:0 %}",
       "<p><a href=\"https://e.org/a.mp4\" ep:link=\"0\">https://e.org/a.mp4</a>\n<a "
       "href=\"https://www.bilibili.com/video/BV1\" ep:link=\"1\">Bilibili BV1</a>\n<a "
       "href=\"https://www.youtube.com/watch?v=abc\" ep:link=\"2\">YouTube abc</a></p>"},
      {"NexT, video", "{% video https://e.org/a.mp4 https://e.org/p.png %}",
       "<p><a href=\"https://e.org/a.mp4\" ep:link=\"0\">https://e.org/a.mp4</a></p>"},
      {"Stellar, audio", "{% audio https://e.org/a.mp3 %} {% audio type:2 netease:123 autoplay:false %}",
       "<p><a href=\"https://e.org/a.mp3\" ep:link=\"0\">https://e.org/a.mp3</a> <a "
       "href=\"https://music.163.com/#/song?id=123\" ep:link=\"1\">https://music.163.com/#/song?id=123</a></p>"},
      {"Volantis, videos", "{% videos left,2 %}\n{% video https://e.org/a.mp4 %}\n{% endvideos %}",
       "<div class=\"videos\"><p><a href=\"https://e.org/a.mp4\" ep:link=\"0\">https://e.org/a.mp4</a></p></div>"},
      {"a title", "{% video https://e.org/a.mp4 视频 标题 %} {% pdf /a.pdf 500px %}",
       "<p><a href=\"https://e.org/a.mp4\" ep:link=\"0\">视频 标题</a> <a href=\"https://example.org/a.pdf\" "
       "ep:link=\"1\">/a.pdf</a></p>",
       "1:46: '/a.pdf' leads to no post or page [content/broken-link]\n"},
      {"aplayer",
       "{% aplayer \"歌 名\" \"歌手\" \"https://e.org/a.mp3\" \"https://e.org/a.jpg\" \"autoplay\" \"width:70%\" "
       "\"lrc:a.txt\" %}",
       "<p><a href=\"https://e.org/a.mp3\" ep:link=\"0\">歌手：歌 名</a></p>"},
      {"aplayerlrc",
       "{% aplayerlrc \"歌\" \"人\" \"https://e.org/a.mp3\" %}\n[00:00.00]一句\n[00:01.00][00:02.00]两句\n{% "
       "endaplayerlrc %}",
       "<p><a href=\"https://e.org/a.mp3\" ep:link=\"0\">人：歌</a></p><p>一句<br/>两句</p>"},
      {"aplayerlist",
       "{% aplayerlist %}\n{\"narrow\": false, \"music\": [{\"title\": \"歌\", \"author\": \"人\", \"url\": "
       "\"https://e.org/a.mp3\", \"pic\": \"https://e.org/a.jpg\"}]}\n{% endaplayerlist %}",
       "<ul><li><a href=\"https://e.org/a.mp3\" ep:link=\"0\">歌</a>：人</li></ul>"},
      {"meting",
       "{% meting \"1\" \"netease\" \"playlist\" \"autoplay\" \"mutex:false\" \"theme:#ad7a86\" %} {% meting \"2\" "
       "\"tencent\" \"song\" %}",
       "<p><a href=\"https://music.163.com/#/playlist?id=1\" ep:link=\"0\">https://music.163.com/#/playlist?id=1</a> "
       "<a href=\"https://y.qq.com/n/ryqq/songDetail/2\" ep:link=\"1\">https://y.qq.com/n/ryqq/songDetail/2</a></p>"},
      {"meting that has no page", "a{% meting \"60198\" \"kugou\" \"playlist\" \"autoplay\" %}b", "<p>ab</p>",
       "1:2: the tag 'meting' has no address, it was dropped [content/dropped-html]\n"},
      {"meting by its address", "{% meting \"auto:https://y.qq.com/n/yqq/song/1.html\" %}",
       "<p><a href=\"https://y.qq.com/n/yqq/song/1.html\" ep:link=\"0\">https://y.qq.com/n/yqq/song/1.html</a></p>"},
      {"ShokaX, media",
       "{% media audio %}\n- title: 歌单\n  list:\n    - https://music.163.com/#/playlist?id=1\n{% endmedia %}",
       "<p><strong>歌单</strong></p><ul><li><a href=\"https://music.163.com/#/playlist?id=1\" "
       "ep:link=\"0\">https://music.163.com/#/playlist?id=1</a></li></ul>"},
      {"Anzhiyu, bilibili", "{% bilibili BV1 12:30 true %} {% bilibili https://www.bilibili.com/video/BV2 %}",
       "<p><a href=\"https://www.bilibili.com/video/BV1\" ep:link=\"0\">Bilibili BV1</a> <a "
       "href=\"https://www.bilibili.com/video/BV2\" ep:link=\"1\">https://www.bilibili.com/video/BV2</a></p>"},
      {"Anzhiyu, dogeplayer", "a{% dogeplayer 1 2 %}b", "<p>ab</p>",
       "1:2: what the tag 'dogeplayer' shows is only known to the theme, it is left out [content/unknown-tag]\n"},
      {"NexT, can", "{% can fetch@current,past_1 %}",
       "<p><a href=\"https://caniuse.com/fetch\" ep:link=\"0\">Can I use fetch</a></p>"},
      {"Stellar, md", "{% md https://e.org/x.md %}",
       "<p><a href=\"https://e.org/x.md\" ep:link=\"0\">https://e.org/x.md</a></p>"},
      {"comments in lists",
       "{% flink %}\n- link_list:\n    - name: 甲<!-- 藏 -->\n      link: https://e.org/\n<!--\n    - name: 藏\n      "
       "link: https://x.org/\n-->\n{% endflink %}\n{% lg %}\n甲 | https://e.org/<!-- 藏 -->\n<!--\n藏 | "
       "https://x.org/\n-->\n{% endlg %}",
       "<ul><li><a href=\"https://e.org/\" ep:link=\"0\">甲</a></li></ul><ul><li><a href=\"https://e.org/\" "
       "ep:link=\"1\">甲</a></li></ul>"},
      {"comments in a conversation",
       "{% chat %}\n<!-- 藏 -->\n<!-- chatcell user:a md:甲 -->\n藏起\n<!-- 别的 -->\n{% endchat %}",
       "<div class=\"chat\"><p><strong>a</strong>：甲</p></div>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(code) {
  const TagRow kRows[] = {
      {"Butterfly, mermaid with a configuration", "{% mermaid {\"theme\":\"dark\"} %}\ngraph TD\n{% endmermaid %}",
       "<pre><code class=\"language-mermaid\">graph TD\n</code></pre>"},
      {"Butterfly, score", "{% score %}\n{\"a\": 1}\n------\nX:1\n{% endscore %}",
       "<pre><code class=\"language-score\">X:1\n</code></pre>"},
      {"Butterfly, chartjs",
       "{% chartjs 80,true,id %}\n<!-- chart -->\n{\"type\": \"pie\"}\n<!-- endchart -->\n<!-- desc -->\n说 "
       "**明**\n<!-- enddesc -->\n{% endchartjs %}",
       "<pre><code class=\"language-chartjs\">{\"type\": \"pie\"}\n</code></pre><p>说 <strong>明</strong></p>"},
      {"NexT, wavedrom", "{% wavedrom %}\n{ signal: [] }\n{% endwavedrom %}",
       "<pre><code class=\"language-wavedrom\">{ signal: [] }\n</code></pre>"},
      {"Hexo, codeblock with colons in its title",
       "{% codeblock std::sort 例:求和 lang:cpp line_number:false highlight:true mark:1,2 %}\na\n{% endcodeblock %}",
       "<figure><figcaption>std::sort 例:求和</figcaption><pre><code class=\"language-cpp\">a\n</code></pre></figure>"},
      {"Stellar, table", "{% table style:wrap %}\n| a | b |\n|---|---|\n| 1 | 2 |\n{% endtable %}",
       "<div "
       "class=\"table\"><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></"
       "tbody></table></div>"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(filled_by_the_theme) {
  const TagRow kRows[] = {
      {"Stellar, lists of the theme",
       "a{% friends %}{% sites group %}{% albums repo:a/b %}{% posters x size:s %}{% users api:https://e.org/ %}b",
       "<p>ab</p>",
       "1:2: what the tag 'friends' shows is only known to the theme, it is left out [content/unknown-tag]\n1:15: what "
       "the tag 'sites' shows is only known to the theme, it is left out [content/unknown-tag]\n1:32: what the tag "
       "'albums' shows is only known to the theme, it is left out [content/unknown-tag]\n1:53: what the tag 'posters' "
       "shows is only known to the theme, it is left out [content/unknown-tag]\n1:75: what the tag 'users' shows is "
       "only known to the theme, it is left out [content/unknown-tag]\n"},
      {"Stellar, vote and rating", "{% vote id:x 喜欢 吗 %}\n{% rating 评 分 id:y %}",
       "<p><strong>喜欢 吗</strong></p><p><strong>评 分</strong></p>",
       "1:1: what the tag 'vote' shows is only known to the theme, its title is kept [content/unknown-tag]\n2:1: what "
       "the tag 'rating' shows is only known to the theme, its title is kept [content/unknown-tag]\n"},
      {"Solitude, typeit", "a\n\n{% typeit div %}\nstrings: [\"甲\"]\n{% endtypeit %}", "<p>a</p>",
       "3:1: what the tag 'typeit' shows is only known to the theme, it is left out [content/unknown-tag]\n"},
  };
  for (const TagRow& row : kRows) check(row);
}

BOOST_AUTO_TEST_CASE(unknown) {
  const TagRow kRows[] = {
      {"block with a title", "{% nosuch 标 题 color:red icon:x %}\n**甲**\n{% endnosuch %}",
       "<p><strong>标 题</strong></p><p><strong>甲</strong></p>",
       "1:1: unknown tag 'nosuch', its inner text is kept [content/unknown-tag]\n"},
      {"block with a list", "{% nosuch 标题, red, 20px, fas fa-x %}\n甲\n{% endnosuch %}",
       "<p><strong>标题</strong></p><p>甲</p>",
       "1:1: unknown tag 'nosuch', its inner text is kept [content/unknown-tag]\n"},
      {"block with named words", "{% nosuch title=\"标 题\" size=2 %}\n甲\n{% endnosuch %}",
       "<p><strong>标 题</strong></p><p>甲</p>",
       "1:1: unknown tag 'nosuch', its inner text is kept [content/unknown-tag]\n"},
      {"block with an id", "{% nosuch my-id-1 %}\n甲\n{% endnosuch %}", "<p>甲</p>",
       "1:1: unknown tag 'nosuch', its inner text is kept [content/unknown-tag]\n"},
      {"block in a block", "{% nosuch 外 %}\n{% nosuch 内 %}\n甲\n{% endnosuch %}\n{% endnosuch %}",
       "<p><strong>外</strong></p><p><strong>内</strong></p><p>甲</p>",
       "1:1: unknown tag 'nosuch', its inner text is kept [content/unknown-tag]\n2:1: unknown tag 'nosuch', its inner "
       "text is kept [content/unknown-tag]\n"},
      {"alone with a list", "a {% nosuch 标题, https://e.org/, fas fa-x, red %} b",
       "<p>a <a href=\"https://e.org/\" ep:link=\"0\">标题</a> b</p>",
       "1:3: unknown tag 'nosuch', its words are kept [content/unknown-tag]\n"},
      {"alone with words", "a {% nosuch New red theme icon:x 12:30 %} b", "<p>a New red theme 12:30 b</p>",
       "1:3: unknown tag 'nosuch', its words are kept [content/unknown-tag]\n"},
      {"alone with a title", "a {% nosuch title=\"两 词\" url=\"https://e.org/\" %} b",
       "<p>a <a href=\"https://e.org/\" ep:link=\"0\">两 词</a> b</p>",
       "1:3: unknown tag 'nosuch', its words are kept [content/unknown-tag]\n"},
      {"block whose end is missing", "{% nosuch 标题 %}\n\n甲", "<p>标题</p><p>甲</p>",
       "1:1: unknown tag 'nosuch', its words are kept [content/unknown-tag]\n"},
  };
  for (const TagRow& row : kRows) check(row);
}

/// What a theme takes from the site's data, and paths to which it adds the root of the site.
BOOST_AUTO_TEST_CASE(data_and_roots) {
  ContentSite site;
  site.folder.write(
      "source/_data/links.yml",
      "river:\n  - {title: 甲, url: 'https://a.org/', description: 好}\n  - {title: 无}\nother:\n  - {title: "
      "乙, url: 'https://b.org/'}\n");
  BOOST_TEST(site.html("{% friends river %}") == "<ul><li><a href=\"https://a.org/\" ep:link=\"0\">甲</a></li></ul>");
  BOOST_TEST(site.html("{% sites river %}") == "<ul><li><a href=\"https://a.org/\" ep:link=\"0\">甲</a>：好</li></ul>");
  BOOST_TEST(site.html("{% friends river api:https://e.org/ %}{% friends none %}") == "");
  ContentSite below;
  below.config.root = "/blog/";
  Post& post = below.add_post("there", "那边");
  post.permalink = "https://example.org/blog/" + post.path;
  const std::string html = below.html("{% btn /2020/01/01/there/,去 %} {% btn /else/,去 %}");
  BOOST_TEST(html ==
             "<p><a href=\"https://example.org/blog/2020/01/01/there/\" ep:link=\"0\">去</a> "
             "<a href=\"https://example.org/else/\" ep:link=\"1\">去</a></p>");
}

/// Stellar and Volantis show the sources that the head names below the text.
BOOST_AUTO_TEST_CASE(references) {
  const auto show = [](const char* theme, const char* language) {
    ContentSite site;
    site.config.theme = theme;
    site.config.language = language;
    site.site.posts[0].fields = {{"references[]", "[甲](https://e.org/)\n*b*\n"}};
    return site.html("a");
  };
  const std::string list = "<ul><li><a href=\"https://e.org/\" ep:link=\"0\">甲</a></li><li><em>b</em></li></ul>";
  BOOST_TEST(show("stellar", "zh-CN") == "<p>a</p><p><strong>参考资料</strong></p>" + list);
  BOOST_TEST(show("hexo-theme-volantis", "en") == "<p>a</p><p><strong>References</strong></p>" + list);
  BOOST_TEST(show("next", "zh-CN") == "<p>a</p>");
}

BOOST_AUTO_TEST_SUITE_END()
