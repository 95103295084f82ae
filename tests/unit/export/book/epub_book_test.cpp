#include "epub_support.h"

#include "config/sections/book.h"
#include "export/book/picture/png.h"
#include "export/book/plan/book.h"
#include "folders.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <random>
#include <set>

using namespace epub_support;

namespace {

/// A site with a bit of everything.
TestSite everything() {
  TestSite test;
  test.config.book->part_notes["生活感悟"] = "这一部分写日常。";
  Post& first = test.add("loss.md", "那些悄然来袭的失落感：温柔地接纳，勇敢地前行", R"(
<h3 id="第一节" ep:heading="0">第一节</h3>
<p>正文<ep:ref note="1" nth="1"/><ep:ref note="2" nth="1"/>，<em>重点</em>与<strong>强调</strong>，<a href="x" ep:link="0">另一篇</a>、<a href="y" ep:link="1">外面</a>、<a href="z" ep:link="2">本页</a>。零宽​空格。</p>
<h4 id="小节" ep:heading="1">小节 &amp; 更多</h4>
<p><img src="a.png" ep:image="0"/></p>
<ul><li><ep:task done="true"/>做完</li><li><ep:task done="false"/>没做</li></ul>
<h3 id="第二节" ep:heading="2">第二节</h3>
<p>远处的图：<img src="b.png" ep:image="1"/></p>
<pre><code class="language-c++">int a = 1 &lt; 2;</code></pre>
<table><thead><tr><th></th><th style="text-align:right">数</th></tr></thead><tbody><tr><td>一</td><td style="text-align:right">1</td></tr></tbody></table>
<p><ruby>漢<rt>hàn</rt></ruby></p>
<blockquote><p>引文，又见<ep:ref note="1" nth="2"/>。</p></blockquote>
<p><img src="c.svg" ep:image="2"/></p>
<ep:note n="1"><p>注释一。</p></ep:note><ep:note n="2"><p>注释二。</p></ep:note>)");
  first.abbrlink = "5e7f3b2a";
  first.date = Timestamp{1'761'776'287, 28'800};
  first.updated = Timestamp{1'761'976'287, 28'800};
  first.categories = {{"生活感悟", "心灵成长"}, {"情感生活"}};
  first.tags = {"成长", "失落"};
  first.description = "一段描述 <b>不是标签</b>。";
  first.toc = true;
  first.toc_number = true;
  Fragment& fragment = *test.fragments[0];
  fragment.headings = {{3, "第一节", "第一节"}, {4, "小节", "小节 & 更多"}, {3, "第二节", "第二节"}};
  fragment.links.resize(3);
  fragment.links[0].post = 1;
  fragment.links[0].fragment = "heading";
  fragment.links[1].url = "https://example.com/?a=1&b=2";
  fragment.links[2].is_local = true;
  fragment.links[2].fragment = "第二节";
  fragment.images.resize(3);
  fragment.images[0].file = "/site/a.png";
  fragment.images[0].url = "https://example.org/a.png";
  fragment.images[0].alt = "一点";
  fragment.images[0].title = "图一";
  fragment.images[1].url = "https://elsewhere.example/b.png";
  fragment.images[1].alt = "远图";
  fragment.images[1].line = 12;
  fragment.images[2].data =
      "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10' onload='x()'><script>1</script><rect width='20' "
      "height='10'/></svg>";
  fragment.images[2].alt = "方块";
  fragment.notes = 2;
  test.assets["/site/a.png"] = tiny_png();

  Post& second = test.add("hello.md", "Hello & Goodbye",
                          R"(<h2 id="heading" ep:heading="0">Heading</h2><p>Some <em>text</em>.</p>)");
  second.language = "en";
  second.date = Timestamp{1'700'000'000, 0};
  second.categories = {{"生活感悟"}};
  second.tags = {"成长"};
  test.fragments[1]->headings = {{2, "heading", "Heading"}};

  Post& third = test.add("plain.md", "无日期无分类", "<p>短。</p>");
  third.tags = {"失落", "成长"};
  test.finish();
  return test;
}

/// The menu as lines: two spaces a level, label, target.
std::string menu_of(const std::string& ncx) {
  pugi::xml_document document;
  document.load_string(ncx.c_str());
  std::string text;
  const auto walk = [&](const auto& self, const pugi::xml_node& parent, int depth) -> void {
    for (const pugi::xml_node& point : parent.children("navPoint")) {
      text += std::string(2 * depth, ' ') + point.child("navLabel").child_value("text") + " " +
              point.child("content").attribute("src").value() + "\n";
      self(self, point, depth + 1);
    }
  };
  walk(walk, document.document_element().child("navMap"), 0);
  return text;
}

const char kPartPage[] =
    R"xml(<section epub:type="part" role="doc-part" id="part-87be55fae282" aria-labelledby="part-87be55fae282_t">
<header>
<h1 id="part-87be55fae282_t">生活感悟</h1>
<p class="meta">2 篇·2023年11月至2025年10月</p>
</header>
<div class="note">
<p>这一部分写日常。</p>
</div>
<nav class="part-toc" aria-label="本部分目录">
<ol>
<li><time datetime="2023-11-14">2023年11月14日</time> <a href="post-f9daf5f32a52.xhtml" lang="en" xml:lang="en">Hello &amp; Goodbye</a></li>
<li class="part"><a href="part-fb9b38622ee5.xhtml">心灵成长</a> <span class="count">1 篇</span>
<ol>
<li><time datetime="2025-10-30">2025年10月30日</time> <a href="post-5e7f3b2a.xhtml">那些悄然来袭的失落感：温柔地接纳，勇敢地前行</a>
<p class="description">一段描述 &lt;b&gt;不是标签&lt;/b&gt;。</p></li>
</ol>
</li>
</ol>
</nav>
<footer>
<nav class="turn" aria-label="相邻部分">
<p><a href="../nav.xhtml">目录</a>·<a href="part-fb9b38622ee5.xhtml">心灵成长</a> ›</p>
</nav>
</footer>
</section>
)xml";

const char kHeader[] =
    R"xml(<section epub:type="chapter" role="doc-chapter" id="post-5e7f3b2a" aria-labelledby="post-5e7f3b2a_t">
<header>
<h1 id="post-5e7f3b2a_t">那些悄然来袭的失落感：温柔地接纳，勇敢地前行</h1>
<p class="meta"><time datetime="2025-10-30T06:18:07+08:00">2025年10月30日</time>·<a href="part-fb9b38622ee5.xhtml">心灵成长</a></p>
<p class="description">一段描述 &lt;b&gt;不是标签&lt;/b&gt;。</p>
</header>
<nav class="post-toc" aria-label="本文目录">
<ol>
<li><a href="#post-5e7f3b2a_h1">1NBSP第一节</a><ol>
<li><a href="#post-5e7f3b2a_h2">1.1NBSP小节 &amp; 更多</a></li></ol></li>
<li><a href="#post-5e7f3b2a_h3">2NBSP第二节</a></li>
</ol>
</nav>
)xml";

