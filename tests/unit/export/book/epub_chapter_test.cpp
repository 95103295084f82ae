#include "epub_support.h"

#include "base/hash.h"
#include "config/sections/book.h"
#include "export/book/chapter/chapter.h"

#include <boost/test/unit_test.hpp>

using namespace epub_support;

namespace {

/// Where a raw id went; null if it is none of the chapter's.
const std::string* anchor_of(const ChapterText& text, std::string_view raw) {
  static AnchorTable table;
  table.set({text.anchors}, {false});
  return table.find(0, raw);
}

constexpr const char* kStem = "post-0123456789ab";

/// Writes one body as the first chapter of a book of two.
struct Desk {
  TestSite test;
  Diagnostics diagnostics;
  BookFacts facts;
  std::vector<Anchors> anchors{2};
  bool lacks_text = false;  ///< Of all chapters.

  Desk() {
    Post& post = test.add("a.md", "Title", "");
    post.abbrlink = "0123456789ab";
    test.add("b.md", "Other", "").abbrlink = "other";
    test.site.posts[1].categories = {{"Cats"}};
    test.finish();
    test.assets["/site/a.png"] = tiny_png();
    test.assets["/site/a.jxl"] = "\xff\x0a";
    test.assets["/site/cut.png"] = tiny_png().substr(0, 40);
    test.assets["/site/text.png"] = "text";
  }

  Fragment& fragment(const std::string& body) { return test.set_body(0, body); }

  ChapterText write(const Fragment& fragment, HeadingNumbers numbers = HeadingNumbers::none) {
    const Templates templates("");
    const std::function<Fragment(std::string_view, std::string_view)> text;
    const ReadAsset asset = [&](const std::string& name) -> std::optional<std::string> {
      const auto found = test.assets.find(name);
      return found == test.assets.end() ? std::nullopt : std::optional(found->second);
    };
    const ExportContext context{test.config, test.site, templates, text, asset, {}, {}, true, 1};
    const std::vector<std::string> stems = make_post_stems(test.site, test.config);
    const Volume volume = split_book(test.site, *test.config.book, Words("en", {}),
                                     select_posts(test.site, *test.config.book, diagnostics))
                              .at(0);
    const EditionPlan edition;
    const Book book = plan_book(context, *test.config.book, volume, stems, edition, {}, diagnostics);
    const TemporaryFolder folder;
    PictureShelf shelf(asset, [&] { return folder.path / "pictures"; });
    ImageStore images(shelf, test.config.book->look, test.config.picture_copies, "/site");
    const std::size_t chapter = book.chapter_of_post[0];
    ChapterText written =
        write_chapter(fragment, {book, images, facts, diagnostics, "posts/a.md", kStem, chapter, "Title", numbers});
    AnchorTable table;
    table.set(anchors, std::vector<bool>(anchors.size(), lacks_text));
    if (written.is_deferred)
      for (ChapterPiece& piece : written.pieces)
        piece.markup = resolve_deferred(piece.markup, book, table, "posts/a.md", diagnostics);
    return written;
  }

