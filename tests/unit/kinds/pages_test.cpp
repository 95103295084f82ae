#include "kinds/feed/feed.h"
#include "kinds/ghost/ghost.h"
#include "kinds/html/html.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace essaypack;

namespace {

std::string told(const HtmlPage& page) {
  std::string text = page.title + "|" + page.date + "|" + page.link + "|" + page.author + "|" + page.text;
  std::erase(text, '\n');
  return text;
}

std::string told(const SourceEntry& entry) {
  const ExportItem& item = entry.item;
  std::string text = item.title + "|" + item.date + "|" + item.link + "|" + item.id;
  for (const std::string& tag : item.tags) text += "|#" + tag;
  for (const std::string& author : item.authors) text += "|by " + author;
  if (item.withheld.any()) text += "|kept back";
  if (entry.is_page) text += "|page";
  if (entry.is_other) text += "|other";
  return text + "|" + entry.html;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pages)

BOOST_AUTO_TEST_CASE(pages_of_all_forms) {
  const struct {
    const char* name;
    std::string html, told;
  } kCases[] = {
      {"an article",
       "<html><head><title>T</title></head><body><nav>no</nav><article><h1>T</h1><p>a</p><aside>no</aside></article></"
       "body>",
       "T||||<p>a</p>"},
      {"metadata",
       "<head><title>T | Site</title><meta property=\"og:site_name\" content=\"Site\">"
       "<meta property=article:published_time content=2024-05-06T07:08:09Z><meta name=\"author\" content=\"A &amp; B\">"
       "<link rel=\"canonical\" href=\"https://e.example/a\"></head><body><main>x</main></body>",
       "T|2024-05-06T07:08:09Z|https://e.example/a|A & B|x"},
      {"the densest",
       "<body><div><p>short</p></div><div><p>a much longer text</p><p>and more</p></div><div>foot</div></body>",
       "||||<p>a much longer text</p><p>and more</p>"},
      {"no element at all", "plain", "||||plain"},
      {"of two articles the larger one", "<article>a</article><article>longer</article>", "||||longer"},
      {"scripts", "<main>a<script>if (a<b) '</main>'</script>b<style>c</style></main>", "||||ab"},
      {"saved by a browser", "<!-- saved from url=(0019)https://e.example/x -->\n<html><body>a</body></html>",
       "||https://e.example/x||a"},
      {"a time", "<article><time datetime=\"2024-01-02\">then</time></article>",
       "|2024-01-02|||<time datetime=\"2024-01-02\">then</time>"},
      {"Medium",
       "<title>T</title><article class=\"h-entry\"><header><h1 class=\"p-name\">T</h1></header>"
       "<section data-field=\"subtitle\" class=\"p-summary\">S</section><section data-field=\"body\" "
       "class=\"e-content\">"
       "<h3 class=\"graf graf--title\">T</h3><p>a</p></section><footer><p>By <a class=\"p-author h-card\">A</a> on "
       "<time class=\"dt-published\" datetime=\"2019-01-02T00:00:00Z\">x</time> <a href=\"https://medium.com/@a/t-1\" "
       "class=\"p-canonical\">c</a></p></footer></article>",
       "T|2019-01-02T00:00:00Z|https://medium.com/@a/t-1|A|<p>a</p>"},
      {"WeChat",
       "<meta property=\"og:url\" content=\"https://mp.weixin.qq.com/s/x\"><h1 class=rich_media_title id=activity-name>"
       "题</h1><a id=\"js_name\"> 号 </a><em id=\"publish_time\"></em><script>var ct = \"1714528800\";</script>"
       "<div id=\"js_content\" style=\"visibility: hidden;\"><p>文</p><img data-src=\"https://x/1.jpg\"></div>",
       "题|2024-05-01T10:00:00+08:00|https://mp.weixin.qq.com/s/x|号|<p>文</p><img data-src=\"https://x/1.jpg\">"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) BOOST_TEST(told(read_page(one.html)) == one.told);
}

BOOST_AUTO_TEST_CASE(hostile_pages) {
  for (const std::string& piece :
       {std::string("<div>"), std::string("</div>"), std::string("<p>a"), std::string("<a b='"),
        std::string("<script>"), std::string("<!--"), std::string("<article>"), std::string("<h1>"),
        std::string("<meta name=\"a\" content=\"b\">")}) {
    std::string html;
    while (html.size() < 1'000'000) html += piece;
    BOOST_TEST_CONTEXT(piece) BOOST_TEST(read_page(html).text.size() <= html.size());
  }
}

BOOST_AUTO_TEST_CASE(tables_of_commas) {
  const auto rows = parse_csv("a,\"b, \"\"c\"\"\nd\",e\r\n1,,3\n");
  BOOST_REQUIRE(rows.size() == 2);
  BOOST_TEST(rows[0][1] == "b, \"c\"\nd");
  BOOST_TEST(rows[0][2] == "e");
  BOOST_TEST(rows[1].size() == 3);
}

BOOST_AUTO_TEST_CASE(entries_of_feeds) {
  BOOST_TEST(told(read_atom_entry(
                 "<entry><title type=\"html\">a &amp;lt; b</title><id>tag:x,1</id><published>2024-01-02T00:00:00Z"
                 "</published><link rel=\"self\" href=\"s\"/><link href=\"https://e.example/a\"/><category term=\"t\"/>"
                 "<author><name>A</name></author><content type=\"html\">&lt;p&gt;x&lt;/p&gt;</content></entry>")) ==
             "a &lt; b|2024-01-02T00:00:00Z|https://e.example/a|tag:x,1|#t|by A|<p>x</p>");
  BOOST_TEST(told(read_atom_entry("<entry><title>a &lt;b></title><updated>2024</updated><content type=\"xhtml\">"
                                  "<x:div xmlns:x='y'><xhtml:p>a</xhtml:p></x:div></content></entry>")) ==
             "a &lt;b&gt;|2024|||<x:div xmlns:x='y'><p>a</p></x:div>");
  const std::string kind =
      "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#";
  BOOST_TEST(told(read_atom_entry("<entry>" + kind +
                                  "post'/><app:control><app:draft>yes</app:draft></app:control></entry>")) ==
             "||||kept back|");
  BOOST_TEST(told(read_atom_entry("<entry>" + kind + "comment'/></entry>")) == "||||other|");
  BOOST_TEST(told(read_atom_entry("<entry>" + kind + "page'/></entry>")) == "||||page|");
  BOOST_TEST(told(read_atom_entry("<entry><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>"
                                  "<blogger:filename>/2024/01/a.html</blogger:filename></entry>")) ==
             "||/2024/01/a.html||");
  for (const char* status : {"DRAFT", "SCHEDULED", "SOFT_TRASHED", "anything"})
    BOOST_TEST(read_atom_entry("<entry><blogger:status>" + std::string(status) + "</blogger:status></entry>")
                   .item.withheld.any());
  BOOST_TEST(told(read_rss_item(
                 "<item><title>a</title><guid>https://e.example/1</guid><pubDate>Mon, 01 Jan 2024 00:00:00 GMT"
                 "</pubDate><category><![CDATA[t]]></category><dc:creator>A</dc:creator><description>s</description>"
                 "<content:encoded><![CDATA[<p>x</p>]]></content:encoded></item>")) ==
             "a|Mon, 01 Jan 2024 00:00:00 GMT|https://e.example/1|https://e.example/1|#t|by A|<p>x</p>");
  BOOST_TEST(
      told(read_json_item(R"({"id": "1", "url": "https://e.example/1", "content_text": "a < b\n\nc", "tags": ["t"],
                                     "authors": [{"name": "A"}]})")) ==
      "||https://e.example/1|1|#t|by A|<p>a &lt; b\n</p>\n<p>c\n</p>");
}

BOOST_AUTO_TEST_CASE(addresses_from_a_base) {
  const std::string base = "https://e.example/blog/";
  const struct {
    const char* name;
    std::string xml, told;
  } kCases[] = {
      {"of the feed",
       "<entry><link href=\"a/\"/><content type=\"html\">&lt;img src=\"b.png\"> &lt;a href='#c'></content></entry>",
       "||https://e.example/blog/a/||<img src=\"https://e.example/blog/b.png\"> <a href='#c'>"},
      {"of the entry",
       "<entry xml:base=\"2024/\"><link href=\"a/\"/><content type=\"html\">&lt;a "
       "href=\"/x?y&amp;amp;z\"></content></entry>",
       "||https://e.example/blog/2024/a/||<a href=\"https://e.example/x?y&amp;z\">"},
      {"of the text",
       "<entry><content type=\"xhtml\" xml:base=\"https://o.example/\"><div><video src=\"v\" "
       "poster=\"p\"/></div></content></entry>",
       "||||<div><video src=\"https://o.example/v\" poster=\"https://o.example/p\"/></div>"},
      {"of no tag", "<entry><content type=\"html\">href=\"a\" &lt; src=\"b\"</content></entry>",
       "||||href=\"a\" < src=\"b\""},
  };
  for (const auto& one : kCases) {
    BOOST_TEST_CONTEXT(one.name) { BOOST_TEST(told(read_atom_entry(one.xml, base)) == one.told); }
  }
  BOOST_TEST(told(read_atom_entry("<entry><link href=\"a/\"/></entry>")) == "||a/||");
}

BOOST_AUTO_TEST_CASE(cards_of_ghost) {
  const struct {
    const char* name;
    std::string card, html;
  } kCases[] = {
      {"markdown", R"("markdown","markdown":"# a\n\n*b* <i>c</i>")", "<h1>a</h1>\n<p><em>b</em> <i>c</i></p>\n"},
      {"a wall", R"("paywall")", "<!--members-only-->"},
      {"a bookmark", R"("bookmark","url":"https://x","metadata":{"title":"X & y"},"caption":"<b>z</b>")",
       "<p><a href=\"https://x\">X &amp; y</a></p><p><b>z</b></p>"},
      {"a film", R"("video","src":"v.mp4","caption":"c")", "<video src=\"v.mp4\" controls=\"\"></video><p>c</p>"},
      {"a recording", R"("audio","src":"a.mp3","title":"T")", "<p>T</p><audio src=\"a.mp3\" controls=\"\"></audio>"},
      {"a file", R"("file","src":"a.pdf","fileTitle":"A")", "<p><a href=\"a.pdf\">A</a></p>"},
      {"a button", R"("button","buttonText":"B","buttonUrl":"/b/")", "<p><a href=\"/b/\">B</a></p>"},
      {"a mail", R"("email","html":"SECRET")", ""},
  };
  for (const auto& one : kCases) {
    BOOST_TEST_CONTEXT(one.name) {
      BOOST_TEST(html_of_lexical(R"({"root":{"type":"root","children":[{"type":)" + one.card + "}]}}") == one.html);
    }
  }
}

BOOST_AUTO_TEST_CASE(texts_of_ghost) {
  BOOST_TEST(ghost_html("a<!--members-only-->SECRET", "paid") == "a");
  BOOST_TEST(
      ghost_html(
          "<div class=\"kg-card kg-audio-card\"><img class=\"kg-audio-thumbnail kg-audio-hide\"><div "
          "class=\"kg-audio-player-container\"><audio src=\"a.mp3\"></audio><div class=\"kg-audio-title\">T</div><div "
          "class=\"kg-audio-player\"><div>0:00</div><button>1x</button></div></div></div>b",
          "") ==
      "<div class=\"kg-card kg-audio-card\"><div class=\"kg-audio-player-container\"><audio "
      "src=\"a.mp3\"></audio><div class=\"kg-audio-title\">T</div></div></div>b");
  BOOST_TEST(ghost_html("<code>class=\"kg-audio-player\"</code>a", "") == "<code>class=\"kg-audio-player\"</code>a");
  BOOST_TEST(ghost_html("a<!--members-only-->b", "public") == "a<!--members-only-->b");
  BOOST_TEST(
      ghost_html("a<!--kg-gated-block:begin nonMember:false memberSegment:\"\" -->SECRET<!--kg-gated-block:end-->b",
                 "") == "ab");
  BOOST_TEST(ghost_html("a<!--kg-gated-block:begin nonMember:false-->SECRET", "") == "a");
  BOOST_TEST(ghost_html("<!--kg-gated-block:begin nonMember:true-->b<!--kg-gated-block:end-->", "") ==
             "b<!--kg-gated-block:end-->");
  BOOST_TEST(html_of_lexical(R"({"root":{"type":"root","children":[{"type":"extended-heading","tag":"h2","children":[
    {"type":"extended-text","text":"a & b","format":1}]},{"type":"paragraph","children":[{"type":"link","url":"https://x",
    "children":[{"type":"text","text":"c","format":0}]}]},{"type":"html","html":"<b>d</b>"},{"type":"image","src":"e.png"}]}})") ==
             "<h2><strong>a &amp; b</strong></h2><p><a href=\"https://x\">c</a></p><b>d</b>"
             "<figure><img src=\"e.png\" alt=\"\" /></figure>");
  BOOST_TEST(html_of_mobiledoc(R"({"markups":[["em"],["a",["href","https://x"]]],"cards":[["hr",{}]],"sections":[
    [1,"p",[[0,[0],1,"a"],[0,[],0," b"]]],[3,"ul",[[[0,[1],1,"c"]]]],[10,0]]})") ==
             "<p><em>a</em> b</p><ul><li><a href=\"https://x\">c</a></li></ul><hr />");
  BOOST_TEST(
      html_of_mobiledoc(R"({"atoms":[["soft-return","",{}],["mention","@b",{}]],"markups":[["strong"]],"sections":[
    [1,"p",[[0,[],0,"a"],[1,[],0,0],[1,[0],1,1],[1,[],0,9]]]]})") == "<p>a<br /><strong>@b</strong></p>");
  for (const char* broken : {"", "{", "[]", R"({"root":1})", R"({"sections":[[1],[10,7],[3,"ul",[1]],["x"]]})"}) {
    BOOST_TEST(html_of_lexical(broken) == "");
    BOOST_TEST(html_of_mobiledoc(broken).size() < 20);
  }
}

