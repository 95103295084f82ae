#include "export/feed/feed_html.h"
#include "export/common/summary.h"

#include "feed_support.h"

using namespace essaypack;

BOOST_AUTO_TEST_SUITE(feed_html)

struct HtmlCase {
  const char* name;
  const char* body;
  const char* html;
};

BOOST_AUTO_TEST_CASE(content) {
  const HtmlCase kCases[] = {
      {"nothing", "", ""},
      {"text is escaped", "<p>a &lt; b &amp; c \"d\"</p>", "<p>a &lt; b &amp; c &quot;d&quot;</p>"},
      {"code with the end of CDATA", "<pre><code class=\"language-c++\">a]]&gt;b\nc\td</code></pre>",
       "<pre><code class=\"language-c++\">a]]&gt;b\nc\td</code></pre>"},
      {"first newline of pre", "<pre>\n\na</pre>", "<pre>\n\n\na</pre>"},
      {"empty elements are closed", "<p></p><td/><hr/><br/>", "<p></p><td></td><hr><br>"},
      {"heading without ids", "<h3 id=\"标题\" ep:heading=\"0\">标题</h3>", "<h3>标题</h3>"},
      {"author's ids", "<p id=\"x\">a</p><a name=\"y\" id=\"y\"></a>", "<p>a</p><a></a>"},
      {"style and events", "<p style=\"position:fixed\" onclick=\"x()\" class=\"a\">b</p>", "<p class=\"a\">b</p>"},
      {"script, style, form, comment", "<p>a<script>x</script><style>y</style><!-- z --><form>f</form></p>",
       "<p>a</p>"},
      {"iframe is a link", "<iframe src=\"//v.example.org/1?a=1&amp;b=2\" title=\"片\"></iframe>",
       "<a href=\"https://v.example.org/1?a=1&amp;b=2\">片</a>"},
      {"frame without address", "<iframe src=\"javascript:x\"></iframe>", ""},
      {"unknown elements keep their text", "<p><x-y>z</x-y><font>f</font></p>", "<p>zf</p>"},
      {"relative image", "<img src=\"a b.png\" alt=\"雨&quot;\"/>",
       "<img src=\"https://blog.example.com/posts/1/a%20b.png\" alt=\"雨&quot;\">"},
      {"rooted image", "<img src=\"/图/a.png\"/>", "<img src=\"https://blog.example.com/%E5%9B%BE/a.png\">"},
      {"escapes stay as they are", "<img src=\"/%E5%9B%BE/100%25.png\"/>",
       "<img src=\"https://blog.example.com/%E5%9B%BE/100%25.png\">"},
      {"srcset", "<img src=\"/a.png\" srcset=\"a.png 1x, /b.png 2x,https://c.example/c.png, file:///d 3x\"/>",
       "<img src=\"https://blog.example.com/a.png\" srcset=\"https://blog.example.com/posts/1/a.png 1x, "
       "https://blog.example.com/b.png 2x, https://c.example/c.png\">"},
      {"image that can't be shown", "<p><img src=\"file:///a.png\" alt=\"替代\"/></p>", "<p>替代</p>"},
      {"image of a disk", "<p><img src=\"e:/a/b.png\" alt=\"替代\"/></p>", "<p>替代</p>"},
      {"data image", "<img src=\"data:image/png;base64,AAAA\"/>", "<img src=\"data:image/png;base64,AAAA\">"},
      {"script links", "<a href=\"java\nscript:x()\">a</a><a href=\"vbscript:x\">b</a>", "<a>a</a><a>b</a>"},
      {"mail", "<a href=\"mailto:a@example.org\">a</a>", "<a href=\"mailto:a@example.org\">a</a>"},
      {"fragment link without index", "<a href=\"#x\">a</a>", "<a href=\"https://blog.example.com/posts/1/#x\">a</a>"},
      {"cite that is no address", "<blockquote cite=\"鲁迅\">a</blockquote><q cite=\"https://a.example/\">b</q>",
       "<blockquote>a</blockquote><q cite=\"https://a.example/\">b</q>"},
      {"task list", "<ul><li><ep:task done=\"true\"/>a</li><li><ep:task done=\"false\"/>b</li></ul>",
       "<ul><li><input type=\"checkbox\" checked=\"\" disabled=\"\"> a</li>"
       "<li><input type=\"checkbox\" disabled=\"\"> b</li></ul>"},
      {"language", "<span xml:lang=\"ja\">字</span><span lang=\"ja\" xml:lang=\"ja\">字</span>",
       "<span lang=\"ja\">字</span><span lang=\"ja\">字</span>"},
      {"ruby, table",
       "<ruby>漢<rt>hàn</rt></ruby><table><tr><td colspan=\"2\" style=\"text-align:center\">1</td></tr></table>",
       "<ruby>漢<rt>hàn</rt></ruby><table><tr><td colspan=\"2\" align=\"center\">1</td></tr></table>"},
      {"alignment of a paragraph", "<p style=\"text-align: right\">a</p><p style=\"text-align: none\">b</p>",
       "<p align=\"right\">a</p><p>b</p>"},
      {"drawing", "<p><img alt=\"图\" ep:words=\"图 甲\" ep:image=\"0\"/></p>", "<p>图 甲</p>"},
      {"drawing without words", "<p><img alt=\"\" ep:words=\"\" ep:image=\"0\"/></p>",
       "<p><a href=\"https://blog.example.com/posts/1/\">[SVG]</a></p>"},
      {"drawing without words in a link", "<a href=\"/a\"><img alt=\"\" ep:words=\"\" ep:image=\"0\"/></a>",
       "<a href=\"https://blog.example.com/a\">[SVG]</a>"},
      {"decoration", "<p>a<img alt=\"\" ep:words=\"\" ep:decoration=\"true\" ep:image=\"0\"/></p>", "<p>a</p>"},
      {"note in a link", "<a href=\"/a\">a<ep:ref note=\"1\" nth=\"1\"/></a>",
       "<a href=\"https://blog.example.com/a\">a<sup id=\"fnref-k-1\">1</sup></a>"},
      {"film in a link", "<a href=\"/a\"><i>a<a ep:media=\"video\" href=\"/v.mp4\">片</a></i></a>",
       "<a href=\"https://blog.example.com/a\"><i>a片</i></a>"},
      {"old ruby", "<ruby><rb>漢</rb><rt>hàn</rt></ruby>", "<ruby>漢<rt>hàn</rt></ruby>"},
      {"video stays", "<video src=\"/v.mp4\" poster=\"p.png\" controls=\"\"></video>",
       "<video src=\"https://blog.example.com/v.mp4\" poster=\"https://blog.example.com/posts/1/p.png\" "
       "controls=\"\"></video>"},
      {"a link to a film that feeds play", "<a ep:media=\"video\" ep:poster=\"p.png\" href=\"/v.mp4\">片</a>",
       "<video src=\"https://blog.example.com/v.mp4\" poster=\"https://blog.example.com/posts/1/p.png\" controls=\"\">"
       "<a href=\"https://blog.example.com/v.mp4\">片</a></video>"},
      {"a recording", "<a ep:media=\"audio\" href=\"//a.example/b.mp3\">b</a>",
       "<audio src=\"https://a.example/b.mp3\" controls=\"\"><a href=\"https://a.example/b.mp3\">b</a></audio>"},
      {"a recording of a kind that nobody fetches", "<a ep:media=\"audio\" href=\"magnet:?x\">b</a>",
       "<a href=\"magnet:?x\">b</a>"},
      {"math", "<math display=\"block\"><mi>x</mi></math><mi>y</mi>", "<math display=\"block\"><mi>x</mi></math>y"},
      {"notes",
       "<p>a<ep:ref note=\"1\" nth=\"1\"/>b<ep:ref note=\"1\" nth=\"2\"/></p>\n<ep:note n=\"1\"><p>注</p></ep:note>",
       "<p>a<sup id=\"fnref-k-1\"><a href=\"https://blog.example.com/posts/1/#fn-k-1\">1</a></sup>"
       "b<sup id=\"fnref-k-1-2\"><a href=\"https://blog.example.com/posts/1/#fn-k-1\">1</a></sup></p>\n"
       "<section class=\"footnotes\">\n<ol>\n<li id=\"fn-k-1\"><p>注 "
       "<a href=\"https://blog.example.com/posts/1/#fnref-k-1\">↩</a></p></li>\n</ol>\n</section>"},
      {"note that ends in code", "<ep:note n=\"1\"><pre>x</pre></ep:note>",
       "<section class=\"footnotes\">\n<ol>\n<li id=\"fn-k-1\"><pre>x</pre>"
       "<a href=\"https://blog.example.com/posts/1/#fnref-k-1\">↩</a></li>\n</ol>\n</section>"},
  };
  for (const HtmlCase& c : kCases) {
    BOOST_TEST_CONTEXT(c.name) {
      const auto fragment = test::make_fragment(c.body);
      BOOST_TEST(write_feed_html(*fragment, {"https://blog.example.com/posts/1/", "k"}) == c.html);
    }
  }
}

