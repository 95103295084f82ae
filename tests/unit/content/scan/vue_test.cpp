#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(vue)

/// What an element's directives hide is no text; a condition that is not known hides, too.
BOOST_AUTO_TEST_CASE(directives) {
  const struct {
    const char* name;
    const char* body;
    const char* expected;
    const char* problems = "";
  } kCases[] = {
      {"false", "<p v-if=\"false\">SECRET</p>\n\nb", "<p>b</p>"},
      {"true", "<p v-if=\"true\">a</p>", "<p>a</p>"},
      {"a number", "<p v-if=\"0\">SECRET</p><p v-if=\"1\">a</p>", "<p>a</p>"},
      {"nothing", "a <b v-if=\"null\">SECRET</b> <i v-if=\"undefined\">SECRET</i>", "<p>a</p>"},
      {"compared", "a <b v-if=\"1 > 2\">SECRET</b><b v-if=\"'x' === 'x'\">b</b>", "<p>a <b>b</b></p>"},
      {"over nothing", "a <b v-for=\"x in []\">SECRET</b><b v-for=\"i of 0\">SECRET</b>", "<p>a</p>"},
      {"over something", "a <b v-for=\"x in [1]\">b</b>", "<p>a <b>b</b></p>"},
      {"over a name", "a <b v-for=\"x in list\">SECRET</b>", "<p>a</p>"},
      {"negated", "a <b v-if=\"!true\">SECRET</b><b v-if=\"!false\">b</b>", "<p>a <b>b</b></p>"},
      {"and", "a <b v-if=\"x && false\">SECRET</b>", "<p>a</p>"},
      {"or", "a <b v-if=\"x || true\">b</b>", "<p>a <b>b</b></p>"},
      {"brackets", "a <b v-if=\"!(true && (0 || 'x'))\">SECRET</b>", "<p>a</p>"},
      {"v-text", "a <b v-text=\"x\">SECRET</b>", "<p>a</p>"},
      {"v-html", "a <b v-html=\"x\">SECRET</b>", "<p>a</p>"},
      {"v-show", "a <b v-show=\"false\">SECRET</b>", "<p>a</p>"},
      {"v-else behind what is hidden", "<p v-if=\"false\">SECRET</p>\n<p v-else>a</p>", "<p>a</p>"},
      {"v-else behind what is shown", "<p v-if=\"true\">a</p>\n<p v-else>SECRET</p>", "<p>a</p>"},
      {"v-else-if", "<p v-if=\"false\">S</p><p v-else-if=\"0\">S</p><p v-else-if=\"1\">a</p><p v-else>S</p>",
       "<p>a</p>"},
      {"v-else of nobody", "<p v-if=\"false\">SECRET</p>\n\nb\n\n<p v-else>SECRET</p>", "<p>b</p>"},
      {"a condition that a run tells", "<p v-if=\"isAdmin\">SECRET</p><p v-else>SECRET</p>\n\nb", "<p>b</p>",
       "1:1: '<p>' was dropped: its condition 'isAdmin' is not run, and may hide it [content/unknown-tag]\n"},
      {"a bound style", "<p :style=\"{display: 'none'}\">SECRET</p>\n\nb", "<p>b</p>"},
      {"bound hidden", "<p v-bind:hidden=\"true\">SECRET</p><p :hidden=\"false\">a</p>", "<p>a</p>"},
      {"a template", "<template v-if=\"false\">\n\nSECRET\n\n</template>\n<template v-else>\n\n*a*\n\n</template>",
       "<p><em>a</em></p>"},
      {"a component", "<MyBox v-if=\"false\">\n\nSECRET\n\n</MyBox>\n\nb", "<p>b</p>"},
      {"elements inside", "<div v-if=\"false\"><div>SECRET</div>SECRET</div>\n\nb", "<p>b</p>"},
      {"an end tag in code", "<div v-if=\"false\">\n\n```\n</div>\n```\n\nSECRET `</div>` SECRET\n\n</div>\n\nb",
       "<p>b</p>"},
      {"an end tag in a comment", "<div v-if=\"false\"><!-- </div> -->SECRET</div>\n\nb", "<p>b</p>"},
      {"no end", "a\n\n<div v-if=\"false\">\nSECRET", "<p>a</p>"},
      {"one without an end tag", "a <img v-if=\"false\" src=\"/SECRET.png\"> b <Badge v-if=\"false\" text=\"SECRET\"/>",
       "<p>a  b</p>"},
      {"code", "`<p v-if=\"false\">a</p>`\n\n```\n<p v-if=\"false\">b</p>\n```",
       "<p><code>&lt;p v-if=\"false\"&gt;a&lt;/p&gt;</code></p><pre><code>&lt;p "
       "v-if=\"false\"&gt;b&lt;/p&gt;\n</code></pre>"},
      {"a component by its name", "<Secret>\n\nSECRET\n\n</Secret>\n\nb", "<p>b</p>",
       "1:1: by its name the tag 'Secret' keeps its text from some readers, it is left out with its arguments "
       "[content/unknown-tag]\n"},
      {"data of a script", "<script setup>\nconst a = 'SECRET'\n\nconst b = 'SECRET'\n</script>\n\nb", "<p>b</p>"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      ContentSite site;
      site.config.kind = &vitepress_kind();
      const std::string html = site.html(one.body);
      BOOST_TEST(html.substr(html.find_first_not_of('\n')) == one.expected);
      if (*one.problems) BOOST_TEST(site.problems() == one.problems);
    }
}

/// Tags of components are no text; what they say by their arguments is.
BOOST_AUTO_TEST_CASE(components) {
  const struct {
    const char* name;
    const char* body;
    const char* expected;
  } kCases[] = {
      {"an icon", "a <VPIcon icon=\"fa-brands fa-linux\"/> b", "<p>a  b</p>"},
      {"an icon in a link", "[<FontIcon icon=\"x\" />a](https://e.org/)",
       "<p><a href=\"https://e.org/\" ep:link=\"0\">a</a></p>"},
      {"a badge", "a <Badge text=\"新 & alt\" type=\"tip\" />", "<p>a 新 &amp; alt</p>"},
      {"a badge around its words", "a <Badge type=\"tip\">b *c*</Badge>", "<p>a b <em>c</em></p>"},
      {"a player", "<BiliBili bvid=\"BV1kt411o7C3\" />",
       "<p><a href=\"https://www.bilibili.com/video/BV1kt411o7C3\" ep:link=\"0\">Bilibili BV1kt411o7C3</a></p>"},
      {"a player with a title", "<YouTube id=\"abc\" title=\"T\"/>",
       "<p><a href=\"https://www.youtube.com/watch?v=abc\" ep:link=\"0\">T</a></p>"},
      {"a file", "<PDF url=\"https://e.org/x.pdf\"/>",
       "<p><a href=\"https://e.org/x.pdf\" ep:link=\"0\">https://e.org/x.pdf</a></p>"},
      {"around blocks", "<MyBox>\n\n- a\n\n</MyBox>\n\nb", "<ul><li>a</li></ul><p>b</p>"},
      {"bound arguments", "a <Badge :text=\"x\"/> b", "<p>a  b</p>"},
      {"with a dash", "a <my-icon name=\"x\"/> b", "<p>a  b</p>"},
      {"a type is none", "a `Map<String>` and List<String> b",
       "<p>a <code>Map&lt;String&gt;</code> and List&lt;String&gt; b</p>"},
      {"an address is none", "<https://e.org/>", "<p><a href=\"https://e.org/\" ep:link=\"0\">https://e.org/</a></p>"},
      {"code", "```\n<Badge text=\"a\"/>\n```", "<pre><code>&lt;Badge text=\"a\"/&gt;\n</code></pre>"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      ContentSite site;
      site.config.kind = &vitepress_kind();
      const std::string html = site.html(one.body);
      BOOST_TEST(html.substr(std::min(html.find_first_not_of('\n'), html.size())) == one.expected);
    }
}

/// Where nobody reads Vue the words mean nothing.
BOOST_AUTO_TEST_CASE(other_sites) {
  ContentSite site;
  BOOST_TEST(site.html("<p v-if=\"false\">a</p>") == "<p>a</p>");
}

BOOST_AUTO_TEST_CASE(hostile_tags) {
  for (const std::string piece :
       {"<a v-if=\"false\"", "<a v-if=\"false\">", "<a v-if=\"true\">", "<a b='", "<a <!--", "<a v-if=\"((((\">`",
        "<Secret>", "<Secret><!--", "<b v-else>", "<a v-if=\"!!!!!!!!\">"}) {
    std::string body;
    while (body.size() < 200'000) body += piece;
    ContentSite site;
    site.config.kind = &vitepress_kind();
    site.html(body);
  }
}

/// What themes of VuePress and VitePress have beside components.
BOOST_AUTO_TEST_CASE(containers) {
  const std::string links = "<ul><li><a href=\"https://e.org/\" ep:link=\"0\">麋鹿</a>：大道</li></ul>";
  const std::string yaml =
      "```yaml\n- name: 麋鹿\n  desc: 大道\n  link: https://e.org/\n  bgColor: '#CBEAFA'\n```\n:::\n\nb";
  const struct {
    const char* name;
    std::string body, html;
  } kRows[] = {
      {"vdoing's cards", "::: cardList\n" + yaml, links + "<p>b</p>"},
      {"with a number", "::: cardList 3\n" + yaml, links + "<p>b</p>"},
      {"without an address",
       "::: cardList\n```yaml\n- name: 甲\n  desc: 乙\n```\n:::", "<p><strong>甲</strong></p><p>乙</p>"},
      {"without a fence", "::: cardList\na\n:::", "<aside class=\"note cardlist\"><p>a</p></aside>"},
      {"the captions of a group", "::: code-group\n\n```js [a.js]\nx\n```\n\n:::",
       "<aside class=\"note code-group\"><figure><figcaption>a.js</figcaption><pre><code "
       "class=\"language-js\">x\n</code></pre></figure></aside>"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    site.config.kind = &vitepress_kind();
    const std::string html = site.html(row.body);
    BOOST_TEST(html == row.html, row.name << ": " << html);
  }
}

/// Fields of the head.
BOOST_AUTO_TEST_CASE(outputs) {
  const struct {
    const char *body, *html;
  } kRows[] = {
      {"## {{ $frontmatter.title }} 关于", "<h2 id=\"灯-关于\" ep:heading=\"0\">灯 关于</h2>"},
      {"{{ $frontmatter.mood }} {{frontmatter.mood}} {{ $page.frontmatter.mood }}", "<p>好 好 好</p>"},
      {"{{ $page.title }}", "<p>灯</p>"},
      {"{{ $frontmatter.nosuch }} {{ 1 + 1 }} {{ $frontmatter.a ? 1 : 2 }}",
       "<p>{{ $frontmatter.nosuch }} {{ 1 + 1 }} {{ $frontmatter.a ? 1 : 2 }}</p>"},
      {"`{{ $frontmatter.mood }}`", "<p><code>{{ $frontmatter.mood }}</code></p>"},
      {"```\n{{ $frontmatter.mood }}\n```", "<pre><code>{{ $frontmatter.mood }}\n</code></pre>"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    site.config.kind = &vitepress_kind();
    site.site.posts[0].title = "灯";
    site.site.posts[0].fields = {{"mood", "好"}};
    const std::string html = site.html(row.body);
    BOOST_TEST(html == row.html, row.body << ": " << html);
  }
}

BOOST_AUTO_TEST_SUITE_END()
