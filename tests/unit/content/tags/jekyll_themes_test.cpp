/// What themes and plug-ins of Jekyll add to Liquid and kramdown: Chirpy, minimal-mistakes, al-folio, tufte-jekyll,
/// jekyll-scholar, distill.

#include "content_fixture.h"
#include "kinds/kinds.h"
#include "plain_html.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

struct JekyllSite : ContentSite {
  JekyllSite() {
    config.kind = &jekyll_kind();
    config.url = "https://example.org/b";
    config.root = "/b/";
    config.source_folder = "";
    config.static_folders = {""};
    config.post_folders = {"source/_posts"};
    config.extensions = {"md"};
    config.markdown.kramdown = true;
    site.url = "https://example.org/b/";
    site.posts[0].fields = {{"part", "b.md"}, {"film", "abc"}};
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(jekyll_themes)

/// `markdown="1"` and its kin (kramdown 2.4).
BOOST_AUTO_TEST_CASE(markdown_in_html) {
  const struct {
    const char* name;
    std::string body, html;
  } kCases[] = {
      {"a paragraph", "<p markdown=\"1\">a *b* `c`</p>", "<p>a <em>b</em> <code>c</code></p>"},
      {"with a class", "<p class=\"x\" markdown=\"1\">*b*</p>\n\nc", "<p class=\"x\"><em>b</em></p><p>c</p>"},
      {"in lines of its own", "<p markdown=\"1\">\na *b*\n</p>\nc", "<p>a <em>b</em></p><p>c</p>"},
      {"span", "<div markdown=\"span\">a *b*</div>", "<div>a <em>b</em></div>"},
      {"block in one line", "<div markdown=\"1\">a *b*</div>", "<div><p>a <em>b</em></p></div>"},
      {"block", "<div markdown=\"block\">\n- a\n- b\n</div>", "<div><ul><li>a</li><li>b</li></ul></div>"},
      {"text behind the tag", "<div markdown=\"1\">a *b*\nc **d**\n</div>\n\ne",
       "<div><p>a <em>b</em>\nc <strong>d</strong></p></div><p>e</p>"},
      {"a heading", "<h2 markdown=\"1\">a *b*</h2>", "<h2 id=\"a-b\">a <em>b</em></h2>"},
      {"a caption",
       "<figure markdown=\"1\">\n![x](https://e.org/a.png)\n<figcaption markdown=\"span\">a "
       "*b*</figcaption>\n</figure>",
       "<figure><p><img src=\"https://e.org/a.png\" alt=\"x\"/></p><figcaption>a <em>b</em></figcaption></figure>"},
      {"a summary", "<details markdown=\"1\">\n<summary markdown=\"span\">a *b*</summary>\nc *d*.\n</details>",
       "<details><summary>a <em>b</em></summary><p>c <em>d</em>.</p></details>"},
      {"a cell", "<table><tr><td markdown=\"span\">*a*</td><td>*b*</td></tr></table>",
       "<table><tbody><tr>\n<td><em>a</em></td><td>*b*</td></tr></tbody></table>"},
      {"cells in lines",
       "<table>\n  <tr>\n    <td markdown=\"span\">*a*</td>\n    <td markdown=\"1\">*b*</td>\n  </tr>\n</table>",
       "<table>\n  <tbody><tr>\n<td><em>a</em></td><td><p><em>b</em></p></td></tr>\n</tbody></table>"},
      {"items", "<ul markdown=\"1\"><li markdown=\"span\">*a*</li></ul>", "<ul><li><em>a</em></li></ul>"},
      {"without quotes", "<p markdown=1>*a*</p>", "<p><em>a</em></p>"},
      {"in capitals", "<P MARKDOWN='1'>*a*</P>", "<p><em>a</em></p>"},
      {"0", "<p markdown=\"0\">*a*</p>", "<p>*a*</p>"},
      {"without the attribute", "<p>*a*</p>", "<p>*a*</p>"},
      {"without a value", "<p markdown>*a*</p>", "<p>*a*</p>"},
      {"never closed", "<p markdown=\"1\">*a*\n\nb", "<p>*a*\n</p><p>b</p>"},
      {"in a quotation", "> <p markdown=\"1\">*a*</p>\n> b", "<blockquote><p><em>a</em></p><p>b</p></blockquote>"},
      {"a tag in it", "<p markdown=\"1\">{{ page.film }} *a*</p>", "<p>abc <em>a</em></p>"},
      {"a note in it", "<p markdown=\"1\">*a*[^1]</p>\n\n[^1]: n", ""},
      {"hidden", "<p markdown=\"1\" style=\"display:none\">*a*</p>b", "<p>b</p>"},
      {"code", "`<p markdown=\"1\">*a*</p>`", "<p><code>&lt;p markdown=\"1\"&gt;*a*&lt;/p&gt;</code></p>"},
  };
  for (const auto& row : kCases) {
    JekyllSite site;
    const std::string html = plain(site.html(row.body));
    BOOST_TEST_CONTEXT(row.name) {
      if (row.html.empty())
        BOOST_TEST(html.find("<p><em>a</em><ep:ref") != html.npos, html);
      else
        BOOST_TEST(html == row.html);
    }
  }
}

/// Python-Markdown's md_in_html, in folders of no generator.
BOOST_AUTO_TEST_CASE(markdown_in_html_of_plain_folders) {
  ContentSite site;
  site.config.kind = &plain_kind();
  BOOST_TEST(site.html("<div markdown>\n*a*\n</div>") == "<div><p><em>a</em></p></div>");
  BOOST_TEST(site.html("<div markdown=\"1\">\n*a*\n</div>") == "<div><p><em>a</em></p></div>");
  BOOST_TEST(site.html("<div>\n*a*\n</div>") == "<div>\n*a*\n</div>");
}

BOOST_AUTO_TEST_CASE(html_without_markdown) {
  const struct {
    const char* name;
    std::string body, html;
  } kCases[] = {
      {"an output", "{::nomarkdown}\n<p>{{ page.film }} *a*</p>\n{:/nomarkdown}", "<p>abc *a*</p>"},
      {"an address", "{::nomarkdown}<img src=\"{{ '/a.png' | absolute_url }}\" alt=\"x\">{:/}",
       "<p><img src=\"https://example.org/b/a.png\" alt=\"x\"/></p>"},
      {"raw", "{::nomarkdown}\n<p>{% raw %}{{ x }}{% endraw %}</p>\n{:/}", "<p>{{ x }}</p>"},
      {"an include", "{::nomarkdown}\n{% include a.html t='*x*' %}\n{:/}", "<p>*x*</p>"},
      {"in a line", "a {::nomarkdown}<b>{{ page.film }}</b>{:/} *c*", "<p>a <b>abc</b> <em>c</em></p>"},
      {"another type", "a {::nomarkdown type=\"latex\"}{{ page.film }}{:/} b", "<p>a  b</p>"},
  };
  for (const auto& row : kCases) {
    JekyllSite site;
    site.folder.write("_includes/a.html", "<p>{{ include.t }}</p>");
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(plain(site.html(row.body)) == row.html);
  }
}

BOOST_AUTO_TEST_CASE(includes) {
  const struct {
    const char* name;
    std::string body, html;
  } kCases[] = {
      {"below a folder", "{% include sub/a.html t=\"x\" %}", "<p>x</p>"},
      {"a name of the head", "{% include {{ page.part }} t=\"x\" %}", "<p><em>b</em> x</p>"},
      {"without spaces", "{% include {{page.part}} t='x' %}", "<p><em>b</em> x</p>"},
      {"a part of the name", "{% assign n = 'a' %}{% include sub/{{ n }}.html t='x' %}", "<p>x</p>"},
      {"a captured name", "{% capture n %}sub/a.html{% endcapture %}{% include {{ n }} t='x' %}", "<p>x</p>"},
      {"in each other", "{% include outer.html t='x' %}", "<p>x: [y]</p>"},
      {"beside the post", "{% include_relative part.md %}", "<p>part <em>a</em></p>"},
      {"below the post", "{% include_relative sub/p.md t='x' %}", "<p>sub x</p>"},
      {"above the post", "a{% include_relative ../secret.md %}", "<p>a</p>"},
      {"a key with capitals", "{% include camel.html altText='x' %}", "<p>x</p>"},
      {"lines", "{% include\n  b.md\n  t=\"x\"\n%}", "<p><em>b</em> x</p>"},
      {"in a circle", "a {% include loop.html %}", "<p>a </p>"},
  };
  for (const auto& row : kCases) {
    JekyllSite site;
    site.folder.write("_includes/sub/a.html", "<p>{{ include.t }}</p>");
    site.folder.write("_includes/b.md", "*b* {{ include.t }}");
    site.folder.write("_includes/inner.html", "[{{ include.u }}{{ include.t }}]");
    site.folder.write("_includes/outer.html", "{{ include.t }}: {% include inner.html u='y' %}");
    site.folder.write("_includes/camel.html", "{{ include.altText }}");
    site.folder.write("_includes/loop.html", "x{% include loop.html %}");
    site.folder.write("source/_posts/part.md", "part *a*");
    site.folder.write("source/_posts/sub/p.md", "sub {{ include.t }}");
    site.folder.write("source/secret.md", "SECRET");
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(plain(site.html(row.body)) == row.html);
  }
}

BOOST_AUTO_TEST_CASE(theme_includes) {
  const auto link = [](std::string_view url, std::string_view text) {
    return "<p><a href=\"" + std::string(url) + "\">" + std::string(text) + "</a></p>";
  };
  const struct {
    const char* name;
    std::string body, html;
  } kCases[] = {
      {"Chirpy, YouTube", "{% include embed/youtube.html id='abc' %}",
       link("https://www.youtube.com/watch?v=abc", "YouTube abc")},
      {"an id of the head", "{% include embed/youtube.html id=page.film %}",
       link("https://www.youtube.com/watch?v=abc", "YouTube abc")},
      {"an id without quotes", "{% include embed/youtube.html id=abd %}",
       link("https://www.youtube.com/watch?v=abd", "YouTube abd")},
      {"Twitch", "{% include embed/twitch.html id='12' %}", link("https://www.twitch.tv/videos/12", "Twitch 12")},
      {"Bilibili", "{% include embed/bilibili.html id='BV1' %}",
       link("https://www.bilibili.com/video/BV1", "Bilibili BV1")},
      {"Spotify", "{% include embed/spotify.html id='3Ou' compact=1 dark=1 %}",
       link("https://open.spotify.com/track/3Ou", "Spotify track/3Ou")},
      {"Spotify, an album", "{% include embed/spotify.html id='album/3Ou' %}",
       link("https://open.spotify.com/album/3Ou", "Spotify album/3Ou")},
      {"a film of the site", "{% include embed/video.html src='https://e.org/a.mp4' title='T' %}",
       "<p><a href=\"https://e.org/a.mp4\" ep:media=\"video\">T</a></p>"},
      {"a sound", "{% include embed/audio.html src='https://e.org/a.mp3' types='ogg|wav' title='T' %}",
       "<p><a href=\"https://e.org/a.mp3\" ep:media=\"audio\">T</a></p>"},
      {"minimal-mistakes", "{% include figure image_path=\"https://e.org/a.png\" alt=\"甲\" caption=\"*乙*\" %}",
       "<figure><img src=\"https://e.org/a.png\" alt=\"甲\"/><figcaption><em>乙</em></figcaption></figure>"},
      {"its film", "{% include video id=\"abc\" provider=\"youtube\" %}",
       link("https://www.youtube.com/watch?v=abc", "YouTube abc")},
      {"al-folio",
       "{% include figure.liquid loading=\"eager\" path=\"https://e.org/a.jpg\" class=\"img-fluid\" zoomable=true %}",
       "<figure><img src=\"https://e.org/a.jpg\" alt=\"\"/></figure>"},
  };
  for (const auto& row : kCases) {
    JekyllSite site;
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(plain(site.html(row.body)) == row.html);
  }
}

BOOST_AUTO_TEST_CASE(chirpy_marks) {
  const std::string light = "<img src=\"https://e.org/l.png\" alt=\"a\"/>";
  const struct {
    const char* name;
    std::string body, html;
  } kCases[] = {
      {"light and dark", "![a](https://e.org/l.png){: .light }\n![b](https://e.org/d.png){: .dark .w-75 }",
       "<p>" + light + "\n</p>"},
      {"dark first", "![b](https://e.org/d.png){: .dark }\n\n![a](https://e.org/l.png){: .light }",
       "<p>" + light + "</p>"},
      {"dark alone", "![a](https://e.org/l.png){: .dark }", "<p>" + light + "</p>"},
      {"a file's name", "```python\nx\n```\n{: file=\"a/x.py\" }",
       "<figure><figcaption>a/x.py</figcaption><pre><code class=\"language-python\">x\n</code></pre></figure>"},
      {"without a language", "```\nx\n```\n{: .nolineno file='x.py' }",
       "<figure><figcaption>x.py</figcaption><pre><code>x\n</code></pre></figure>"},
      {"tildes", "~~~ python\nx\n~~~\n{: file=\"x.py\" }",
       "<figure><figcaption>x.py</figcaption><pre><code class=\"language-python\">x\n</code></pre></figure>"},
      {"no code above", "a\n{: file=\"x.py\" }", "<p>a</p>"},
      {"a blank line between", "```\nx\n```\n\n{: file=\"x.py\" }\ny", "<pre><code>x\n</code></pre><p>y</p>"},
  };
  for (const auto& row : kCases) {
    JekyllSite site;
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(plain(site.html(row.body)) == row.html);
  }
}

/// minimal-mistakes: lists of the head.
BOOST_AUTO_TEST_CASE(lists_of_the_head) {
  const struct {
    const char* name;
    std::string body, html;
  } kCases[] = {
      {"a gallery", "{% include gallery caption=\"C *d*\" %}",
       "<figure><a href=\"https://e.org/p\"><img src=\"https://e.org/1.png\" alt=\"A\" title=\"T\"/></a><img "
       "src=\"https://example.org/b/a/2.png\" alt=\"\"/><figcaption>C <em>d</em></figcaption></figure>"},
      {"by its name", "{% include gallery id=\"other\" layout=\"half\" %}",
       "<figure><img src=\"https://e.org/3.png\" alt=\"\"/></figure>"},
      {"rows", "{% include feature_row %}",
       "<div class=\"feature-row\"><figure><img src=\"https://e.org/4.png\" alt=\"\"/><figcaption>By "
       "<em>X</em></figcaption></figure><p><strong>One <em>1</em></strong></p><p>E <a "
       "href=\"https://e.org/\">l</a></p><p><a "
       "href=\"https://e.org/u\">View</a></p><p><strong>Two</strong></p></div>"},
      {"rows by their name", "{% include feature_row id=\"intro\" type=\"center\" %}",
       "<div class=\"feature-row\"><p><em>Hi</em></p></div>"},
      {"of no list", "a\n\n{% include gallery id=\"none\" %}", "<p>a</p>"},
  };
  for (const auto& row : kCases) {
    JekyllSite site;
    site.site.posts[0].fields = {{"gallery[0].url", "https://e.org/p"},
                                 {"gallery[0].image_path", "https://e.org/1.png"},
                                 {"gallery[0].alt", "A"},
                                 {"gallery[0].title", "T"},
                                 {"gallery[1].image_path", "a/2.png"},
                                 {"other[0].image_path", "https://e.org/3.png"},
                                 {"other[0].url", "https://e.org/3.png"},
                                 {"feature_row[0].image_path", "https://e.org/4.png"},
                                 {"feature_row[0].image_caption", "By *X*"},
                                 {"feature_row[0].title", "One *1*"},
                                 {"feature_row[0].excerpt", "E [l](https://e.org/)"},
                                 {"feature_row[0].url", "https://e.org/u"},
                                 {"feature_row[0].btn_label", "View"},
                                 {"feature_row[1].title", "Two"},
                                 {"intro[0].excerpt", "*Hi*"}};
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(plain(site.html(row.body)) == row.html);
  }
}

BOOST_AUTO_TEST_CASE(tufte) {
  const struct {
    const char* name;
    std::string body, html;
  } kCases[] = {
      {"newthought", "{% newthought 'Ab *c*' %} d", "<p>Ab <em>c</em> d</p>"},
      {"maincolumn", "{% maincolumn 'a/x.png' 'A *b*' %}",
       "<figure><img src=\"https://example.org/b/a/x.png\" alt=\"A b\"/><figcaption>A "
       "<em>b</em></figcaption></figure>"},
      {"fullwidth", "{% fullwidth 'https://e.org/x.png' 'b' %}",
       "<figure><img src=\"https://e.org/x.png\" alt=\"b\"/><figcaption>b</figcaption></figure>"},
      {"marginfigure", "{% marginfigure 'id' 'https://e.org/x.png' 'b' %}",
       "<figure><img src=\"https://e.org/x.png\" alt=\"b\"/><figcaption>b</figcaption></figure>"},
      {"epigraph", "{% epigraph 'T' 'A' 'S' %}", "<blockquote><p>T</p><footer>A, <cite>S</cite></footer></blockquote>"},
      {"formula", "<d-math>x^2</d-math>", ""},
      {"code", "<d-code>a<b</d-code> c", "<p><code>a&lt;b</code> c</p>"},
      {"code in lines", "<d-code block language=\"js\">\n  a\n  b\n</d-code>",
       "<pre><code class=\"language-js\">a\nb\n</code></pre>"},
      {"citation", "a <d-cite key=\"x,y\"></d-cite>", "<p>a (x; y)</p>"},
  };
  for (const auto& row : kCases) {
    JekyllSite site;
    const std::string html = plain(site.html(row.body));
    BOOST_TEST_CONTEXT(row.name) {
      if (row.html.empty())
        BOOST_TEST(html.find("class=\"math\"") != html.npos, html);
      else
        BOOST_TEST(html == row.html);
    }
  }
  for (const char* note :
       {"a{% sidenote 'one' 'n *m*' %} b", "a{% marginnote 'one' 'n *m*' %} b", "a<d-footnote>n *m*</d-footnote> b"}) {
    JekyllSite site;
    const auto fragment = site.render(note);
    BOOST_REQUIRE(fragment);
    BOOST_TEST(fragment->notes == 1, note);
    BOOST_TEST(ContentSite::serialise(*fragment).find("n <em>m</em>") != std::string::npos, note);
  }
}

BOOST_AUTO_TEST_CASE(scholar) {
  const std::string bib =
      "@comment{x}\n@string{j = \"Comp.~J.\"}\n"
      "@article{knuth84, author = {Knuth, Donald E.}, title = {Literate {Programming}}, journal = j,\n"
      "  year = 1984, volume = {27}, number = 2, pages = {97--111}, doi = {10.1/x}}\n"
      "@book{erdos, author={P{\\'a}l Erd{\\H o}s and Alfr\\'ed R\\'enyi}, title={Graphs}, publisher={P}, year={1959}}\n"
      "@misc{many, author={A, B and C, D and E, F}, title={T?}, year={2001}, url={https://e.org/}}\n";
  const struct {
    const char* name;
    std::string body, html;
  } kCases[] = {
      {"cite", "a {% cite knuth84 %}", "<p>a (Knuth, 1984)</p>"},
      {"several", "{% cite knuth84 erdos many -l 12 %}",
       "<p>(Knuth, 1984, 12; Erdős &amp; Rényi, 1959; A et al., 2001)</p>"},
      {"reference", "{% reference erdos %}", "<p>Erdős, P., &amp; Rényi, A. (1959). <em>Graphs</em>. P.</p>"},
      {"bibliography", "{% cite knuth84 %}\n\n{% bibliography --cited %}",
       "<p>(Knuth, 1984)</p><ol class=\"bibliography\"><li>Knuth, D. E. (1984). Literate Programming. <em>Comp. "
       "J.</em>, 27(2), "
       "97–111. <a href=\"https://doi.org/10.1/x\">https://doi.org/10.1/x</a></li></ol>"},
      {"no such key", "{% cite nobody %}", "<p>(nobody)</p>"},
      {"no such file", "a{% bibliography --file ../x %}", "<p>a</p>"},
  };
  for (const auto& row : kCases) {
    JekyllSite site;
    site.folder.write("_bibliography/references.bib", bib);
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(plain(site.html(row.body)) == row.html);
  }
  JekyllSite site;
  site.folder.write("_bibliography/references.bib", bib);
  BOOST_TEST(site.html("{% bibliography %}").find("<li>A, B., C, D., &amp; E, F. (2001). <em>T?</em>") !=
             std::string::npos);
  site.html("{% cite nobody %}");
  BOOST_TEST(site.problems() == "1:1: no entry of the bibliography is called 'nobody' [content/unknown-tag]\n");
}

BOOST_AUTO_TEST_SUITE_END()
