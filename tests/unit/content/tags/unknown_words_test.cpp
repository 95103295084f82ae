/// What stays of tags and shortcodes that nobody knows: their words, addresses and pictures. As real blogs write them,
/// whose theme is not there.

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

template <std::size_t size>
void check(const SiteKind& kind, const Row (&rows)[size]) {
  for (const Row& row : rows) {
    ContentSite site;
    site.config.kind = &kind;
    const std::string html = site.html(row.body);
    BOOST_TEST(html == row.html, row.name << ": " << html);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(unknown_words)

BOOST_AUTO_TEST_CASE(of_hugo) {
  check(
      hugo_kind(),
      {
          {"an address", "{{< neodb \"https://e.org/b/1\" >}}",
           "<p><a href=\"https://e.org/b/1\" ep:link=\"0\">https://e.org/b/1</a></p>"},
          {"with a rating", "{{< neodb \"https://e.org/b/1\" 9 \"https://e.org/buy\" >}}",
           "<p><a href=\"https://e.org/b/1\" ep:link=\"0\">https://e.org/b/1</a></p>"},
          {"around words", "{{< neodb \"https://e.org/b/1\" >}}好看{{< /neodb >}}",
           "<p><a href=\"https://e.org/b/1\" ep:link=\"0\">https://e.org/b/1</a></p><p>好看</p>"},
          {"by its name", "{{< nosuch src=\"https://e.org/b/1\" >}}",
           "<p><a href=\"https://e.org/b/1\" ep:link=\"0\">https://e.org/b/1</a></p>"},
          {"a card", "{{< nosuch url=\"https://e.org/1\" image=\"https://e.org/1.png\" title=\"书\" rate=\"7\" >}}",
           "<p><a href=\"https://e.org/1\" ep:link=\"0\">书</a></p>"},
          {"a picture", "a {{< nosuch \"https://e.org/1.png\" >}} b",
           "<p>a <img src=\"https://e.org/1.png\" alt=\"\" ep:image=\"0\"/> b</p>"},
          {"a picture with words", "{{< nosuch src=\"https://e.org/1.png\" caption=\"图\" >}}",
           "<figure><img src=\"https://e.org/1.png\" alt=\"图\" ep:image=\"0\"/><figcaption>图</figcaption></figure>"},
          {"a picture with its words for the blind", "{{< nosuch src=\"https://e.org/1.png\" alt=\"图\" >}}",
           "<p><img src=\"https://e.org/1.png\" alt=\"图\" ep:image=\"0\"/></p>"},
          {"pictures", "{{< nosuch \"https://e.org/1.png,https://e.org/2.jpg\" >}}",
           "<div class=\"gallery\"><figure><img src=\"https://e.org/1.png\" alt=\"\" "
           "ep:image=\"0\"/></figure><figure><img "
           "src=\"https://e.org/2.jpg\" alt=\"\" ep:image=\"1\"/></figure></div>"},
          {"who says it", "{{< nosuch position=\"left\" name=\"John Doe\" >}}\n好。\n{{< /nosuch >}}",
           "<p><strong>John Doe</strong></p><p>好。</p>"},
          {"a name for scripts", "a {{< nosuch name=\"github\" >}}b", "<p>a b</p>"},
          {"a word with a dot", "a {{< nosuch \"Node.js\" >}} b", "<p>a Node.js b</p>"},
          {"a place in the page", "a {{< nosuch \"#top\" >}}b", "<p>a b</p>"},
      });
}

BOOST_AUTO_TEST_CASE(of_hexo) {
  check(
      hexo_kind(),
      {
          {"an address and words", "{% linkCard https://e.org/1,网盘链接 %}",
           "<p><a href=\"https://e.org/1\" ep:link=\"0\">网盘链接</a></p>"},
          {"an address and sizes", "{% reveal https://e.org/d/ 800 600 %}",
           "<p><a href=\"https://e.org/d/\" ep:link=\"0\">https://e.org/d/</a></p>"},
          {"by its key", "{% nosuch src=\"https://e.org/d/\" %}",
           "<p><a href=\"https://e.org/d/\" ep:link=\"0\">https://e.org/d/</a></p>"},
          {"a picture", "{% nosuch https://e.org/1.png 图 %}",
           "<figure><img src=\"https://e.org/1.png\" alt=\"图\" ep:image=\"0\"/><figcaption>图</figcaption></figure>"},
          {"around text", "{% nosuch https://e.org/1 标题 %}\na\n{% endnosuch %}",
           "<p><a href=\"https://e.org/1\" ep:link=\"0\">标题</a></p><p>a</p>"},
          {"colour and number", "a {% nosuch #fff 3 %}", "<p>a 3</p>"},
      });
}

/// Names that blogs with the theme Stack and others share, by what their templates say.
BOOST_AUTO_TEST_CASE(shared_shortcodes) {
  check(
      hugo_kind(),
      {
          {"align", "{{< align center \"居*中*\" >}}", "<p>居<em>中</em></p>"},
          {"align around text", "{{< align center >}}\n居中\n{{< /align >}}", "<div><p>居中</p></div>"},
          {"detail", "{{< detail \"折叠\" >}}\na\n{{< /detail >}}",
           "<details><summary>折叠</summary><p>a</p></details>"},
          {"fold-block", "{{< fold-block \"折叠\" >}}\na\n{{< /fold-block >}}",
           "<details><summary>折叠</summary><p>a</p></details>"},
          {"a note of one word", "{{< alert \"Info\" >}}", "<aside class=\"note\"><p>Info</p></aside>"},
          {"a text and its kind", "{{< alert \"Done it\" success >}}",
           "<aside class=\"note success\"><p>Done it</p></aside>"},
          {"a word and its kind", "{{< alert \"Success\" success >}}",
           "<aside class=\"note success\"><p>Success</p></aside>"},
          {"a kind and its text", "{{< alert warning \"Mind *it*\" >}}",
           "<aside class=\"note warning\"><p>Mind <em>it</em></p></aside>"},
          {"simple-notice", "{{< simple-notice simple-notice-tip >}}\na\n{{< /simple-notice >}}",
           "<aside class=\"note simple-notice-tip\"><p>a</p></aside>"},
          {"quote-center", "{{< quote-center >}}\n山远\n{{< /quote-center >}}", "<blockquote><p>山远</p></blockquote>"},
          {"mark", "a {{< mark text=\"好\" >}}", "<p>a <mark>好</mark></p>"},
          {"galleries",
           "{{< galleries >}}\n{{< gallery src=\"https://e.org/1.png\" title=\"图\" >}}\n{{< /galleries >}}",
           "<div class=\"galleries\"><figure><img src=\"https://e.org/1.png\" alt=\"图\" "
           "ep:image=\"0\"/><figcaption>图</figcaption></figure></div>"},
          {"imgloop", "{{< imgloop \"https://e.org/1.png,https://e.org/2.png\" >}}",
           "<div class=\"gallery\"><figure><img src=\"https://e.org/1.png\" alt=\"\" "
           "ep:image=\"0\"/></figure><figure><img "
           "src=\"https://e.org/2.png\" alt=\"\" ep:image=\"1\"/></figure></div>"},
          {"imgproc", "{{< imgproc https://e.org/1.png Fill \"600x300\" >}}\nA *sunset*.\n{{< /imgproc >}}",
           "<figure><img src=\"https://e.org/1.png\" alt=\"A sunset.\" ep:image=\"0\"/><figcaption>A "
           "<em>sunset</em>.</figcaption></figure>"},
          {"spotify", "{{< spotify type=\"track\" id=\"2D3\" height=\"80px\" >}}",
           "<p><a href=\"https://open.spotify.com/track/2D3\" ep:link=\"0\">Spotify track/2D3</a></p>"},
          {"tencent", "{{< tencent \"g00\" >}}",
           "<p><a href=\"https://v.qq.com/x/page/g00.html\" ep:link=\"0\">腾讯视频 g00</a></p>"},
          {"youku", "{{< youku \"XNTQ\" >}}",
           "<p><a href=\"https://v.youku.com/v_show/id_XNTQ.html\" ep:link=\"0\">优酷 XNTQ</a></p>"},
          {"cloudmusic", "{{< cloudmusic \"249\" >}}",
           "<p><a href=\"https://music.163.com/#/song?id=249\" ep:link=\"0\">网易云音乐 249</a></p>"},
          {"ppt", "{{< ppt src=\"https://e.org/a.pdf\" >}}",
           "<p><a href=\"https://e.org/a.pdf\" ep:link=\"0\">https://e.org/a.pdf</a></p>"},
      });
}

/// blogdown and Wowchemy, as blogs with R have them.
BOOST_AUTO_TEST_CASE(blogs_with_r) {
  check(hugo_kind(),
        {
            {"a picture of the bundle", "<img src=\"{{< blogdown/postref >}}https://e.org/p-1.png\" alt=\"p\" />",
             "<p><img src=\"https://e.org/p-1.png\" alt=\"p\" ep:image=\"0\"/></p>"},
            {"a tweet between comments", "<!--html_preserve-->{{% tweet \"12\" %}}<!--/html_preserve-->",
             "<p><a href=\"https://twitter.com/i/status/12\" ep:link=\"0\">Twitter 12</a></p>"},
            {"a fold", "{{< spoiler text=\"Click\" >}}\nx\n{{< /spoiler >}}",
             "<details><summary>Click</summary><p>x</p></details>"},
            {"a file", "my {{< staticref \"https://e.org/cv.pdf\" \"newtab\" >}}*CV*{{< /staticref >}}.",
             "<p>my <a href=\"https://e.org/cv.pdf\" ep:link=\"0\"><em>CV</em></a>.</p>"},
            {"a mark", "a {{< hl >}}b{{< /hl >}}", "<p>a <mark>b</mark></p>"},
            {"an entry", "a {{< cite \"Knuth 1997\" >}}", "<p>a (Knuth 1997)</p>"},
            {"a page", "{{< cite page=\"https://e.org/x/\" view=\"4\" >}}",
             "<p><a href=\"https://e.org/x/\" ep:link=\"0\">https://e.org/x/</a></p>"},
            {"code", "a {{< hl go >}}f(\"b\"){{< /hl >}}", "<p>a <code>f(\"b\")</code></p>"},
            {"a song by a number", "{{% music 28196554 %}}",
             "<p><a href=\"https://music.163.com/#/song?id=28196554\" "
             "ep:link=\"0\">https://music.163.com/#/song?id=28196554</a></p>"},
            {"a song in words", "{{% music %}}Joy • *x*{{% /music %}}", "<p>Joy • <em>x</em></p>"},
            {"centred", "{{% center %}}居*中*{{% /center %}}", "<div><p>居<em>中</em></p></div>"},
            {"a book", "{{< douban type=\"book\" id=\"10\" title=\"书\" >}}",
             "<p><a href=\"https://book.douban.com/subject/10/\" ep:link=\"0\">书</a></p>"},
        });
}

/// Landscape and its kin: the picture, its small one, its caption.
BOOST_AUTO_TEST_CASE(fancybox) {
  check(hexo_kind(), {
                         {"a word", "{% fancybox https://e.org/a.gif bat %}",
                          "<figure><img src=\"https://e.org/a.gif\" alt=\"bat\" "
                          "ep:image=\"0\"/><figcaption>bat</figcaption></figure>"},
                         {"all of it", "{% fancybox half https://e.org/a.gif https://e.org/b.gif \"A cat\" %}",
                          "<figure><img src=\"https://e.org/a.gif\" alt=\"A cat\" ep:image=\"0\"/><figcaption>A "
                          "cat</figcaption></figure>"},
                         {"a size", "{% Fancybox https://e.org/a.gif 300 190 %}",
                          "<figure><img src=\"https://e.org/a.gif\" alt=\"\" ep:image=\"0\"/></figure>"},
                     });
}

/// Tranquilpeak, Async, Kira.
BOOST_AUTO_TEST_CASE(other_themes) {
  check(hexo_kind(),
        {
            {"alert", "{% alert success no-icon %}\n**a**\n{% endalert %}",
             "<aside class=\"note success\"><p><strong>a</strong></p></aside>"},
            {"hl_text", "a {% hl_text red %}b *c*{% endhl_text %}", "<p>a <mark>b <em>c</em></mark></p>"},
            {"code in tabs",
             "{% tabbed_codeblock 标题 %}\n    <!-- tab js -->\n        var a;\n          b\n    <!-- endtab -->\n    "
             "<!-- "
             "tab css -->\n        a {}\n    <!-- endtab -->\n{% endtabbed_codeblock %}",
             "<p><strong>标题</strong></p><pre><code class=\"language-js\">var a;\n  b\n</code></pre><pre><code "
             "class=\"language-css\">a {}\n</code></pre>"},
            {"image", "{% image fancybox right clear https://e.org/a.png https://e.org/s.png 150px 85px \"A cat\" %}",
             "<figure><img src=\"https://e.org/a.png\" alt=\"A cat\" ep:image=\"0\"/><figcaption>A "
             "cat</figcaption></figure>"},
            {"a number as a caption", "{% image https://e.org/a.png 2020 %}",
             "<figure><img src=\"https://e.org/a.png\" alt=\"2020\" "
             "ep:image=\"0\"/><figcaption>2020</figcaption></figure>"},
            {"gallery", "{% gallery 名 描述 https://e.org/p/ https://e.org/c.png %}",
             "<p><a href=\"https://e.org/p/\" ep:link=\"0\">名 描述</a></p>"},
            {"biliplayer", "{% biliplayer 170001 2 %}",
             "<p><a href=\"https://www.bilibili.com/video/av170001?p=2\" ep:link=\"0\">Bilibili av170001?p=2</a></p>"},
        });
}

/// The addresses of films: `av` and a number, `BV` and letters, a part.
BOOST_AUTO_TEST_CASE(films) {
  const auto link = [](const std::string& id) {
    return "<p><a href=\"https://www.bilibili.com/video/" + id + "\" ep:link=\"0\">Bilibili " + id + "</a></p>";
  };
  const struct {
    const SiteKind& kind;
    const char* body;
    const char* id;
  } kRows[] = {
      {hexo_kind(), "{% bilibili 2333333 3 %}", "av2333333?p=3"},
      {hexo_kind(), "{% bilibili 939365062 %}", "av939365062"},
      {hexo_kind(), "{% bilibili \"aid:60016166\" \"quality:high\" %}", "av60016166"},
      {hexo_kind(), "{% bilibili av170001 %}", "av170001"},
      {hexo_kind(), "{% bilibili BV1 1 %}", "BV1"},
      {hexo_kind(), "{% bilibili BV1 12:30 true %}", "BV1"},
      {hexo_kind(), "{% video bilibili:170001 %}", "av170001"},
      {hugo_kind(), "{{< bilibili BV1 2 >}}", "BV1?p=2"},
      {hugo_kind(), "{{< bilibili id=BV1 p=3 >}}", "BV1?p=3"},
      {hugo_kind(), "{{< bilibili 170001 >}}", "av170001"},
      {jekyll_kind(), "{% include embed/bilibili.html id='170001' %}", "av170001"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    site.config.kind = &row.kind;
    const std::string html = site.html(row.body);
    BOOST_TEST(html == link(row.id), row.body << ": " << html);
  }
}

BOOST_AUTO_TEST_SUITE_END()