BOOST_AUTO_TEST_CASE(local_links_lead_to_the_page) {
  const auto fragment = test::make_fragment("<a href=\"whatever\" ep:link=\"0\">a</a>");
  Link link;
  link.is_local = true;
  link.fragment = "第 1 节";
  fragment->links.push_back(link);
  BOOST_TEST(write_feed_html(*fragment, {"https://blog.example.com/p/", "k"}) ==
             "<a href=\"https://blog.example.com/p/#%E7%AC%AC%201%20%E8%8A%82\">a</a>");
}

BOOST_AUTO_TEST_CASE(xhtml_for_the_model) {
  const auto fragment = test::make_fragment(
      "<h2 id=\"x\">a<br/></h2><p><ep:task done=\"false\"/><img src=\"a.png\"/><a href=\"#x\">b</a></p><pre>\n</pre>");
  BOOST_TEST(write_feed_html(*fragment, {"", "k", Syntax::xhtml}) ==
             "<h2 id=\"x\">a<br /></h2><p><input type=\"checkbox\" disabled=\"\" /> <img src=\"a.png\" />"
             "<a href=\"#x\">b</a></p><pre>\n</pre>");
}

BOOST_AUTO_TEST_CASE(deep_nesting_ends) {
  std::string body;
  for (int i = 0; i < 20'000; ++i) body += "<div>";
  body += "x";
  for (int i = 0; i < 20'000; ++i) body += "</div>";
  const auto fragment = test::make_fragment(body);
  BOOST_TEST(write_feed_html(*fragment, {"https://a.example/", "k"}).size() < 10'000u);
}

BOOST_AUTO_TEST_CASE(whole_text) {
  const auto fragment = test::make_fragment("<p>夜 深\n了。</p><p>a<b>b</b></p>");
  BOOST_TEST(is_whole_text(*fragment, "夜深了。 ab"));
  BOOST_TEST(!is_whole_text(*fragment, "夜深了。"));
  BOOST_TEST(!is_whole_text(*fragment, "夜深了。 ab 还有"));
  BOOST_TEST(!is_whole_text(*fragment, ""));
  BOOST_TEST(is_whole_text(*test::make_fragment(""), ""));
}

BOOST_AUTO_TEST_SUITE_END()
