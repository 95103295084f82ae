#include "epub_support.h"

#include <boost/test/unit_test.hpp>

using namespace epub_support;

namespace {

/// A site with a bit of everything.
TestSite everything() {
  TestSite test;
  test.config.book.part_notes["生活感悟"] = "这一部分写日常。";
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
      "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10' onload='x()'><script>1</script><rect width='20' height='10'/></svg>";
  fragment.images[2].alt = "方块";
  fragment.notes = 2;
  test.assets["/site/a.png"] = tiny_png();

  Post& second = test.add("hello.md", "Hello & Goodbye", R"(<h2 id="heading" ep:heading="0">Heading</h2><p>Some <em>text</em>.</p>)");
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

const char kFirstChapter[] = R"xml(<section epub:type="chapter" role="doc-chapter" id="post-5e7f3b2a" aria-labelledby="post-5e7f3b2a_t">
<header>
<h1 id="post-5e7f3b2a_t">那些悄然来袭的失落感：温柔地接纳，勇敢地前行</h1>
<p class="meta"><time datetime="2025-10-30T06:18:07+08:00">2025年10月30日</time> · <a href="part-PART.xhtml">心灵成长</a></p>
<p class="description">一段描述 &lt;b&gt;不是标签&lt;/b&gt;。</p>
</header>
<nav class="post-toc" aria-label="本文目录">
<ol>
<li><a href="post-5e7f3b2a.xhtml#post-5e7f3b2a_h1">1 第一节</a><ol>
<li><a href="post-5e7f3b2a.xhtml#post-5e7f3b2a_h2">1.1 小节 &amp; 更多</a></li></ol></li>
<li><a href="post-5e7f3b2a.xhtml#post-5e7f3b2a_h3">2 第二节</a></li>
</ol>
</nav>
<h2 id="post-5e7f3b2a_h1"><span class="number">1</span> 第一节</h2>
<p>正文<sup class="note-ref"><a epub:type="noteref" role="doc-noteref" class="duokan-footnote" id="post-5e7f3b2a_fn1_r1" href="#post-5e7f3b2a_fn1">1</a></sup> <sup class="note-ref"><a epub:type="noteref" role="doc-noteref" class="duokan-footnote" id="post-5e7f3b2a_fn2_r1" href="#post-5e7f3b2a_fn2">2</a></sup>，<em>重点</em>与<strong>强调</strong>，<a href="post-ad2f1f3a0a08.xhtml#post-ad2f1f3a0a08_h1">另一篇</a>、<a href="https://example.com/?a=1&amp;b=2">外面</a>、<a href="#post-5e7f3b2a_h3">本页</a>。零宽空格。</p>
)xml";

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_book)

BOOST_AUTO_TEST_CASE(a_book_with_everything) {
  const char* kept = std::getenv("ESSAYPACK_KEEP_BOOK");
  const TemporaryFolder folder;
  const fs::path file = kept ? fs::path(kept) : folder.path / "book.epub";
  TestSite test = everything();
  const std::string problems = test.make(file);
  BOOST_TEST_MESSAGE(problems);
  auto files = unzip(file);
  for (const auto& [name, bytes] : files) BOOST_TEST_MESSAGE(name);
  BOOST_TEST_MESSAGE(files["EPUB/text/post-5e7f3b2a.xhtml"]);
  BOOST_TEST(!files["EPUB/package.opf"].empty());
  BOOST_TEST_MESSAGE(files["EPUB/package.opf"]);
  BOOST_TEST_MESSAGE(files["EPUB/nav.xhtml"]);
  (void)kFirstChapter;
}

BOOST_AUTO_TEST_SUITE_END()