  std::string markup(const std::string& body) { return write(fragment(body)).pieces[0].markup; }
  static std::string part_key() { return short_key("Cats"); }
  std::string problems() const {
    std::string text;
    for (const Diagnostic& one : diagnostics.sorted())
      text += std::to_string(one.place.line) + ": " + one.message.english() + " [" +
              std::string(entry_of(one.kind).name) + "]\n";
    return text;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_chapter)

BOOST_AUTO_TEST_CASE(plain_elements) {
  const struct {
    const char* name;
    const char* body;
    const char* expected;
  } kCases[] = {
      {"text", "<p>a &lt; b &amp; \"c\" &gt;</p>", "<p>a &lt; b &amp; &quot;c&quot; &gt;</p>\n"},
      {"invisible", "<p>a\u200bb\u00adc\u2014\u201cd\u201d</p>", "<p>abc\u2014\u201cd\u201d</p>\n"},
      {"empty", "<p></p><td></td><br/><hr/>", "<p></p>\n<td></td>\n<br/>\n<hr/>\n"},
      {"neutral attributes", "<p ep:x='1' class='c' ep:y='2'>t</p>", "<p class=\"c\">t</p>\n"},
      {"language", "<span lang='ja' xml:lang='zh'>t</span>", "<span lang=\"ja\" xml:lang=\"ja\">t</span>\n"},
      {"author's ids", "<p id='我'>t</p><p id='我'>u</p><p id='b'>v</p>",
       "<p id=\"post-0123456789ab_i1\">t</p>\n<p>u</p>\n<p id=\"post-0123456789ab_i3\">v</p>\n"},
      {"code", "<pre><code class='language-c++'>a\n b</code></pre><pre><code>x</code></pre>",
       "<pre class=\"language-c++\"><code>a\n b</code></pre>\n<pre><code>x</code></pre>\n"},
      {"tasks", "<ul><li><ep:task done='true'/>a</li><li>b</li></ul>",
       "<ul><li class=\"task\"><span role=\"img\" aria-label=\"已完成\">☑</span> a</li><li>b</li></ul>\n"},
      {"ruby", "<ruby>漢<rp>(</rp><rt>hàn</rt></ruby>", "<ruby>漢<rt>hàn</rt></ruby>\n"},
      {"header cells", "<tr><th></th><th>a</th></tr>", "<tr><td></td><th>a</th></tr>\n"},
      {"heads of columns", "<table><thead><tr><th>a</th><th scope=\"colgroup\">b</th></tr></thead></table>",
       "<table><thead><tr><th scope=\"col\">a</th><th scope=\"colgroup\">b</th></tr></thead></table>\n"},
      {"heads of rows", "<table><tbody><tr><th>a</th><td>1</td></tr></tbody></table>",
       "<table><tbody><tr><th scope=\"row\">a</th><td>1</td></tr></tbody></table>\n"},
      {"sides of cells are classes", "<table><tbody><tr><td style=\"text-align: center\">a</td></tr></tbody></table>",
       "<table><tbody><tr><td class=\"center\">a</td></tr></tbody></table>\n"},
      {"two heads in a table", "<table><thead/><tbody/><thead/><tfoot/><tbody/></table>",
       "<table><thead></thead><tbody></tbody><tbody></tbody><tbody></tbody><tbody></tbody></table>\n"},
      {"caption first", "<table><caption/><thead/><tbody/><tfoot/></table>",
       "<table><caption></caption><thead></thead><tbody></tbody><tfoot></tfoot></table>\n"},
      {"quotation", "<q cite='x y'>a</q><q cite='https://a.example/'>b</q>",
       "<q>a</q>\n<q cite=\"https://a.example/\">b</q>\n"},
      {"math", "<math id='x'><mi>a</mi></math>",
       "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"a\"><mi>a</mi></math>\n"},
      {"math with words of its own", "<math alttext='A'><mi>a</mi></math>",
       "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"A\"><mi>a</mi></math>\n"},
      {"unknown neutral", "<ep:what>a</ep:what>", "a\n"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      Desk desk;
      BOOST_TEST(desk.markup(one.body) == one.expected);
      BOOST_TEST(desk.problems() == "");
    }
}

/// The style sheet indents Chinese and Japanese paragraphs, and only these.
BOOST_AUTO_TEST_CASE(indents_of_authors) {
  const struct {
    const char *name, *language, *body, *expected;
  } kCases[] = {
      {"two wide spaces", "zh-CN", "<p>　　山。</p>", "<p>山。</p>\n"},
      {"em spaces in bold", "zh-TW", "<p><strong>\u2003\u2003山</strong>\u2003。</p>",
       "<p><strong>山</strong>\u2003。</p>\n"},
      {"no-break spaces", "ja", "<p>\u00a0 \u00a0山</p>", "<p>山</p>\n"},
      {"one no-break space", "zh", "<p>\u00a0山</p>", "<p>\u00a0山</p>\n"},
      {"English", "en", "<p>\u2003a</p>", "<p>\u2003a</p>\n"},
      {"in a list", "zh", "<ul><li><p>　山</p></li></ul>", "<ul><li><p>　山</p></li></ul>\n"},
      {"a poem", "zh", "<div class=\"poem\"><p>　山</p></div>", "<div class=\"poem\"><p>　山</p></div>\n"},
      {"a folder of paragraphs", "zh", "<div><p>　山</p><p>水</p></div>", "<div><p>山</p><p>水</p></div>\n"},
  };
  for (const auto& one : kCases) {
    Desk desk;
    desk.test.site.posts[0].language = one.language;
    BOOST_TEST(desk.markup(one.body) == one.expected, one.name);
  }
}

BOOST_AUTO_TEST_CASE(headings) {
  Desk desk;
  Fragment& fragment = desk.fragment(
      "<h1 id='t' ep:heading='0'>Title</h1><h4 id='a' ep:heading='1'>A <em>b</em></h4>"
      "<blockquote><h5 id='b' ep:heading='2'>B</h5></blockquote><h4 ep:heading='3'></h4>");
  fragment.headings = {{1, "t", "Title"}, {4, "a", "A b"}, {5, "b", "B"}, {4, "c", ""}};
  const ChapterText text = desk.write(fragment, HeadingNumbers::counted);
  BOOST_TEST(
      text.pieces[0].markup ==
      "\n<h2 id=\"post-0123456789ab_h1\"><span class=\"number\">1</span>\u00a0A <em>b</em></h2>\n"
      "<blockquote><h3 id=\"post-0123456789ab_h2\"><span class=\"number\">1.1</span>\u00a0B</h3></blockquote>\n\n");
  BOOST_REQUIRE(text.headings.size() == 2U);
  BOOST_TEST(text.headings[1].href == "post-0123456789ab.xhtml#post-0123456789ab_h2");
  BOOST_TEST(*anchor_of(text, "t") == "post-0123456789ab.xhtml#post-0123456789ab_t");
  BOOST_TEST(!anchor_of(text, "z"));
}

/// Raw HTML that is well-formed and that checkers refuse.
BOOST_AUTO_TEST_CASE(strict) {
  const char* kTime = "'<time>' became plain text: 'bad' is no date that programs read [content/bad-html]\n";
  const char* kMath =
      "'<math>' became plain text: its elements do not have the children that MathML asks for [content/bad-html]\n";
  const char* kList =
      "'<dl>' became plain blocks: it may hold '<dt>' and '<dd>' in turn, nothing else [content/bad-html]\n";
  const char* kRuby =
      "'<ruby>' became plain text: it needs characters and then '<rt>' with their reading [content/bad-html]\n";
  const char* kCaption =
      "'<figcaption>' became a plain block: a figure has one, at its start or end [content/bad-html]\n";
  const std::string math = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"";
  const struct {
    const char* name;
    std::string body, markup;
    const char* problem;
  } kCases[] = {
      {"a day", "<p><time datetime='2025-01-02'>x</time></p>", "<p><time datetime=\"2025-01-02\">x</time></p>\n", ""},
      {"a moment", "<p><time datetime='2025-01-02 03:04:05.5+0800'>x</time></p>",
       "<p><time datetime=\"2025-01-02 03:04:05.5+0800\">x</time></p>\n", ""},
      {"no time", "<p><time datetime='bad'>x</time></p>", "<p><span>x</span></p>\n", kTime},
      {"a day as text", "<p><time> 2025-01-02 </time></p>", "<p><time> 2025-01-02 </time></p>\n", ""},
      {"words as time", "<p><time ep:line='7'>yesterday</time></p>", "<p><span>yesterday</span></p>\n",
       "7: '<time>' became plain text: 'yesterday' is no date that programs read [content/bad-html]\n"},
      {"markup as time", "<p><time><b>x</b></time></p>", "<p><span><b>x</b></span></p>\n",
       "'<time>' became plain text: it has no 'datetime' [content/bad-html]\n"},
      {"several, with lines",
       "<dl ep:line='9'><dd>x</dd></dl><dl ep:line='12'><dd>x</dd></dl><p><ruby ep:line='3'>a</ruby></p>"
       "<figcaption ep:line='4'>a</figcaption><math ep:line='5'>x</math><table><tr><td>x</td></tr><caption "
       "ep:line='6'>a</caption></table>",
       "<div><div class=\"dd\">x</div></div>\n<div><div "
       "class=\"dd\">x</div></div>\n<p><span>a</span></p>\n<div>a</div>\n<span class=\"math\">x</span>\n"
       "<table><caption>a</caption><tr><td>x</td></tr></table>\n",
       "3: '<ruby>' became plain text: it needs characters and then '<rt>' with their reading [content/bad-html]\n"
       "4: '<figcaption>' became a plain block: a figure has one, at its start or end [content/bad-html]\n"
       "5: '<math>' became plain text: its elements do not have the children that MathML asks for [content/bad-html]\n"
       "6: the '<caption>' of a table comes first, and there is one [content/bad-html]\n"
       "9: '<dl>' became plain blocks: it may hold '<dt>' and '<dd>' in turn, nothing else [content/bad-html]\n"},
      {"a change", "<p><del datetime='2025'>x</del><ins datetime='2025-01-02T03:04Z'>y</ins></p>",
       "<p><del>x</del><ins datetime=\"2025-01-02T03:04Z\">y</ins></p>\n", ""},
      {"no column", "<table><tr><td colspan='0' rowspan='2'>x</td></tr></table>",
       "<table><tr><td rowspan=\"2\">x</td></tr></table>\n", ""},
      {"captions", "<table><tr><td>x</td></tr><caption>a</caption><caption>b</caption></table>",
       "<table><caption>a</caption><tr><td>x</td></tr></table><div>b</div>\n",
       "the '<caption>' of a table comes first, and there is one [content/bad-html]\n"},
      {"definitions", "<dl> <dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt><dt>e</dt><dd>f</dd></dl>",
       "<dl> <dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt><dt>e</dt><dd>f</dd></dl>\n", ""},
      {"a stray child", "<dl><p>x</p><dt>a</dt><dd>b</dd></dl>",
       "<div><p>x</p><div class=\"dt\">a</div><div class=\"dd\">b</div></div>\n", kList},
      {"a term alone", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>",
       "<div><div class=\"dt\">a</div><div class=\"dd\">b</div><div class=\"dt\">c</div></div>\n", kList},
      {"ruby", "<p><ruby>a<rt>b</rt>c<rp>(</rp><rt>d</rt></ruby></p>", "<p><ruby>a<rt>b</rt>c<rt>d</rt></ruby></p>\n",
       ""},
      {"no reading", "<p><ruby>a</ruby></p>", "<p><span>a</span></p>\n", kRuby},
      {"only a reading", "<p><ruby><rt>a</rt></ruby></p>", "<p><span><span>a</span></span></p>\n", kRuby},
      {"more characters", "<p><ruby>a<rt>b</rt>c</ruby></p>", "<p><ruby>a<rt>b</rt></ruby>c</p>\n",
       "'<ruby>' ends behind its last '<rt>' [content/bad-html]\n"},
      {"caption last", "<figure><p>a</p><figcaption>b</figcaption></figure>",
       "<figure><p>a</p><figcaption>b</figcaption></figure>\n", ""},
      {"two captions", "<figure><figcaption>a</figcaption><p>b</p><figcaption>c</figcaption></figure>",
       "<figure><figcaption>a</figcaption><p>b</p><div>c</div></figure>\n", kCaption},
      {"caption without figure", "<figcaption>a</figcaption>", "<div>a</div>\n", kCaption},
      {"a second foot of the page", "<blockquote><footer>a</footer></blockquote>",
       "<blockquote><div class=\"footer\">a</div></blockquote>\n", ""},
      {"mathml", "<math display='block'><mfrac><mn>1</mn><mi>x</mi></mfrac></math>",
       math + " display=\"block\" alttext=\"1x\"><mfrac><mn>1</mn><mi>x</mi></mfrac></math>\n", ""},
      {"half a fraction", "<math><mfrac><mn>1</mn></mfrac></math>", "<span class=\"math\">1</span>\n", kMath},
      {"a cell without a row", "<math><mtable><mi>x</mi></mtable></math>", "<span class=\"math\">x</span>\n", kMath},
      {"a wrong word in mathml", "<math display='wide'><mi>x</mi></math>", "<span class=\"math\">x</span>\n", kMath},
      {"bare text in mathml", "<math>x</math>", "<span class=\"math\">x</span>\n", kMath},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      Desk desk;
      BOOST_TEST(desk.markup(one.body) == one.markup);
      const std::string problem = one.problem;
      BOOST_TEST(desk.problems() ==
                 (problem.empty() || (problem[0] >= '1' && problem[0] <= '9') ? problem : "0: " + problem));
    }
}

BOOST_AUTO_TEST_CASE(notes) {
  Desk desk;
  BOOST_TEST(desk.markup("<p>a <ep:ref note='1' nth='1'/><ep:ref note='2' nth='1'/>b<ep:ref note='1' nth='2'/></p>"
                         "<ep:note n='1'><p>x</p><p class=\"note-text\">y</p></ep:note><ep:note "
                         "n='2'><ul><li>z</li></ul></ep:note>") ==
             "<p>a<sup class=\"note-ref\"><a epub:type=\"noteref\" role=\"doc-noteref\" class=\"duokan-footnote\" "
             "id=\"post-0123456789ab_fn1_r1\" href=\"#post-0123456789ab_fn1\">1</a></sup>\u2009"
             "<sup class=\"note-ref\"><a epub:type=\"noteref\" role=\"doc-noteref\" class=\"duokan-footnote\" "
             "id=\"post-0123456789ab_fn2_r1\" href=\"#post-0123456789ab_fn2\">2</a></sup>b"
             "<sup class=\"note-ref\"><a epub:type=\"noteref\" role=\"doc-noteref\" class=\"duokan-footnote\" "
             "id=\"post-0123456789ab_fn1_r2\" href=\"#post-0123456789ab_fn1\">1</a></sup></p>\n"
             "<aside epub:type=\"footnote\" role=\"doc-footnote\" class=\"footnote\" id=\"post-0123456789ab_fn1\">"
             "<p class=\"note-text\"><a role=\"doc-backlink\" href=\"#post-0123456789ab_fn1_r1\">1</a> "
             "<a role=\"doc-backlink\" href=\"#post-0123456789ab_fn1_r2\">b</a> x</p><p "
             "class=\"note-text\">y</p></aside>\n"
             "<aside epub:type=\"footnote\" role=\"doc-footnote\" class=\"footnote\" id=\"post-0123456789ab_fn2\">"
             "<p class=\"note-text\"><a role=\"doc-backlink\" href=\"#post-0123456789ab_fn2_r1\">2</a> "
             "</p><ul><li>z</li></ul></aside>\n");
}

BOOST_AUTO_TEST_CASE(links) {
  const struct {
    const char* name;
    Link link;
    const char* expected;
    const char* problem;
  } kCases[] = {
      {"outside",
       {"https://a.example/?x=1&y=2", kNone, kNone, kNone, "", false, false, 3},
       "<a href=\"https://a.example/?x=1&amp;y=2\">t</a>",
       ""},
      {"mail",
       {"mailto:a@b.example", kNone, kNone, kNone, "", false, false, 3},
       "<a href=\"mailto:a@b.example\">t</a>",
       ""},
      {"another post",
       {"https://example.org/b/", 1, kNone, kNone, "", false, false, 3},
       "<a href=\"post-other.xhtml\">t</a>",
       ""},
      {"its heading",
       {"https://example.org/b/#x", 1, kNone, kNone, "这里", false, false, 3},
       "<a href=\"post-other.xhtml#post-other_h1\">t</a>",
       ""},
      {"no heading of it",
       {"https://example.org/b/#x", 1, kNone, kNone, "q\"<\n>", false, false, 3},
       "<a href=\"post-other.xhtml\">t</a>",
       "3: 'posts/b.md' has no heading '#q\"< >' [content/unknown-fragment]\n"},
      {"itself",
       {"https://example.org/a/", 0, kNone, kNone, "", false, false, 3},
       "<a href=\"post-0123456789ab.xhtml\">t</a>",
       ""},
      {"here", {"#p", kNone, kNone, kNone, "p", true, false, 3}, "<a href=\"#post-0123456789ab_i1\">t</a>", ""},
      {"nowhere here", {"#q", kNone, kNone, kNone, "q", true, false, 3}, "t", ""},
      {"top", {"#", kNone, kNone, kNone, "", true, false, 3}, "t", ""},
      {"category",
       {"https://example.org/c/", kNone, 0, kNone, "", false, false, 3},
       "<a href=\"part-KEY.xhtml\">t</a>",
       ""},
      {"dangling", {"../x", kNone, kNone, kNone, "", false, true, 3}, "t", ""},
      {"script", {"javascript:x()", kNone, kNone, kNone, "", false, false, 3}, "t", ""},
      {"no host", {"http://", kNone, kNone, kNone, "", false, false, 3}, "t", ""},
      {"bad port", {"http://a.example:99999/", kNone, kNone, kNone, "", false, false, 3}, "t", ""},
      {"bad host", {"http://a b/", kNone, kNone, kNone, "", false, false, 3}, "t", ""},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      Desk desk;
      desk.anchors[0] = desk.anchors[1] = {{"这里", "post-other.xhtml#post-other_h1"}};
      Fragment& fragment = desk.fragment("<p id='p'><a href='x' ep:link='0'>t</a></p>");
      fragment.links = {one.link};
      std::string expected = one.expected;
      if (const auto at = expected.find("KEY"); at != expected.npos) expected.replace(at, 3, Desk::part_key());
      BOOST_TEST(desk.write(fragment).pieces[0].markup == "<p id=\"post-0123456789ab_i1\">" + expected + "</p>\n");
      BOOST_TEST(desk.problems() == one.problem);
    }
}

/// A heading may stand in what a tag shows that can't be followed.
BOOST_AUTO_TEST_CASE(headings_of_posts_that_lack_text) {
  Desk desk;
  desk.lacks_text = true;
  Fragment& fragment = desk.fragment("<p><a href='x' ep:link='0'>t</a></p>");
  fragment.links = {{"https://example.org/b/#x", 1, kNone, kNone, "q", false, false, 3}};
  BOOST_TEST(desk.write(fragment).pieces[0].markup == "<p><a href=\"post-other.xhtml\">t</a></p>\n");
  BOOST_TEST(desk.problems() == "");
}

BOOST_AUTO_TEST_CASE(images) {
  Image good;
  good.file = "/site/a.png";
  good.url = "https://example.org/a.png";
  good.alt = "一点";
  good.line = 7;
  const auto with = [&](auto change) {
    Image image = good;
    change(image);
    return image;
  };
  const std::string name = "<img src=\"../images/KEY.png\"";
  const struct {
    const char* name;
    const char* body;
    Image image;
    std::string expected;
    const char* problem;
  } kCases[] = {
      {"in a text", "<p>x<img ep:image='0'/></p>", good,
       "<p class=\"pictured\">x" + name + " alt=\"一点\" width=\"1\" height=\"1\"/></p>\n", ""},
      {"alone", "<p><img ep:image='0'/></p>", good,
       "<p class=\"picture\">" + name + " alt=\"一点\" width=\"1\" height=\"1\"/></p>\n", ""},
      {"with a title", "<p> <img ep:image='0'/> </p>", with([](Image& i) { i.title = "图 & 一"; }),
       "<figure>" + name + " alt=\"一点\" width=\"1\" height=\"1\"/><figcaption>图 &amp; 一</figcaption></figure>\n",
       ""},
      {"with a size", "<p><img ep:image='0' width='40px' height='50%'/></p>", good,
       "<p class=\"picture\">" + name + " alt=\"一点\" width=\"40\" height=\"40\"/></p>\n", ""},
      {"without a text", "<p><img ep:image='0'/></p>", with([](Image& i) { i.alt = ""; }),
       "<p class=\"picture\">" + name + " alt=\"\" width=\"1\" height=\"1\"/></p>\n",
       "7: picture 'a.png' has no text [content/missing-alt]\n"},
      {"missing", "<p><img ep:image='0'/></p>", with([](Image& i) { i.file = "", i.missing = true; }), "<p>一点</p>\n",
       ""},
      {"missing and without a text", "<p>a</p><p><img ep:image='0'/></p>",
       with([](Image& i) { i.file = i.alt = "", i.missing = true; }), "<p>a</p>\n\n", ""},
      {"missing in a figure", "<figure><img ep:image='0'/></figure>",
       with([](Image& i) { i.file = "", i.missing = true; }), "<p>一点</p>\n", ""},
      {"missing with a caption", "<figure><img ep:image='0'/><figcaption>一点</figcaption></figure>",
       with([](Image& i) { i.file = "", i.missing = true; }), "<figure><figcaption>一点</figcaption></figure>\n", ""},
      {"missing in an empty figure", "<p>a</p><figure><img ep:image='0'/></figure>",
       with([](Image& i) { i.file = i.alt = "", i.missing = true; }), "<p>a</p>\n\n", ""},
      {"remote", "<p><img ep:image='0'/></p>", with([](Image& i) { i.file = ""; }),
       "<p><a href=\"https://example.org/a.png\">一点</a></p>\n",
       "7: picture 'https://example.org/a.png' is remote, a link takes its place [content/remote-image]\n"},
      {"remote in a link", "<p><a ep:link='0'><img ep:image='0'/></a></p>", with([](Image& i) { i.file = ""; }),
       "<p><a href=\"https://l.example/\">一点</a></p>\n",
       "7: picture 'https://example.org/a.png' is remote, a link takes its place [content/remote-image]\n"},
      {"remote with its caption", "<figure><img ep:image='0'/><figcaption>一点</figcaption></figure>",
       with([](Image& i) { i.file = ""; }),
       "<figure><figcaption><a href=\"https://example.org/a.png\">一点</a></figcaption></figure>\n",
       "7: picture 'https://example.org/a.png' is remote, a link takes its place [content/remote-image]\n"},
      {"remote with its caption, in a link",
       "<figure><a ep:link='0'><img ep:image='0'/></a><figcaption>一点</figcaption></figure>",
       with([](Image& i) { i.file = ""; }),
       "<figure><figcaption><a href=\"https://l.example/\">一点</a></figcaption></figure>\n",
       "7: picture 'https://example.org/a.png' is remote, a link takes its place [content/remote-image]\n"},
      {"remote with another caption", "<figure><img ep:image='0'/><figcaption>二</figcaption></figure>",
       with([](Image& i) { i.file = ""; }),
       "<figure><a href=\"https://example.org/a.png\">一点</a><figcaption>二</figcaption></figure>\n",
       "7: picture 'https://example.org/a.png' is remote, a link takes its place [content/remote-image]\n"},
      {"remote with a title", "<p><img ep:image='0'/></p>", with([](Image& i) { i.file = "", i.title = "图"; }),
       "<figure><a href=\"https://example.org/a.png\">一点</a><figcaption>图</figcaption></figure>\n",
       "7: picture 'https://example.org/a.png' is remote, a link takes its place [content/remote-image]\n"},
      {"remote with the same title", "<p><img ep:image='0'/></p>",
       with([](Image& i) { i.file = "", i.title = "一点"; }), "<p><a href=\"https://example.org/a.png\">一点</a></p>\n",
       "7: picture 'https://example.org/a.png' is remote, a link takes its place [content/remote-image]\n"},
      {"unreadable", "<p><img ep:image='0'/></p>", with([](Image& i) { i.file = "/site/gone.png"; }),
       "<p><a href=\"https://example.org/a.png\">一点</a></p>\n",
       "7: picture 'gone.png' can't be read [io/unreadable]\n"},
      {"no picture", "<p><img ep:image='0'/></p>", with([](Image& i) { i.file = "/site/text.png"; }),
       "<p><a href=\"https://example.org/a.png\">一点</a></p>\n", "7: 'text.png' is no picture [content/image-type]\n"},
      {"cut", "<p><img ep:image='0'/></p>", with([](Image& i) { i.file = "/site/cut.png"; }),
       "<p><a href=\"https://example.org/a.png\">一点</a></p>\n",
       "7: 'cut.png' is cut short or damaged [content/image-type]\n"},
      {"jxl", "<p><img ep:image='0'/></p>", with([](Image& i) { i.file = "/site/a.jxl"; }),
       "<p><a href=\"https://example.org/a.png\">一点</a></p>\n",
       "7: 'a.jxl' is of type image/jxl, which no book may carry [content/image-type]\n"},
      {"inline", "<p><img ep:image='0'/></p>",
       with([](Image& i) { i.file = "", i.data = tiny_png(), i.url = "data:..."; }),
       "<p class=\"picture\">" + name + " alt=\"一点\" width=\"1\" height=\"1\"/></p>\n", ""},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      Desk desk;
      Fragment& fragment = desk.fragment(one.body);
      fragment.images = {one.image};
      fragment.links.resize(1);
      fragment.links[0].url = "https://l.example/";
      std::string markup = desk.write(fragment).pieces[0].markup;
      if (const auto at = markup.find("images/"); at != markup.npos) markup.replace(at + 7, 12, "KEY");
      BOOST_TEST(markup == one.expected);
      BOOST_TEST(desk.problems() == one.problem);
    }
}

BOOST_AUTO_TEST_CASE(words_are_counted) {
  const struct {
    const char* text;
    std::size_t words;
  } kCases[] = {{"", 0},       {"一二三", 3},       {"two words", 2}, {"C++ 与 Node.js", 4}, {"，。、：", 0},
                {"あいう", 3}, {"été à Zürich", 3}, {"一a二b", 4},    {"한국어", 3},         {"“a”", 1}};
  for (const auto& one : kCases) {
    std::string out;
    BOOST_TEST(append_book_text(out, one.text) == one.words, one.text);
    BOOST_TEST(out == one.text);
  }
  std::string out;
  append_book_text(out, "cut \xe4\xb8");
  append_book_text(out, "cut \xc2");
  BOOST_TEST(out ==
             "cut \xe4\xb8"
             "cut \xc2");
}

BOOST_AUTO_TEST_CASE(long_chapters_are_split) {
  Desk desk;
  std::string body;
  std::string paragraph;
  for (int i = 0; i < 1000; ++i) paragraph += "这是一句话。";
  for (int i = 0; i < 30; ++i) {
    const std::string number = std::to_string(i);
    body += "<h2 id='h" + number + "' ep:heading='" + number + "'>第" + number + "</h2><p>" + paragraph +
            "<a ep:link='0'>t</a></p>";
  }
  Fragment& fragment = desk.fragment(body + "<p><ep:ref note='1' nth='1'/></p><ep:note n='1'><p>n</p></ep:note>");
  for (int i = 0; i < 30; ++i) fragment.headings.push_back({2, "h" + std::to_string(i), "第" + std::to_string(i)});
  fragment.links.resize(1);
  fragment.links[0].is_local = true;
  fragment.links[0].fragment = "h20";
  const ChapterText text = desk.write(fragment);
  BOOST_REQUIRE(text.pieces.size() == 3U);
  BOOST_TEST(text.pieces[1].stem == "post-0123456789ab_2");
  for (const ChapterPiece& piece : text.pieces) {
    BOOST_TEST(piece.markup.size() < kSplitSize + 1000);
    BOOST_TEST(piece.markup.substr(0, 4) == "<h2 ");
  }
  BOOST_TEST(text.pieces[0].markup.find("<a href=\"post-0123456789ab_2.xhtml#post-0123456789ab_h21\">") !=
             std::string::npos);
  BOOST_TEST(text.pieces[1].markup.find("<a href=\"#post-0123456789ab_h21\">") != std::string::npos);
  BOOST_TEST(text.headings[20].href == "post-0123456789ab_2.xhtml#post-0123456789ab_h21");
  BOOST_TEST(*anchor_of(text, "h29") == "post-0123456789ab_3.xhtml#post-0123456789ab_h30");
}

BOOST_AUTO_TEST_CASE(folds_are_open) {
  BOOST_TEST(
      Desk().markup(
          "<details><summary>看 <em>a</em></summary><p>b</p></details><details class=\"x\"><p>c</p></details>") ==
      "<section class=\"details\"><p class=\"summary\"><strong>看 <em>a</em></strong></p><p>b</p></section>\n"
      "<section class=\"x\"><p>c</p></section>\n");
}

BOOST_AUTO_TEST_CASE(paragraphs_in_another_language) {
  const std::string english =
                        "It was late when the ferry came in, and nobody on the pier had thought of a <em>lamp</em>.",
                    chinese = "渡船到的时候天已经黑了，码头上没有一个人想到要带灯来，大家只好站着说话。",
                    japanese = "渡し船が着いたときにはもう日が暮れていて、桟橋にいた人は誰も灯りを持っていなかった。",
                    russian = "Было уже поздно, когда пришёл паром, и никто на пристани не подумал о том, что нужно.",
                    french = "Il était tard quand le bac est arrivé, et personne sur le quai n'avait pris une lampe.";
  const struct {
    const char* page;
    std::string text;
    const char* language;
  } kCases[] = {
      {"zh-CN", english, "en"},
      {"zh-CN", russian, "ru"},
      {"zh-CN", french, "fr"},
      {"zh-CN", japanese, "ja"},
      {"zh-CN", chinese, ""},
      {"zh-CN", chinese + english, ""},
      {"zh-CN", "OK, that is it.", ""},
      {"zh-CN", "<code>if it is in the list of all that is to be done, then do it at once or not</code>", ""},
      {"ja", japanese, ""},
      {"ja", chinese, "zh-CN"},
      {"ja", english, "en"},
      {"ko", english, "en"},
      {"ru", english, "en"},
      {"en", chinese, "zh-CN"},
      {"en", russian, "ru"},
      {"en", english, ""},
      {"en", french, ""},
      {"en", "The word 渡船 means a ferry, and 码头 is the pier where it comes in at the end of the day.", ""},
  };
  for (const auto& one : kCases) {
    Desk desk;
    desk.test.site.language = one.page;
    const std::string marks =
        *one.language ? " lang=\"" + std::string(one.language) + "\" xml:lang=\"" + one.language + "\"" : "";
    const std::string made = desk.markup("<p>" + one.text + "</p>");
    BOOST_TEST(made.find("<p" + marks + ">") != std::string::npos, one.page << ": " << made);
  }
  Desk desk;
  BOOST_TEST(desk.markup("<p lang=\"de\">" + english + "</p>").find("<p lang=\"de\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(lines_as_paragraphs) {
  const struct {
    const char *name, *body, *off, *on;
  } kCases[] = {
      {"lines", "<p>第一行。<br/>\n　　第二行。</p>", "<p>第一行。<br/>\n　　第二行。</p>\n",
       "<p>第一行。</p>\n<p>第二行。</p>\n"},
      {"empty lines", "<p>甲。<br/><br/>\n乙。<br/></p>", "<p>甲。<br/><br/>\n乙。<br/></p>\n",
       "<p>甲。</p>\n<p>乙。</p>\n"},
      {"inner elements", "<p>甲<em>乙</em>。<br/><b>丙</b>。</p>", "<p>甲<em>乙</em>。<br/><b>丙</b>。</p>\n",
       "<p>甲<em>乙</em>。</p>\n<p><b>丙</b>。</p>\n"},
      {"verses", "<p class=\"poem\">甲<br/>乙</p>", "<p class=\"poem\">甲<br/>乙</p>\n",
       "<p class=\"poem\">甲<br/>乙</p>\n"},
      {"a cell", "<table><tr><td>甲<br/>乙</td></tr></table>", "", ""},
      {"one line", "<p>甲。</p>", "<p>甲。</p>\n", "<p>甲。</p>\n"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      Desk off, on;
      on.test.config.book->line_paragraphs = true;
      const std::string without = off.markup(one.body), with = on.markup(one.body);
      BOOST_TEST(without == (*one.off ? std::string(one.off) : with));
      if (*one.on) BOOST_TEST(with == one.on);
    }
}

BOOST_AUTO_TEST_SUITE_END()
