#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(headings)

BOOST_AUTO_TEST_CASE(ids) {
  const struct {
    const char* name;
    const char* body;
    const char* headings;  ///< `level id text|`
  } kCases[] = {
      {"case is kept", "# Hello World", "1 Hello-World Hello World|"},
      {"repeated", "## a\n\n## a\n\n### a", "2 a a|2 a-1 a|3 a-2 a|"},
      {"markup is text", "## `code` **b** <i>i</i> [l](https://e.org/)", "2 code-b-i-l code b i l|"},
      {"symbols", "### C++ & C#", "3 C-C C++ & C#|"},
      {"Chinese", "## 标题：一", "2 标题：一 标题：一|"},
      {"own id", "## 题 {#part-1}\n\n## part-1", "2 part-1 题|2 part-1 part-1|"},
      {"id in HTML", "<h2 id=\"x\">y</h2>", "2 x y|"},
      {"no space", "##第七章\n\n###input\n\n#标题\n\n#######七\n\n    ##code", "2 第七章 第七章|3 input input|"},
      {"image", "## ![图](https://e.org/a.png) 题", "2 图-题 图 题|"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    std::string got;
    const auto fragment = site.render(row.body);
    for (const Heading& heading : fragment->headings)
      got += std::to_string(heading.level) + " " + heading.id + " " + heading.text + "|";
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(got == row.headings);
  }
}

BOOST_AUTO_TEST_CASE(ids_of_terms) {
  const char* body = "## a\n\na\n: b\n\na\n: c\n\n## a";
  for (const bool has_ids : {false, true}) {
    ContentSite site;
    site.config.markdown.descriptions.term_ids = has_ids;
    const std::string first = has_ids ? "<dt id=\"a-1\">" : "<dt>", second = has_ids ? "<dt id=\"a-2\">" : "<dt>";
    BOOST_TEST(site.html(body) == "<h2 id=\"a\" ep:heading=\"0\">a</h2><dl>" + first + "a</dt><dd>b</dd>" + second +
                                      "a</dt><dd>c</dd></dl><h2 id=\"" + (has_ids ? "a-3" : "a-1") +
                                      "\" ep:heading=\"1\">a</h2>");
  }
}

BOOST_AUTO_TEST_CASE(attributes) {
  const struct {
    const char* name;
    const SiteKind* type;
    const char* body;
    const char* headings;  ///< `id text|`
  } kCases[] = {
      {"id and class", &hugo_kind(), "## B {#idtwo .cls}\n\n[b](#idtwo)", "idtwo B|"},
      {"class alone", &hugo_kind(), "## C {.cls}\n\n## D {.a .b}", "c C|d D|"},
      {"values", &hugo_kind(), "## A {#x data-a=\"y z\" b=1 .c}\n\n## B {id='y' key=\"“q”\"}", "x A|y B|"},
      {"underlined", &hugo_kind(), "A {.c #x}\n---", "x A|"},
      {"behind markup", &hugo_kind(), "## `a` {#x .c}\n\n## **b**{.c}", "x a|b b|"},
      {"Chinese", &hugo_kind(), "## 题 {#节一 .大}", "节一 题|"},
      {"kramdown", &jekyll_kind(), "## B {#b .cls}\n\n## C\n{: #c .d}", "b B|c C|"},
      {"plain", &plain_kind(), "## B {: #b .cls}\n\n## C {.cls}", "b B|C C|"},
      {"Hexo takes an id", &hexo_kind(), "## B {#b}\n\n## C {.cls}", "b B|C-cls C {.cls}|"},
      {"text in braces", &hugo_kind(),
       "## a {b}\n\n## {a, b}\n\n## {.}\n\n## {}\n\n## f {x = 1}\n\n## {#a}b}\n\n## g {.c} h",
       "a-b a {b}|a-b-1 {a, b}| {.}|-1 {}|f-x--1 f {x = 1}|ab {#a}b}|g-c-h g {.c} h|"},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.config.kind = row.type;
    std::string got;
    const auto fragment = site.render(row.body);
    for (const Heading& heading : fragment->headings) got += heading.id + " " + heading.text + "|";
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(got == row.headings);
    BOOST_TEST_CONTEXT(row.name) BOOST_TEST(site.problems() == "");
  }
}

BOOST_AUTO_TEST_CASE(generators) {
  const struct {
    const SiteKind* type;
    const char* id;
  } kCases[] = {{&hexo_kind(), "2-C-the-Next-题：一"},
                {&jekyll_kind(), "c--the-next-题一"},
                {&hugo_kind(), "2-c--the-next-题一"}};
  for (const auto& row : kCases) {
    ContentSite site;
    site.config.kind = row.type;
    const auto fragment = site.render("## 2 C++ & the Next 题：一");
    BOOST_TEST_CONTEXT(row.type->name) BOOST_TEST(fragment->headings[0].id == row.id);
  }
}

BOOST_AUTO_TEST_CASE(missing_space) {
  ContentSite site;
  site.site.posts[0].body_line = 3;
  BOOST_TEST(site.html("a\n##题\nb") == "<p>a</p><h2 id=\"题\" ep:heading=\"0\">题</h2><p>b</p>");
  BOOST_TEST(site.problems() == "4:3: no space between '##' and the heading's text [content/bad-heading]\n");
}

BOOST_AUTO_TEST_CASE(title) {
  ContentSite site;
  site.site.posts[0].title_from_body = true;
  BOOST_TEST(site.html("# 题\n\na\n\n# 二") == "<p>a</p><h1 id=\"二\" ep:heading=\"0\">二</h1>");
}

BOOST_AUTO_TEST_CASE(local_links) {
  ContentSite site;
  site.render("## 甲\n\n[a](#甲) [b](#%E7%94%B2) [c](#乙)\n\n<a id=\"x\"></a>[d](#x)");
  BOOST_TEST(site.problems() == "3:29: this post has no heading '#乙' [content/unknown-fragment]\n");
}

BOOST_AUTO_TEST_SUITE_END()