const char kFooter[] = R"xml(<footer>
<p class="tags">标签：<a href="tags.xhtml#tags_16cc0bf3dd25">成长</a>·<a href="tags.xhtml#tags_9a84a70754df">失落</a></p>
<p class="source">原文：<a href="https://example.org/loss/">https://example.org/loss/</a></p>
<p class="updated">更新于 <time datetime="2025-11-01T13:51:27+08:00">2025年11月1日</time></p>
<nav class="related" aria-label="相关文章">
<p>相关文章</p>
<ul>
<li><a href="post-6febcae8196f.xhtml">无日期无分类</a></li>
<li><a href="post-f9daf5f32a52.xhtml" lang="en" xml:lang="en">Hello &amp; Goodbye</a></li>
</ul>
</nav>
</footer>
)xml";

const char kMenu[] = R"(生活感悟 text/part-87be55fae282.xhtml
  Hello & Goodbye text/post-f9daf5f32a52.xhtml
  心灵成长 text/part-fb9b38622ee5.xhtml
    那些悄然来袭的失落感：温柔地接纳，勇敢地前行 text/post-5e7f3b2a.xhtml
      1NBSP第一节 text/post-5e7f3b2a.xhtml#post-5e7f3b2a_h1
        1.1NBSP小节 & 更多 text/post-5e7f3b2a.xhtml#post-5e7f3b2a_h2
      2NBSP第二节 text/post-5e7f3b2a.xhtml#post-5e7f3b2a_h3
