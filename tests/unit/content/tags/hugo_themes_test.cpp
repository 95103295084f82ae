/// Shortcodes of Hugo's themes, and names that no table has (compared with Hugo 0.111 and the themes' templates).

#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

/// A Hugo site with the post `source/_posts/here.md`.
struct HugoSite : ContentSite {
  HugoSite() {
    config.kind = &hugo_kind();
    config.source_folder = "content";
    config.static_folders = {"static"};
    config.post_folders = {"content"};
  }
};

struct Row {
  const char* name;
  const char* body;
  const char* html;
  const char* problems = "";
};

template <std::size_t size>
void check(const Row (&rows)[size]) {
  for (const Row& row : rows) BOOST_TEST_CONTEXT(row.name) {
      HugoSite site;
      BOOST_TEST(site.html(row.body) == row.html);
      BOOST_TEST(site.problems() == row.problems);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hugo_themes)

BOOST_AUTO_TEST_CASE(lengths) {
  check({
      {"percents", "{{< figure src=\"https://e.org/a.png\" alt=\"a\" width=\"60%\" >}}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"a\" ep:image=\"0\"/></figure>"},
      {"em", "{{< figure src=\"https://e.org/a.png\" alt=\"a\" width=\"20em\" height=\"10vw\" >}}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"a\" ep:image=\"0\"/></figure>"},
      {"LoveIt's image", "{{< image src=\"https://e.org/a.png\" alt=\"a\" height=\"50%\" >}}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"a\" ep:image=\"0\"/></figure>"},
      {"pixels", "{{< img src=\"https://e.org/a.png\" alt=\"a\" width=\"60px\" height=30 >}}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"a\" width=\"60\" height=\"30\" ep:image=\"0\"/></figure>"},
  });
}

BOOST_AUTO_TEST_CASE(blowfish) {
  check({
      {"lead", "{{< lead >}}\n*a*\n\nb\n{{< /lead >}}", "<div class=\"lead\"><p><em>a</em></p><p>b</p></div>"},
      {"lead in a line", "a {{< lead >}}b{{< /lead >}} c", "<p>a b c</p>"},
      {"keyword", "a {{< keyword icon=\"x\" >}} b {{< /keyword >}} c", "<p>a  b  c</p>"},
      {"ltr", "{{< ltr >}}\n- a\n{{< /ltr >}}", "<div class=\"ltr\"><ul><li>a</li></ul></div>"},
      {"badge", "a {{< badge >}}*b*{{< /badge >}} {{< badge \"c\" >}} {{< badge content=\"d\" color=\"red\" >}}",
       "<p>a <em>b</em> c d</p>"},
      {"accordion",
       "{{< accordion mode=\"open\" >}}\n{{< accordionItem title=\"一\" icon=\"code\" >}}\na "
       "**b**\n{{< /accordionItem >}}\n{{< /accordion >}}",
       "<div class=\"accordion\"><details><summary>一</summary><p>a <strong>b</strong></p></details></div>"},
      {"github", "{{< github repo=\"a/b\" >}}", "<p><a href=\"https://github.com/a/b\" ep:link=\"0\">a/b</a></p>"},
      {"gitlab", "{{< gitlab projectID=\"278964\" >}}",
       "<p><a href=\"https://gitlab.com/projects/278964\" ep:link=\"0\">projects/278964</a></p>"},
      {"forgejo", "{{< forgejo server=\"https://f.example.org/\" repo=\"a/b\" >}}",
       "<p><a href=\"https://f.example.org/a/b\" ep:link=\"0\">a/b</a></p>"},
      {"huggingface", "{{< huggingface dataset=\"a/b\" >}}",
       "<p><a href=\"https://huggingface.co/datasets/a/b\" ep:link=\"0\">a/b</a></p>"},
      {"article", "{{< article link=\"https://e.org/x/\" >}}",
       "<p><a href=\"https://e.org/x/\" ep:link=\"0\">https://e.org/x/</a></p>"},
      {"swatches", "a\n\n{{< swatches \"#64748b\" >}}", "<p>a</p>"},
      {"carousel", "{{< carousel images=\"{https://e.org/a.png}\" captions=\"{a.png:A *b*}\" aspectRatio=\"16-9\" >}}",
       "<div class=\"gallery\"><figure><img src=\"https://e.org/a.png\" alt=\"\" ep:image=\"0\"/><figcaption>A "
       "<em>b</em></figcaption></figure></div>"},
      {"youtubeLite", "{{< youtubeLite id=\"a\" label=\"L\" >}}",
       "<p><a href=\"https://www.youtube.com/watch?v=a\" ep:link=\"0\">L</a></p>"},
      {"video", "{{< video src=\"https://e.org/v.mp4\" caption=\"**P** c\" >}}",
       "<p><a href=\"https://e.org/v.mp4\" ep:link=\"0\">P c</a></p>"},
  });
}

BOOST_AUTO_TEST_CASE(songs_and_links) {
  check({
      {"a song by its file", "{{< music \"https://e.org/W.mp3\" \"Wave\" \"old man\" \"/images/w.webp\" >}}",
       "<p><a href=\"https://e.org/W.mp3\" ep:link=\"0\">old man：Wave</a></p>"},
      {"by an address", "{{< music \"https://e.org/a.mp3\" >}}",
       "<p><a href=\"https://e.org/a.mp3\" ep:link=\"0\">https://e.org/a.mp3</a></p>"},
      {"a link", "a {{< link \"https://e.org\" \"E *f*\" \"title\" >}}",
       "<p>a <a href=\"https://e.org\" ep:link=\"0\">E <em>f</em></a></p>"},
      {"by names", "a {{< link href=\"https://e.org\" content=\"E\" card=true >}}",
       "<p>a <a href=\"https://e.org\" ep:link=\"0\">E</a></p>"},
  });
}

BOOST_AUTO_TEST_CASE(in_a_sentence) {
  check({
      {"ruby", "かつて{{< ruby \"メディア\" >}}装置{{< /ruby >}}として",
       "<p>かつて<ruby>装置<rt>メディア</rt></ruby>として</p>"},
      {"ruby by two words", "{{< ruby \"漢字\" \"かんじ\" >}}", "<p><ruby>漢字<rt>かんじ</rt></ruby></p>"},
      {"ruby by its key", "a{{< ruby rt=\"かん\" >}}漢{{< /ruby >}}", "<p>a<ruby>漢<rt>かん</rt></ruby></p>"},
      {"an abbreviation", "a {{< abbr title=\"HyperText\" >}}HTML{{< /abbr >}} b",
       "<p>a <abbr title=\"HyperText\">HTML</abbr> b</p>"},
      {"unknown in a line", "a {{< nosuch title=\"Long words\" >}}**b**{{< /nosuch >}} c",
       "<p>a <strong>b</strong> c</p>", "1:3: unknown tag 'nosuch', its inner text is kept [content/unknown-tag]\n"},
      {"unknown by itself", "{{< nosuch title=\"Long words\" >}}**b**{{< /nosuch >}}",
       "<p><strong>Long words</strong></p><p><strong>b</strong></p>",
       "1:1: unknown tag 'nosuch', its inner text is kept [content/unknown-tag]\n"},
      {"unknown in others", "{{< outer >}}{{< Inner header=\"Long words\" >}}b{{< /Inner >}}{{< /outer >}}",
       "<p><strong>Long words</strong></p><p>b</p>",
       "1:1: unknown tag 'outer', its inner text is kept [content/unknown-tag]\n"
       "1:14: unknown tag 'Inner', its inner text is kept [content/unknown-tag]\n"},
      {"a note at the side", "future{{< sidenote >}}So I *can*…{{< /sidenote >}} and",
       "<p>future<ep:ref note=\"1\" nth=\"1\"/> and</p><ep:note n=\"1\"><p>So I <em>can</em>…</p></ep:note>"},
      {"a note in HTML", "<div>a{{< sidenote >}}So I *can*…{{< /sidenote >}} b</div>", "<div>a (So I can…) b</div>"},
  });
}

BOOST_AUTO_TEST_CASE(indented) {
  const std::string tabs =
      "<div class=\"tabs\"><section class=\"tab\"><p><strong>W</strong></p><p>Install:</p></section></div>";
  const struct {
    const char* name;
    std::string body;
    std::string html;
  } kRows[] = {
      {"in others", "{{< tabs >}}\n    {{< tab label=\"W\" >}}\n    Install:\n    {{< /tab >}}\n{{< /tabs >}}", tabs},
      {"by two spaces", "{{< tabs >}}\n  {{< tab label=\"W\" >}}\n    Install:\n  {{< /tab >}}\n{{< /tabs >}}", tabs},
      {"by tabs", "{{< tabs >}}\n\t{{< tab label=\"W\" >}}\n\tInstall:\n\t{{< /tab >}}\n{{< /tabs >}}", tabs},
      {"of two",
       "{{< tabs >}}\n    {{< tab label=\"W\" >}}\n    Install:\n    {{< /tab >}}\n\n    {{< tab label=\"X\" "
       ">}}\n    x\n    {{< /tab >}}\n{{< /tabs >}}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>W</strong></p><p>Install:</p></section>"
       "<section class=\"tab\"><p><strong>X</strong></p><p>x</p></section></div>"},
      {"in themselves",
       "{{< details \"a\" >}}\n    {{< details \"b\" >}}\n        {{< details \"c\" >}}\n        x\n        {{< "
       "/details "
       ">}}\n    {{< /details >}}\n{{< /details >}}",
       "<details><summary>a</summary><details><summary>b</summary><details><summary>c</summary><p>x</p></details>"
       "</details></details>"},
      {"code in them",
       "{{< tabs >}}\n    {{< tab label=\"W\" >}}\n    ```sh\n    a\n      b\n    ```\n    {{< /tab "
       ">}}\n{{< /tabs >}}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>W</strong></p><pre><code class=\"language-sh\">a\n  "
       "b\n</code></pre></section></div>"},
      {"in HTML", "<div>\n    {{< figure src=\"https://e.org/d.png\" alt=\"d\" >}}\n</div>",
       "<div>\n<figure><img src=\"https://e.org/d.png\" alt=\"d\" ep:image=\"0\"/></figure>\n</div>"},
      {"around text in HTML", "<div>\n    <p>a</p>\n    {{< tip >}}\n    **x**\n    {{< /tip >}}\n    <p>b</p>\n</div>",
       "<div>\n    <p>a</p>\n<aside class=\"note tip\"><p><strong>x</strong></p></aside><p>b</p>\n</div>"},
      {"HTML in an unknown one", "{{< nosuch >}}\n    <div>\n        <p>x</p>\n    </div>\n{{< /nosuch >}}",
       "<div>\n    <p>x</p>\n</div>"},
      {"around blank lines in HTML", "<div>\n    {{< tip >}}\n\n    **x**\n\n    {{< /tip >}}\n    <p>b</p>\n</div>",
       "<div>\n<aside class=\"note tip\"><p><strong>x</strong></p></aside><p>b</p>\n</div>"},
      {"in an item", "- a\n\n    {{< tip >}}\n    x\n    {{< /tip >}}",
       "<ul><li><p>a</p><aside class=\"note tip\"><p>x</p></aside></li></ul>"},
      {"code stays", "{{< tip >}}\n\n    x\n\n{{< /tip >}}",
       "<aside class=\"note tip\"><pre><code>x\n</code></pre></aside>"},
  };
  for (const auto& row : kRows) BOOST_TEST_CONTEXT(row.name) {
      HugoSite site;
      BOOST_TEST(site.html(row.body) == row.html);
    }
}

/// LoveIt and its kin.
BOOST_AUTO_TEST_CASE(marks) {
  const std::string body =
      "[WYSIWYG]^(所见即所得) [浅色]/[深色] :(far fa-bookmark fa-fw):x `[a]/[b]` [l](https://e.org/)";
  HugoSite site;
  site.config.params = {{"page.ruby", "true"}, {"page.fraction", "true"}, {"page.fontawesome", "true"}};
  BOOST_TEST(site.html(body) ==
             "<p><ruby>WYSIWYG<rt>所见即所得</rt></ruby> 浅色/深色 x <code>[a]/[b]</code> <a href=\"https://e.org/\" "
             "ep:link=\"0\">l</a></p>");
  HugoSite off;
  BOOST_TEST(off.html(body) ==
             "<p>[WYSIWYG]^(所见即所得) [浅色]/[深色] :(far fa-bookmark fa-fw):x <code>[a]/[b]</code> <a "
             "href=\"https://e.org/\" ep:link=\"0\">l</a></p>");
  off.site.posts[0].fields = {{"ruby", "true"}};
  BOOST_TEST(off.html("[a b]^(c d)") == "<p><ruby>a b<rt>c d</rt></ruby></p>");
}

BOOST_AUTO_TEST_CASE(titles) {
  check({
      {"an event",
       "{{< timeline >}}\n{{< timelineItem header=\"Head\" badge=\"2020\" subheader=\"Sub\" "
       ">}}\nx\n{{< /timelineItem >}}\n{{< /timeline >}}",
       "<div class=\"timeline\"><section class=\"timeline\"><p><strong>Head · 2020</strong></p><p>Sub</p><p>x</p>"
       "</section></div>"},
      {"expandlarge", "{{< expandlarge header=\"Head\" >}}x{{< /expandlarge >}}",
       "<details><summary>Head</summary><p>x</p></details>"},
      {"Hextra's tabs",
       "{{< tabs items=\"Linux,Windows\" >}}\n{{< tab >}}a{{< /tab >}}\n{{< tab >}}b{{< /tab "
       ">}}\n{{< /tabs >}}",
       "<div class=\"tabs\"><section class=\"tab\"><p><strong>Linux</strong></p><p>a</p></section>"
       "<section class=\"tab\"><p><strong>Windows</strong></p><p>b</p></section></div>"},
      {"files",
       "{{< filetree/container >}}\n  {{< filetree/folder name=\"content\" >}}\n    {{< filetree/file "
       "name=\"a.md\" >}}\n  {{< /filetree/folder >}}\n{{< /filetree/container >}}",
       "<ul><li>content<ul><li>a.md</li></ul></li></ul>"},
      {"a card",
       "{{< cards >}}\n  {{< card link=\"https://e.org/\" title=\"Docs\" subtitle=\"Read *it*\" >}}\n{{< "
       "/cards >}}",
       "<div class=\"cards\"><p><a href=\"https://e.org/\" ep:link=\"0\">Docs</a></p><p>Read <em>it</em></p></div>"},
      {"steps", "{{% steps %}}\n\n### One\n\nx\n\n{{% /steps %}}",
       "<div class=\"steps\"><h3 id=\"one\" ep:heading=\"0\">One</h3><p>x</p></div>"},
      {"details", "{{% details title=\"A b\" closed=\"true\" %}}\n\nx\n\n{{% /details %}}",
       "<details><summary>A b</summary><p>x</p></details>"},
      {"a summary's Markdown", "{{< collapse summary=\"**b** x\" >}}y{{< /collapse >}}",
       "<details><summary><strong>b</strong> x</summary><p>y</p></details>"},
      {"columns", "{{< columns >}}\na\n\n<--->\n\nb\n{{< /columns >}}",
       "<div class=\"columns\"><p>a</p><p>b</p></div>"},
      {"a button with an icon",
       "{{< button href=\"https://x.org\" >}}\n{{< icon \"github\" >}} GitHub\n{{< /button >}}",
       "<p><a href=\"https://x.org\" ep:link=\"0\">GitHub</a></p>"},
      {"the name of a file", "```yaml {filename=\"hugo.yaml\"}\na: 1\n```",
       "<figure><figcaption>hugo.yaml</figcaption><pre><code class=\"language-yaml\">a: 1\n</code></pre></figure>"},
      {"the name of a file and lines", "```yaml {linenos=table,filename=\"hugo.yaml\"}\na: 1\n```",
       "<figure><figcaption>hugo.yaml</figcaption><pre><code class=\"language-yaml\">a: 1\n</code></pre></figure>"},
  });
}

BOOST_AUTO_TEST_CASE(for_scripts) {
  check({
      {"a chart", "{{< chart >}}\ntype: 'bar',\n{{< /chart >}}", "<pre><code>type: 'bar',\n</code></pre>"},
      {"echarts", "{{< echarts >}}\n{\"a\": 1}\n{{< /echarts >}}", "<pre><code>{\"a\": 1}\n</code></pre>"},
      {"a script", "a\n\n{{< script >}}console.log('x');{{< /script >}}", "<p>a</p>"},
      {"typed code", "{{< typeit code=\"java\" >}}\nint a;\n{{< /typeit >}}",
       "<pre><code class=\"language-java\">int a;\n</code></pre>"},
      {"typed words", "{{< typeit >}}\na **b**\n{{< /typeit >}}", "<p>a <strong>b</strong></p>"},
      {"a style around text", "{{< style \"img { height: 19rem; }\" >}}\n**x**\n{{< /style >}}",
       "<div><p><strong>x</strong></p></div>"},
      {"a map", "{{< mapbox 121.485 31.233 12 >}}", "<p>31.233, 121.485</p>",
       "1:1: what the tag 'mapbox' shows is only known to the theme, its words are kept [content/unknown-tag]\n"},
      {"music by its address", "{{< music url=\"https://e.org/a.mp3\" name=\"Wave\" artist=\"Me\" >}}",
       "<p><a href=\"https://e.org/a.mp3\" ep:link=\"0\">Me：Wave</a></p>"},
      {"music by its name", "{{< music name=\"Wave\" >}}", "<p>Wave</p>"},
  });
}

BOOST_AUTO_TEST_CASE(galleries) {
  const std::string figures =
      "<div class=\"gallery\"><figure><img src=\"https://example.org/b/images/1/a%20b.png\" "
      "alt=\"\" ep:image=\"0\"/></figure><figure><img "
      "src=\"https://example.org/b/images/1/c.PNG\" alt=\"\" ep:image=\"1\"/></figure></div>";
  const struct {
    const char* name;
    const char* body;
    std::string html;
  } kRows[] = {
      {"by a pattern", "{{< gallery match=\"images/1/*.png\" >}}", figures},
      {"in any folder", "{{< gallery match=\"**/*.png\" sortOrder=\"desc\" >}}", figures},
      {"by a folder", "{{< gallery dir=\"images/1\" />}}", figures},
      {"by a folder of the site", "{{< gallery dir=\"/shots/\" />}}",
       "<div class=\"gallery\"><figure><img src=\"https://example.org/shots/z.jpg\" alt=\"\" ep:image=\"0\"/></figure>"
       "</div>"},
      {"image-gallery", "{{< image-gallery gallery_dir=\"/shots\" >}}",
       "<div class=\"gallery\"><figure><img src=\"https://example.org/shots/z.jpg\" alt=\"\" ep:image=\"0\"/></figure>"
       "</div>"},
      {"what is no picture", "{{< gallery match=\"*.md\" >}}", ""},
      {"what climbs out", "{{< gallery dir=\"../secret\" >}}", ""},
      {"what it holds", "{{< gallery >}}\n<img src=\"images/1/c.PNG\" alt=\"c\">\n{{< /gallery >}}",
       "<div class=\"gallery\"><img src=\"https://example.org/b/images/1/c.PNG\" alt=\"c\" ep:image=\"0\"/>\n</div>"},
  };
  for (const auto& row : kRows) BOOST_TEST_CONTEXT(row.name) {
      HugoSite site;
      Post& post = site.site.posts[0];
      post.source = "content/b/index.md";
      post.path = "b/";
      post.permalink = "https://example.org/b/";
      for (const char* name : {"content/b/images/1/a b.png", "content/b/images/1/c.PNG", "content/b/images/1/d.txt",
                               "static/shots/z.jpg", "content/secret/s.png"})
        site.folder.write(name, "x");
      site.folder.write(post.source.str(), row.body);
      const auto fragment = Renderer(site.config, site.site, site.diagnostics).render(0);
      BOOST_TEST(ContentSite::serialise(*fragment) == row.html);
      if (row.html.empty())
        BOOST_TEST(site.problems().find("no picture is found for the gallery") != std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()
