/// Files that texts of VitePress and VuePress show (compared with VitePress 1.6 and VuePress 2).

#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(file_inclusions)

namespace {

struct VueSite : ContentSite {
  VueSite() {
    config.kind = &vitepress_kind();
    config.post_folders = {"docs"};
    Post& post = site.posts[0];
    post.source = "docs/a/here.md";
    folder.write("docs/part.md", "---\ntitle: P\n---\n## 部分\n\n::: tip\n$x_1$\n:::\n");
    folder.write("docs/a/lines.md", "一\n\n二\n\n三\n");
    folder.write("docs/a/outer.md", "<!--@include: ./lines.md{1,1}-->\n");
    folder.write("docs/a/loop.md", "x\n\n<!-- @include: ./loop.md -->\n");
    folder.write("docs/snippets/foot.md", "foot\n");
    folder.write("docs/a/c.ts", "// #region one\nlet a = 1;\n// #endregion one\nlet b = `2`;\n");
    folder.write("docs/a/d.java", "// :::part\n  int a;\n// :::part\nint b;\n");
    config.markdown.math.is_read = true;
  }
  std::string show(const std::string& body) {
    folder.write("docs/a/here.md", body);
    const auto fragment = Renderer(config, site, diagnostics).render(0);
    return fragment ? serialise(*fragment) : "";
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(table) {
  const std::string all =
                        "<pre><code class=\"language-ts\">// #region one\nlet a = 1;\n// #endregion one\nlet b = "
                        "`2`;\n</code></pre>",
                    one = "<pre><code class=\"language-ts\">let a = 1;\n</code></pre>", foot = "<p>foot</p>";
  const struct {
    const char* name;
    const char* body;
    std::string html;
  } kRows[] = {
      {"a text with a head, a container and a formula", "<!-- @include: ../part.md -->",
       "<h2 id=\"部分\" ep:heading=\"0\">部分</h2><aside class=\"note tip\"><p><span "
       "class=\"math\">$x_1$</span></p></aside>"},
      {"lines", "<!--@include: ./lines.md{3,5}-->", "<p>二</p><p>三</p>"},
      {"up to a line", "<!-- @include: ./lines.md{,1} -->", "<p>一</p>"},
      {"from a line", "<!-- @include: ./lines.md{5,} -->", "<p>三</p>"},
      {"in each other", "<!-- @include: ./outer.md -->", "<p>一</p>"},
      {"the folder of texts", "<!-- @include: @/snippets/foot.md -->", foot},
      {"a folder of snippets", "<!-- @include: @foot.md -->", foot},
      {"in an item", "- a\n\n  <!-- @include: ./lines.md{1,3} -->", "<ul><li><p>a</p><p>一</p><p>二</p></li></ul>"},
      {"code", "<<< ./c.ts", all},
      {"a region of it", "<<< ./c.ts#one", one},
      {"with marked lines and a language", "<<< @/a/c.ts#one{1,3 js:line-numbers}",
       "<pre><code class=\"language-js\">let a = 1;\n</code></pre>"},
      {"with a title", "<<< ./c.ts#one [甲]",
       "<figure><figcaption>甲</figcaption><pre><code class=\"language-ts\">let a = 1;\n</code></pre></figure>"},
      {"VuePress' code", "@[code](./c.ts)", all},
      {"lines of it", "@[code{2-2} js{1}:no-line-numbers](./c.ts)",
       "<pre><code class=\"language-js\">let a = 1;\n</code></pre>"},
      {"between marks", "@[code lang=java transcludeWith=:::part](@/a/d.java)",
       "<pre><code class=\"language-java\">int a;\n</code></pre>"},
  };
  for (const auto& row : kRows) {
    VueSite site;
    const std::string html = site.show(row.body);
    BOOST_TEST(html == row.html, row.name << ": " << html);
    BOOST_TEST(site.problems() == "");
  }
}

BOOST_AUTO_TEST_CASE(not_shown) {
  for (const char* path : {"./nosuch.md", "../../../etc/passwd", "/etc/passwd"}) {
    VueSite site;
    BOOST_TEST(site.show(std::string("a\n\n<!-- @include: ") + path + " -->\n\nb") == "<p>a</p><p>b</p>");
    BOOST_TEST(site.problems() == std::string("3:1: the file '") + path +
                                      "' can't be shown, it is not in the site folder [content/unknown-tag]\n");
  }
  VueSite loop;
  BOOST_TEST(loop.show("<!-- @include: ./loop.md -->") == "<p>x</p><p>x</p><p>x</p><p>x</p><p>x</p>");
  VueSite plain;
  BOOST_TEST(plain.show("a <<< b @[code] c") == "<p>a &lt;&lt;&lt; b @[code] c</p>");
}

/// Reports name the lines of the text, whatever stands in place of its pieces.
BOOST_AUTO_TEST_CASE(places) {
  VueSite site;
  site.show("<!-- @include: ../part.md -->\n\n[x](#nosuch)\n");
  BOOST_TEST(site.problems() == "3:5: this post has no heading '#nosuch' [content/unknown-fragment]\n");
}

BOOST_AUTO_TEST_SUITE_END()