情感生活 text/part-a843c6e19500.xhtml
未分类 text/part-uncategorised.xhtml
  无日期无分类 text/post-6febcae8196f.xhtml
标签索引 text/tags.xhtml
按时间排列 text/chronology.xhtml
关于本书 text/colophon.xhtml
)";

/// The no-break space of a raw string, where nobody can see it.
std::string spaced(std::string text) {
  for (std::size_t at; (at = text.find("NBSP")) != text.npos;) text.replace(at, 4, "\u00a0");
  return text;
}

struct Made {
  std::string problems;
  std::map<std::string, std::string> files;
  std::string bytes;
};

Made make(TestSite& test) {
  const TemporaryFolder folder;
  const fs::path file = folder.path / "book.epub";
  Made made;
  made.problems = test.make(file);
  made.files = unzip(file);
  made.bytes = read_file(file).bytes.value_or("");
  return made;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_book)

BOOST_AUTO_TEST_CASE(a_book_with_everything) {
  TestSite test = everything();
  Made made = make(test);
  BOOST_TEST(made.problems ==
             "posts/loss.md:12: picture 'https://elsewhere.example/b.png' is remote, a link takes its place "
             "[content/remote-image]\n");
  const auto has = [&](const std::string& file, const std::string& text) {
    BOOST_TEST(made.files[file].find(text) != std::string::npos, file << " lacks\n"
                                                                      << text << "\nit is\n"
                                                                      << made.files[file]);
  };
  has("EPUB/text/post-5e7f3b2a.xhtml", spaced(kHeader));
  has("EPUB/text/post-5e7f3b2a.xhtml", kFooter);
  std::string& part = made.files["EPUB/text/part-87be55fae282.xhtml"];
  const std::size_t ornament = part.find("<div class=\"ornament\">"), end = part.find("</div>\n", ornament);
  BOOST_REQUIRE(end != std::string::npos);
  part.erase(ornament, end + 7 - ornament);
  has("EPUB/text/part-87be55fae282.xhtml", kPartPage);
  has("EPUB/text/part-a843c6e19500.xhtml", "<p>另见</p>\n<ul>\n<li><a href=\"post-5e7f3b2a.xhtml\">");
  has("EPUB/text/post-f9daf5f32a52.xhtml",
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
      "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"en\" xml:lang=\"en\">");
  has("EPUB/text/post-f9daf5f32a52.xhtml", "<footer lang=\"zh-CN\" xml:lang=\"zh-CN\">");
  has("EPUB/text/post-5e7f3b2a.xhtml", "<a href=\"post-f9daf5f32a52.xhtml#post-f9daf5f32a52_h1\">另一篇</a>");
  BOOST_TEST(menu_of(made.files["EPUB/toc.ncx"]) == spaced(kMenu));
  has("EPUB/toc.ncx", "<meta name=\"dtb:depth\" content=\"5\" />");
  has("EPUB/package.opf",
      "<dc:identifier id=\"book-id\">urn:uuid:ac3bfaaa-2938-5645-89c1-45459a1bdfe2</dc:identifier>");
  has("EPUB/package.opf", "<meta property=\"dcterms:modified\">2025-10-29T22:18:07Z</meta>");
  has("EPUB/package.opf", "<dc:date>2025-10-30T06:18:07+08:00</dc:date>");
  has("EPUB/package.opf",
      "<meta property=\"schema:accessibilitySummary\">本书以文字为主，含多级目录。图片均有文字说明。</meta>");
}

