#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

/// A Hugo site at https://example.org/ with the posts `here` and `two`.
struct HugoSite : ContentSite {
  HugoSite() {
    config.kind = &hugo_kind();
    config.source_folder = "content";
    config.static_folders = {"static"};
    config.post_folders = {"content"};
    config.params = {{"version", "1.2"}, {"social.mail", "me@e.org"}};
    site.posts[0].fields = {{"Mood", "<好>"}};
    Post& two = add_post("two", "二");
    two.source = "content/posts/two.md";
    two.path = "posts/two/";
    two.permalink = "https://example.org/posts/two/";
    site.links.by_path.emplace("posts/two", LinkTarget{LinkTarget::Kind::post, 1});
    site.links.by_source.emplace(two.source, LinkTarget{LinkTarget::Kind::post, 1});
    Post& bundle = add_post("bundle", "Bundle");
    bundle.source = "content/posts/second-one/index.md";
    bundle.slug = "index";
    bundle.permalink = "https://example.org/fixed/";
    site.links.by_source.emplace(bundle.source, LinkTarget{LinkTarget::Kind::post, 2});
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(shortcodes)

BOOST_AUTO_TEST_CASE(bodies) {
  const std::string two = "<p><a href=\"https://example.org/posts/two/\" ep:link=\"0\">x</a></p>";
  const std::string bundle = "<p><a href=\"https://example.org/fixed/\" ep:link=\"0\">x</a></p>";
  const struct {
    const char* name;
    std::string body;
    std::string html;
  } kCases[] = {
      {"ref to a path", "[x]({{< ref \"/posts/two\" >}})", two},
      {"ref to a file", "[x]({{< ref \"posts/two.md\" >}})", two},
      {"relref by name", "[x]({{% relref two %}})", two},
      {"ref by its argument", "<a href='{{< ref path=\"two.md\" lang=\"en\" >}}'>x</a>", two},
      {"ref with a fragment", "[x]({{< ref \"two#甲\" >}})",
       "<p><a href=\"https://example.org/posts/two/#%E7%94%B2\" ep:link=\"0\">x</a></p>"},
      {"ref to a fragment", "# 甲\n\n[x]({{< ref \"#甲\" >}})",
       "<h1 id=\"甲\" ep:heading=\"0\">甲</h1><p><a href=\"https://example.org/2020/01/01/here/#%E7%94%B2\" "
       "ep:link=\"0\">x</a></p>"},
      {"ref to a bundle", "[x]({{< ref \"second-one\" >}})", bundle},
      {"ref to a bundle with an extension", "[x]({{< ref \"second-one.md\" >}})", bundle},
      {"ref to a bundle's path", "[x]({{< relref \"/posts/second-one\" >}})", bundle},
      {"ref to a bundle's folder", "[x]({{< ref \"posts/second-one/\" >}})", bundle},
      {"ref to a bundle's file", "[x]({{< ref \"second-one/index.md\" >}})", bundle},
      {"ref into a bundle", "[x]({{< ref \"second-one#a-b\" >}})",
       "<p><a href=\"https://example.org/fixed/#a-b\" ep:link=\"0\">x</a></p>"},
      {"ref to nothing", "[x]({{< ref \"none\" >}})", "<p>x</p>"},
      {"figure",
       "{{< figure src=\"https://e.org/a.png\" title=\"题\" caption=\"*文* `c`\" alt=\"替\" link=\"https://e.org/\" "
       "width=300px attr=\"甲\" attrlink=\"https://e.org/b\" >}}",
       "<figure><a href=\"https://e.org/\" ep:link=\"0\"><img src=\"https://e.org/a.png\" alt=\"替\" width=\"300\" "
       "ep:image=\"0\"/></a>"
       "<figcaption>题 <em>文</em> <code>c</code> <a href=\"https://e.org/b\" "
       "ep:link=\"1\">甲</a></figcaption></figure>"},
      {"caption of Markdown",
       "{{< figure src=\"https://e.org/a.png\" caption=\"见 [甲](https://e.org/) **乙**，<b>丙</b> & 1 < 2\" "
       "attr=\"[丁](https://e.org/d)\" >}}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"见 甲 乙，丙 &amp; 1 &lt; 2\" ep:image=\"0\"/><figcaption>见 <a "
       "href=\"https://e.org/\" ep:link=\"0\">甲</a> "
       "<strong>乙</strong>，<b>丙</b> &amp; 1 &lt; 2 <a href=\"https://e.org/d\" "
       "ep:link=\"1\">丁</a></figcaption></figure>"},
      {"caption of blocks", "{{< figure src=\"https://e.org/a.png\" caption=\"1. *a*\" >}}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"1. a\" ep:image=\"0\"/><figcaption>1. a</figcaption></figure>"},
      {"img by position", "{{< img \"https://e.org/a.png\" \"替 代\" >}}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"替 代\" ep:image=\"0\"/><figcaption>替 "
       "代</figcaption></figure>"},
      {"highlight", "{{< highlight go \"linenos=table\" >}}\n  a<b\n{{< /highlight >}}",
       "<pre><code class=\"language-go\">  a&lt;b\n</code></pre>"},
      {"players",
       "{{< youtube a >}} {{< youtube id=\"b\" >}} {{< vimeo 1 >}} {{< gist u 2 >}} {{< tweet user=\"u\" id=\"3\" >}} "
       "{{< instagram c >}}",
       "<p><a href=\"https://www.youtube.com/watch?v=a\" ep:link=\"0\">YouTube a</a> <a "
       "href=\"https://www.youtube.com/watch?v=b\" ep:link=\"1\">YouTube b</a> "
       "<a href=\"https://vimeo.com/1\" ep:link=\"2\">Vimeo 1</a> <a href=\"https://gist.github.com/u/2\" "
       "ep:link=\"3\">Gist u/2</a> "
       "<a href=\"https://twitter.com/i/status/3\" ep:link=\"4\">Twitter 3</a> <a "
       "href=\"https://www.instagram.com/p/c/\" ep:link=\"5\">Instagram c</a></p>"},
      {"details", "{{< details summary=\"多\" >}}\n**x**\n{{< /details >}}",
       "<details><summary>多</summary><p><strong>x</strong></p></details>"},
      {"details in words", "{{% details \"多 少\" %}}x{{% /details %}}",
       "<details><summary>多 少</summary><p>x</p></details>"},
      {"notice", "{{% notice tip \"小 心\" %}}\n- x\n{{% /notice %}}",
       "<aside class=\"note tip\"><p><strong>小 心</strong></p><ul><li>x</li></ul></aside>"},
      {"admonition", "{{< admonition type=warning title=\"题\" open=true >}}x{{< /admonition >}}",
       "<aside class=\"note warning\"><p><strong>题</strong></p><p>x</p></aside>"},
      {"alert alone", "{{< alert \"一句话\" />}}", "<aside class=\"note\"><p>一句话</p></aside>"},
      {"tabs", "{{< tabs >}}\n{{< tab \"甲\" >}}a{{< /tab >}}\n{{% tab name=\"乙\" %}}\nb\n{{% /tab %}}\n{{< /tabs >}}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>甲</strong></p><p>a</p></section>"
       "<section class=\"tab\"><p><strong>乙</strong></p><p>b</p></section></div>"},
      {"param", "{{< param version >}} {{% param \"social.mail\" %}} {{< param mood >}}{{< param none >}}",
       "<p>1.2 me@e.org &lt;好&gt;</p>"},
      {"button", "{{< button href=\"https://e.org/\" >}}去{{< /button >}}",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">去</a></p>"},
      {"mermaid", "{{< mermaid >}}\na-->b\n{{< /mermaid >}}",
       "<pre><code class=\"language-mermaid\">a--&gt;b\n</code></pre>"},
      {"math", "{{< math >}}\n$$x_1$$\n{{< /math >}}\n\n{{< katex >}}a_1{{< /katex >}}",
       "<div class=\"math\">$$x_1$$</div><p><span class=\"math\">$a_1$</span></p>"},
      {"raw", "{{< rawhtml >}}<b>**x**</b>{{< /rawhtml >}}", "<p><b>**x**</b></p>"},
      {"quote", "{{< quote author=\"甲\" source=\"乙\" url=\"https://e.org/\" >}}x{{< /quote >}}",
       "<blockquote><p>x</p><footer><strong>甲</strong><cite><a href=\"https://e.org/\" "
       "ep:link=\"0\">乙</a></cite></footer></blockquote>"},
      {"include", "a{{< include \"x.md\" >}}b", "<p>ab</p>"},
      {"unknown", "{{< nosuch a=\"b\" >}}**x** {{< inner >}}y{{< /inner >}}{{< /nosuch >}}",
       "<p><strong>x</strong> y</p>"},
      {"shown, not run", "{{</* ref \"x\" */>}} {{%/* note */%}}", "<p>{{&lt; ref \"x\" &gt;}} {{% note %}}</p>"},
      {"in code", "`{{</* a */>}}`\n\n```\n{{%/* b */%}}\n{{< c >}}\n```",
       "<p><code>{{&lt; a &gt;}}</code></p><pre><code>{{% b %}}\n{{&lt; c &gt;}}\n</code></pre>"},
      {"templates are text", "{{ .Title }} {% x %}", "<p>{{ .Title }} {% x %}</p>"},
      {"quoted >}}", "{{< details summary=`a \"b\"` >}}x{{< /details >}}",
       "<details><summary>a \"b\"</summary><p>x</p></details>"},
      {"unknown, with an address as its text", "{{< qr text=\"https://e.org/x\" />}}",
       "<p><a href=\"https://e.org/x\" ep:link=\"0\">https://e.org/x</a></p>"},
      {"unknown, with words", "{{< nosuch 甲 color=red title=\"乙 丙\" >}}", "<p>甲 乙 丙</p>"},
      {"never closed", "{{< note", "<p>{{&lt; note</p>"},
  };
  for (const auto& row : kCases) {
    HugoSite site;
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(site.html(row.body) == row.html);
  }
}

BOOST_AUTO_TEST_CASE(messages) {
  HugoSite site;
  site.render("{{< include a >}}\n\n文 {{< nosuch >}}\n\n[x]({{< ref \"no\" >}}) {{< youtube >}}");
  BOOST_TEST(site.problems() ==
             "1:1: the shortcode 'include' is left out [content/unknown-tag]\n"
             "3:3: unknown tag 'nosuch', it is left out [content/unknown-tag]\n"
             "5:5: no published post or page is called 'no' [content/broken-link]\n"
             "5:23: the shortcode 'youtube' has no address, it was dropped [content/dropped-html]\n");
}

BOOST_AUTO_TEST_SUITE_END()