/// The cards that both of Ghost's editors have, in a Mobiledoc.
BOOST_AUTO_TEST_CASE(cards_of_mobiledoc) {
  const struct {
    const char *card, *html;
  } kRows[] = {
      {R"(["code",{"code":"a < b","language":"c"}])", "<pre><code class=\"language-c\">a &lt; b</code></pre>"},
      {R"(["bookmark",{"url":"https://x","metadata":{"title":"T"}}])", "<p><a href=\"https://x\">T</a></p>"},
      {R"(["gallery",{"images":[{"src":"a.png"},{"src":"b.png","alt":"B"}]}])",
       "<figure><img src=\"a.png\" alt=\"\" /></figure><figure><img src=\"b.png\" alt=\"B\" /></figure>"},
      {R"(["callout",{"calloutText":"<b>c</b>"}])", "<blockquote><b>c</b></blockquote>"},
      {R"(["toggle",{"heading":"h","content":"<p>t</p>"}])", "<h4>h</h4><p>t</p>"},
      {R"(["card-markdown",{"markdown":"*m*"}])", "<p><em>m</em></p>\n"},
      {R"(["audio",{"src":"a.mp3","title":"S"}])", "<p>S</p><audio src=\"a.mp3\" controls=\"\"></audio>"},
      {R"(["file",{"src":"a.pdf","fileTitle":"F"}])", "<p><a href=\"a.pdf\">F</a></p>"},
      {R"(["email",{"html":"SECRET"}])", ""},
  };
  for (const auto& row : kRows)
    BOOST_TEST(html_of_mobiledoc("{\"sections\":[[10,0]],\"cards\":[" + std::string(row.card) + "]}") == row.html,
               row.card);
}

BOOST_AUTO_TEST_SUITE_END()