/// What the book adds is in its own language and marked so on a page in another one; titles are in their posts'.
BOOST_AUTO_TEST_CASE(languages) {
  TestSite test = everything();
  Post& post = test.site.posts[1];
  post.toc = true;
  post.updated = Timestamp{1'700'500'000, 0};
  test.set_body(
      1,
      R"(<h2 id="a" ep:heading="0">A</h2><ul><li><ep:task done="true"/>x</li></ul><h2 id="b" ep:heading="1">B</h2>)");
  test.fragments[1]->headings = {{2, "a", "A"}, {2, "b", "B"}};
  Made made = make(test);
  const struct {
    const char* file;
    const char* text;
  } kCases[] = {
      {"EPUB/text/post-f9daf5f32a52.xhtml",
       "<p class=\"meta\" lang=\"zh-CN\" xml:lang=\"zh-CN\"><time "
       "datetime=\"2023-11-14T22:13:20+00:00\">2023年11月14日</time>"},
      {"EPUB/text/post-f9daf5f32a52.xhtml",
       "<nav class=\"post-toc\" lang=\"zh-CN\" xml:lang=\"zh-CN\" aria-label=\"本文目录\">\n"
       "<ol lang=\"en\" xml:lang=\"en\">\n<li><a href="},
      {"EPUB/text/post-f9daf5f32a52.xhtml",
       "<span role=\"img\" aria-label=\"已完成\" lang=\"zh-CN\" xml:lang=\"zh-CN\">☑</span>"},
      {"EPUB/text/post-f9daf5f32a52.xhtml",
       "<p class=\"updated\">更新于 <time datetime=\"2023-11-20T17:06:40+00:00\">2023年11月20日</time></p>"},
      {"EPUB/nav.xhtml",
       "<a href=\"text/post-f9daf5f32a52.xhtml\" lang=\"en\" xml:lang=\"en\">Hello &amp; Goodbye</a>"},
      {"EPUB/nav.xhtml",
       "<a href=\"text/post-f9daf5f32a52.xhtml#post-f9daf5f32a52_h1\" lang=\"en\" xml:lang=\"en\">A</a>"},
      {"EPUB/text/tags.xhtml",
       "<a href=\"post-f9daf5f32a52.xhtml\" lang=\"en\" xml:lang=\"en\">Hello &amp; Goodbye</a>"},
      {"EPUB/text/chronology.xhtml",
       "<a href=\"post-f9daf5f32a52.xhtml\" lang=\"en\" xml:lang=\"en\">Hello &amp; Goodbye</a>"},
      {"EPUB/text/post-5e7f3b2a.xhtml", "<nav class=\"post-toc\" aria-label=\"本文目录\">\n<ol>\n"},
  };
  for (const auto& [file, text] : kCases)
    BOOST_TEST(made.files[file].find(text) != std::string::npos, file << " lacks\n"
                                                                      << text << "\nit is\n"
                                                                      << made.files[file]);
}

BOOST_AUTO_TEST_CASE(checkers_find_nothing) {
  const std::string jar = "/usr/share/java/epubcheck.jar",
                    extra = std::filesystem::path(essaypack::kShared) / "check/epub/extra.py";
  const TemporaryFolder folder;
  const std::string file = (folder.path / "book.epub").string();
  TestSite test = everything();
  test.make(file);
  if (is_file(extra))
    BOOST_TEST(std::system(("python3 '" + extra + "' '" + file + "' >/dev/null").c_str()) == 0);
  else
    BOOST_TEST_MESSAGE("skipped: no " << extra);
  if (is_file(jar))
    BOOST_TEST(std::system(("java -jar " + jar + " -w '" + file + "' >/dev/null 2>&1").c_str()) == 0);
  else
    BOOST_TEST_MESSAGE("skipped: no " << jar);
}

BOOST_AUTO_TEST_CASE(same_bytes_with_any_number_of_jobs) {
  TestSite test = everything();
  for (int i = 0; i < 60; ++i) {
    Post& post = test.add("p" + std::to_string(i) + ".md", "第" + std::to_string(i) + "篇", "<p>正文</p>");
    post.tags = {"t" + std::to_string(i % 5)};
    post.categories = {{"c" + std::to_string(i % 4), "d" + std::to_string(i % 3)}};
    test.add_tag(post.tags[0], test.site.posts.size() - 1);
    test.add_category(post.categories[0]);
  }
  const std::string one = make(test).bytes;
  test.jobs = 8;
  BOOST_TEST(!one.empty());
  BOOST_TEST((make(test).bytes == one));
}

BOOST_AUTO_TEST_CASE(no_posts_no_book) {
  TestSite test;
  const Made made = make(test);
  BOOST_TEST(made.problems == ":0: no post may be published, so there is no book [book/empty]\n");
  BOOST_TEST(made.bytes.empty());
}

BOOST_AUTO_TEST_CASE(a_post_that_fails) {
  TestSite test = everything();
  test.fragments.erase(1);
  BOOST_TEST(make(test).bytes.empty());
  test.config.keep_going = true;
  Made made = make(test);
  for (const auto& [name, bytes] : made.files) {
    BOOST_TEST(name.find("f9daf5f32a52") == std::string::npos, name);
    if (name.find(".xhtml") != name.npos || name.find(".opf") != name.npos || name.find(".ncx") != name.npos)
      BOOST_TEST(bytes.find("Goodbye") == std::string::npos, name);
  }
  BOOST_TEST(made.files.count("EPUB/text/post-5e7f3b2a.xhtml") == 1U);
  test.fragments.clear();
  made = make(test);
  BOOST_TEST(made.bytes.empty());
  BOOST_TEST(made.problems.find("[book/empty]") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_categories_no_parts) {
  TestSite test;
  for (const char* name : {"b.md", "a.md", "c.md"}) test.add(name, name, "<p>t</p>").abbrlink = std::string(1, name[0]);
  test.site.posts[2].date = Timestamp{1, 0};
  test.finish();
  Made made = make(test);
  BOOST_TEST(menu_of(made.files["EPUB/toc.ncx"]) ==
             "c.md text/post-c.xhtml\na.md text/post-a.xhtml\nb.md text/post-b.xhtml\n关于本书 text/colophon.xhtml\n");
  BOOST_TEST(made.files["EPUB/text/post-a.xhtml"].find("<p>上一篇：<a href=\"post-c.xhtml\">c.md</a></p>\n"
                                                       "<p>下一篇：<a href=\"post-b.xhtml\">b.md</a></p>") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(deep_categories_fold) {
  TestSite test;
  test.config.book->category_depth = 2;
  test.config.book->colophon = false;
  Post& post = test.add("a.md", "A", "<p>t</p>");
  post.abbrlink = "a";
  post.categories = {{"x", "y", "z", "w"}};
  test.finish();
  Made made = make(test);
  BOOST_TEST(made.problems == "posts/a.md:0: a category has 4 levels, the book shows 2 [book/deep-category]\n");
  std::string menu = menu_of(made.files["EPUB/toc.ncx"]);
  BOOST_TEST(std::count(menu.begin(), menu.end(), '\n') == 3);
}

BOOST_AUTO_TEST_CASE(orders) {
  TestSite test;
  test.config.book->chronology = test.config.book->colophon = false;
  test.add("1.md", "B", "<p>t</p>").categories = {{"甲"}};
  test.add("2.md", "A", "<p>t</p>").categories = {{"乙"}};
  test.add("3.md", "C", "<p>t</p>").categories = {{"乙"}};
  for (int i = 0; i < 3; ++i)
    test.site.posts[i].abbrlink = std::string(1, 'a' + i), test.site.posts[i].date = Timestamp{1000 - i, 0};
  test.finish();
  const struct {
    const char* parts;
    const char* posts;
    const char* expected;
  } kCases[] = {{"name", "date", "甲B乙CA"}, {"count", "date-desc", "乙AC甲B"}, {"date", "title", "乙AC甲B"}};
  for (const auto& one : kCases) {
    choose(one.parts, test.config.book->order_parts);
    choose(one.posts, test.config.book->order_posts);
    Made made = make(test);
    std::string labels;
    for (std::size_t at = 0; (at = made.files["EPUB/toc.ncx"].find("<text>", at)) != std::string::npos; ++at)
      labels += between(made.files["EPUB/toc.ncx"].substr(at), "<text>", "</text>");
    BOOST_TEST(labels == "温柔集林夏" + std::string(one.expected));
  }
}

BOOST_AUTO_TEST_CASE(post_keys) {
  const struct {
    const char* name;
    std::vector<std::pair<std::string, std::string>> posts;  ///< File and abbrlink.
    std::vector<std::string> expected;
  } kCases[] = {
      {"hash of the path", {{"loss.md", ""}}, {"post-81a85798f27e"}},
      {"abbrlink", {{"a.md", "5e73"}, {"b.md", "a1b2-c3"}}, {"post-5e73", "post-a1b2-c3"}},
      {"abbrlink of the wrong form", {{"loss.md", "A_b"}}, {"post-81a85798f27e"}},
      {"one abbrlink twice", {{"loss.md", "x"}, {"a.md", "x"}}, {"post-81a85798f27e", "post-fecccc975324"}},
      {"an abbrlink that is another's hash",
       {{"loss.md", ""}, {"a.md", "81a85798f27e"}},
       {"post-SHA", "post-fecccc975324"}},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      TestSite test;
      for (const auto& [file, abbrlink] : one.posts) test.add(file, "t", "").abbrlink = abbrlink;
      std::vector<std::string> stems = make_post_stems(test.site, test.config);
      for (std::string& stem : stems)
        if (stem.size() == 69) stem = "post-SHA";
      BOOST_TEST(stems == one.expected, boost::test_tools::per_element());
    }
}

/// What the book says of itself: the site's words where it has the site's title.
BOOST_AUTO_TEST_CASE(subtitle_and_description) {
  const struct {
    const char* name;
    std::function<void(TestSite&)> change;
    const char *subtitle, *description;
  } kCases[] = {
      {"the site's", [](TestSite&) {}, "山中", "写日常"},
      {"its own", [](TestSite& t) { t.config.book->subtitle = t.config.book->description = "选"; }, "选", "选"},
      {"under a title of its own", [](TestSite& t) { t.config.book->title = "选集"; }, "", ""},
      {"of a selection", [](TestSite& t) { t.config.book->is_selection = true; }, "", ""},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      TestSite test;
      test.site.subtitle = "山中";
      test.site.description = "写日常";
      test.add("a.md", "t", "<p>x</p>");
      one.change(test);
      test.finish();
      const Made made = make(test);
      const std::string& page = made.files.at("EPUB/text/titlepage.xhtml");
      const auto line = [&](const std::string& name, const std::string& text) {
        return page.find("<p class=\"" + name + "\">" + text + "</p>") != std::string::npos;
      };
      BOOST_TEST(line("subtitle", one.subtitle) == (*one.subtitle != '\0'));
      const bool is_shown = *one.description != '\0' && std::string(one.description) != one.subtitle;
      BOOST_TEST(line("description", one.description) == is_shown);
      const std::string expected = *one.description ? one.description : "";
      BOOST_TEST((made.files.at("EPUB/package.opf").find("<dc:description>" + expected) != std::string::npos));
    }
}

/// Calibre takes the last language for that of the book.
BOOST_AUTO_TEST_CASE(languages_of_a_fifth_of_the_posts) {
  for (const int others : {1, 2, 3}) {
    TestSite test;
    for (int i = 0; i < 10; ++i)
      test.add(std::to_string(i) + ".md", "t", "<p>x</p>").language = i < others ? "en" : "zh-CN";
    test.finish();
    const bool is_named =
        make(test).files.at("EPUB/package.opf").find("<dc:language>en</dc:language>") != std::string::npos;
    BOOST_TEST(is_named == (others >= 2));
  }
}

/// Readers' marks and notes hang on the names of files: a post that is added leaves those of the others alone, be it a
/// translation, one of the same name in another folder, or one before all others.
BOOST_AUTO_TEST_CASE(additions_rename_no_chapter) {
  TestSite test;
  test.config.post_folders = {"content/en", "content/fr", "notes"};
  std::minstd_rand random(20'240'913);
  const auto pick = [&](std::initializer_list<const char*> words) {
    return std::string(words.begin()[random() % words.size()]);
  };
  std::map<std::string, std::string> names;  // by source
  while (names.size() < 200) {
    const std::string folder = pick({"content/en/", "content/fr/", "notes/", "elsewhere/_posts/"});
    const std::string stem = pick({"", "a/", "b/", "a/b/"}) + pick({"index", "trip", "loss", "雨"}) + pick({"", "-2"});
    const std::string source = folder + stem + pick({"", ".fr", ".zh-tw"}) + pick({".md", ".html"});
    if (names.count(source) > 0) continue;
    Post post;
    post.source = source;
    post.stem_path = stem;  // kinds that know languages take their marks away
    const auto place = static_cast<std::ptrdiff_t>(random() % (test.site.posts.size() + 1));
    test.site.posts.insert(test.site.posts.begin() + place, post);
    const std::vector<std::string> stems = make_post_stems(test.site, test.config);
    BOOST_REQUIRE(std::set<std::string>(stems.begin(), stems.end()).size() == stems.size());
    for (std::size_t i = 0; i < stems.size(); ++i) {
      const std::string& known = names.emplace(test.site.posts[i].source, stems[i]).first->second;
      BOOST_REQUIRE_MESSAGE(known == stems[i], std::string(test.site.posts[i].source) + " became " + stems[i]);
    }
  }
}

BOOST_AUTO_TEST_CASE(identity) {
  TestSite test;
  test.config.book->id = "all";
  BOOST_TEST(make_identifier(test.site, *test.config.book) == "urn:uuid:e110f998-5fad-55a0-a43e-32cd8dbe2283");
  test.config.book->identifier = "urn:isbn:1";
  BOOST_TEST(make_identifier(test.site, *test.config.book) == "urn:isbn:1");
  test.site.url.clear();
  test.config.book->identifier.clear();
  test.add("a.md", "A", "<p>t</p>");
  BOOST_TEST(make(test).problems.find("[book/no-identifier]") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(covers) {
  TestSite test;
  test.add("a.md", "A", "<p>t</p>").date = Timestamp{1, 0};
  std::vector<std::uint32_t> pixels(800 * 1000, 0x336699);
  test.assets["/site/good.png"] = encode_png(pixels.data(), 800, 1000, 800);
  test.assets["/site/small.png"] = tiny_png();
  test.assets["/site/text.png"] = "text";
  const struct {
    const char* image;
    const char* problem;
  } kCases[] = {
      {"good.png", ""},
      {"small.png", ":0: cover 'small.png' is smaller than 600×800 pixels [book/bad-cover]\n"},
      {"text.png", ":0: cover 'text.png' is no JPEG or PNG [book/bad-cover]\n"},
      {"gone.png", ":0: cover 'gone.png' can't be read [book/bad-cover]\n"},
  };
  for (const auto& one : kCases) {
    test.config.book->cover_image = one.image;
    Made made = make(test);
    BOOST_TEST(made.problems == one.problem);
    BOOST_TEST((made.files["EPUB/images/cover.png"] == test.assets["/site/good.png"]) == (*one.problem == '\0'));
  }
}

BOOST_AUTO_TEST_CASE(no_tofu_on_the_cover) {
  TestSite test;
  test.site.title = "\U000E0080\U0010FFFD";
  test.add("a.md", "A", "<p>t</p>").date = Timestamp{1, 0};
  Made made = make(test);
  BOOST_TEST(made.problems.find("U+E0080") != std::string::npos, made.problems);
  BOOST_TEST(made.files.count("EPUB/text/cover.xhtml") == 0U);
  BOOST_TEST(made.files["EPUB/package.opf"].find("<itemref idref=\"titlepage\" />") != std::string::npos);
  BOOST_TEST(made.files["EPUB/package.opf"].find("cover") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(directions) {
  const struct {
    const char *book, *post;
    const char *package, *spine, *nav, *page, *meta, *code, *links, *css;
  } kCases[] = {
      {"zh-CN", "", "", "", "", "", "", "<pre>", "", "padding-left: 2em; }\nli"},
      {"zh-CN", "ar", "", "", "", " dir=\"rtl\"", " dir=\"ltr\"", "<pre dir=\"ltr\">", " dir=\"rtl\"",
       "html[dir=\"rtl\"] ul, html[dir=\"rtl\"] ol { padding-left: 0; padding-right: 2em; }"},
      {"he", "", " dir=\"rtl\"", " page-progression-direction=\"rtl\"", " dir=\"rtl\"", " dir=\"rtl\"", "",
       "<pre dir=\"ltr\">", "", "padding-right: 2em; }\nli"},
      {"fa", "en", " dir=\"rtl\"", " page-progression-direction=\"rtl\"", " dir=\"rtl\"", " dir=\"ltr\"",
       " dir=\"rtl\"", "<pre>", " dir=\"ltr\"",
       "html[dir=\"ltr\"] ul, html[dir=\"ltr\"] ol { padding-right: 0; padding-left: 2em; }"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.book << " " << one.post) {
      TestSite test;
      test.site.language = one.book;
      for (const char* file : {"a.md", "b.md"}) {
        Post& post = test.add(file, "A", "<p>t</p><pre>c</pre>");
        post.language = one.post;
        post.date = Timestamp{1'700'000'000, 0};
        post.tags = {"t"};
      }
      test.finish();
      const TemporaryFolder folder;
      test.make(folder.path / "b.epub");
      auto files = unzip(folder.path / "b.epub");
      std::string page;
      for (const auto& [name, text] : files)
        if (name.find("text/post-") != std::string::npos) page = text;
      const std::string book(one.book), language = *one.post ? one.post : book;
      const auto marks = [](const std::string& tag) { return " lang=\"" + tag + "\" xml:lang=\"" + tag + "\""; };
      BOOST_TEST(between(files["EPUB/package.opf"], "xml:lang=\"" + book + "\"", ">") == one.package);
      BOOST_TEST(between(files["EPUB/package.opf"], "<spine toc=\"ncx\"", ">") == one.spine);
      BOOST_TEST(between(files["EPUB/nav.xhtml"], "/ops\"" + marks(book), ">") == one.nav);
      BOOST_TEST(between(files["EPUB/text/colophon.xhtml"], "/ops\"" + marks(book), ">") == one.nav);
      BOOST_TEST(between(page, "/ops\"" + marks(language), ">") == one.page);
      if (*one.post) BOOST_TEST(between(page, "<footer" + marks(book), ">") == one.meta);
      if (*one.post) BOOST_TEST(between(files["EPUB/text/tags.xhtml"], ".xhtml\"" + marks(language), ">") == one.links);
      BOOST_TEST(page.find(one.code) != std::string::npos);
      BOOST_TEST(files["EPUB/css/book.css"].find(one.css) != std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()
