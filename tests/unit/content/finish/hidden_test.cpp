#include "content_fixture.h"

#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(hidden)

namespace {

struct Row {
  const char* name;
  const char* body;
  const char* html;
};

void check(const SiteKind& kind, const Row& row, bool block_attributes) {
  ContentSite site;
  site.config.kind = &kind;
  site.config.markdown.kramdown = &kind == &jekyll_kind();
  site.config.markdown.attributes.below_blocks = block_attributes;
  BOOST_TEST_CONTEXT(row.name) BOOST_TEST(site.html(row.body) == row.html);
}

}  // namespace

BOOST_AUTO_TEST_CASE(lists_of_kramdown) {
  // what Jekyll 4.3 gives the attributes to
  const Row kRows[] = {
      {"a paragraph", "甲\n\n乙\n{: style=\"display:none\"}\n\n丙", "<p>甲</p><p>丙</p>"},
      {"of a block below", "甲\n\n{: hidden=\"hidden\"}\n乙\n\n丙", "<p>甲</p><p>丙</p>"},
      {"a class", "甲\n{: .hidden}", "<p>甲</p>"},
      {"a heading", "甲\n\n## 乙\n{: style=\"display: none\"}\n\n丙", "<p>甲</p><p>丙</p>"},
      {"a whole list", "* 乙\n* 乙\n{: hidden=\"\"}\n\n甲", "<p>甲</p>"},
      {"an item", "* {: style=\"display:none\"} 乙\n* 甲", "<ul><li>甲</li></ul>"},
      {"a block of an item", "1. 甲\n   {: .c}\n\n   乙\n   {: style=\"display:none\"}\n\n丙",
       "<ol><li><p>甲</p></li></ol><p>丙</p>"},
      {"a quotation", "> 乙\n{: style=\"display:none\"}\n\n甲", "<p>甲</p>"},
      {"in a quotation", "> 乙\n> {: style=\"display:none\"}\n>\n> 甲", "<blockquote><p>甲</p></blockquote>"},
      {"code", "```\n乙\n```\n{: style=\"display:none\"}\n\n甲", "<p>甲</p>"},
      {"a table", "| 乙 | 乙 |\n{: style=\"display:none\"}\n\n甲", "<p>甲</p>"},
      {"HTML", "<div>乙</div>\n{: style=\"display:none\"}\n\n甲", "<p>甲</p>"},
      {"spans", "甲*乙*{: style=\"display:none\"}`乙`{: hidden=\"1\"}[乙](http://x.example){:style=\"display:none\"}丙",
       "<p>甲丙</p>"},
      {"a name of attributes", "{:no: style=\"display:none\"}\n\n甲\n\n乙\n{: no}", "<p>甲</p>"},
      {"a name of names", "甲\n\n乙\n{: a}\n\n{:a: b}\n{:b: hidden=\"x\"}", "<p>甲</p>"},
      {"a name of itself", "{:a: a b}\n{:b: a hidden=\"x\"}\n\n甲\n\n乙\n{: a}", "<p>甲</p>"},
      {"between blank lines", "甲\n\n{: style=\"display:none\"}\n\n乙", "<p>甲</p><p>乙</p>"},
      {"below a definition", "甲 [乙]\n\n[乙]: http://x.example/\n{: style=\"display:none\"}\n\n丙",
       "<p>甲 <a href=\"http://x.example/\" ep:link=\"0\">乙</a></p><p>丙</p>"},
      {"behind the end of a block", "甲\n^\n{: style=\"display:none\"}\n乙\n\n丙", "<p>甲</p><p>丙</p>"},
      {"two lists", "甲\n\n乙\n{: .note}\n{: style=\"display:none\"}\n\n丙", "<p>甲</p><p>丙</p>"},
      {"in code", "`{: style=\"display:none\"}` 甲", "<p><code>{: style=\"display:none\"}</code> 甲</p>"},
      {"in a fence", "甲\n\n```\n{: style=\"display:none\"}\n```",
       "<p>甲</p><pre><code>{: style=\"display:none\"}\n</code></pre>"},
      {"a span in a hidden block", "甲\n\n乙 *乙*{: hidden=\"x\"}\n{: hidden=\"x\"}\n\n丙", "<p>甲</p><p>丙</p>"},
      {"two lists above", "甲\n\n{: .note}\n{: style=\"display:none\"}\n乙\n\n丙", "<p>甲</p><p>丙</p>"},
      {"in capitals", "甲\n\n乙\n{: STYLE=\"display:none\"}", "<p>甲</p>"},
      {"in an item's column", "10. 甲\n\n    乙\n    {: hidden=\"x\"}", "<ol start=\"10\"><li><p>甲</p></li></ol>"},
      {"deeper than that", "甲\n    {: hidden=\"x\"}", "<p>甲</p>"},
      {"nothing to hide", "{: hidden=\"x\"}", ""},
  };
  for (const Row& row : kRows) check(jekyll_kind(), row, false);
}

BOOST_AUTO_TEST_CASE(lists_of_goldmark) {
  const Row kRows[] = {
      {"a heading", "甲\n\n## 乙 {style=\"display:none\"}\n\n丙", "<p>甲</p><p>丙</p>"},
      {"a heading by its attribute", "## 乙 {#x hidden=true}\n\n甲", "<p>甲</p>"},
      {"a paragraph", "甲\n\n乙\n{style=\"display:none\"}\n\n丙", "<p>甲</p><p>丙</p>"},
      {"a list", "- 乙\n- 乙\n{hidden=true}\n\n甲", "<p>甲</p>"},
      {"a word without a value", "## 甲 {hidden}", "<h2 id=\"甲-hidden\" ep:heading=\"0\">甲 {hidden}</h2>"},
      {"another attribute", "甲\n{.c title=\"hidden\"}\n\n乙", "<p>甲</p><p>乙</p>"},
      {"a heading's other style", "## 甲 {#x style=\"color:red\"}", "<h2 id=\"x\" ep:heading=\"0\">甲</h2>"},
  };
  for (const Row& row : kRows) check(hugo_kind(), row, true);
}

BOOST_AUTO_TEST_CASE(lists_in_notes) {
  const char* const kBodies[] = {
      "甲[^1]\n\n[^1]: 乙\n    {: hidden=\"x\"}",
      "甲[^1]\n\n[^1]: 丙\n\n    乙\n    {: hidden=\"x\"}",
      "甲[^1]\n\n[^1]: 丙\n\n    {: hidden=\"x\"}\n    乙\n\n    丁",
  };
  for (const SiteKind* kind : {&jekyll_kind(), &plain_kind()})
    for (const char* body : kBodies) {
      ContentSite site;
      site.config.kind = kind;
      site.config.markdown.kramdown = kind == &jekyll_kind();
      const std::string html = site.html(body);
      BOOST_TEST_CONTEXT(body) BOOST_TEST(html.find("乙") == std::string::npos);
      BOOST_TEST_CONTEXT(body) BOOST_TEST(html.find("{") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(lists_of_folders) {
  // Python-Markdown's attr_list, markdown-it-attrs, kramdown, Goldmark, pandoc
  const Row kRows[] = {
      {"a heading", "## 乙 {: hidden }\n\n甲", "<p>甲</p>"},
      {"a heading with a class", "## 乙 { .x hidden }\n\n甲", "<p>甲</p>"},
      {"a heading with closing signs", "## 乙 {: style=\"display:none\"} ##\n\n甲", "<p>甲</p>"},
      {"a paragraph", "乙\n{: hidden }\n\n甲", "<p>甲</p>"},
      {"a paragraph by its style", "乙\n{: style=\"display:none\" }\n\n甲", "<p>甲</p>"},
      {"without a colon", "乙\n{ hidden }\n\n甲", "<p>甲</p>"},
      {"at the end of a line", "乙 {style=display:none}\n\n甲", "<p>甲</p>"},
      {"above a paragraph", "甲\n\n{: hidden }\n乙", "<p>甲</p>"},
      {"between blank lines", "- 乙\n\n{ hidden }\n\n甲", "<p>甲</p>"},
      {"a picture", "![乙](a.png){ hidden }甲", "<p>甲</p>"},
      {"a span", "甲*乙*{: hidden}丙", "<p>甲丙</p>"},
      {"a link", "甲[乙](http://x.example){: hidden }丙", "<p>甲丙</p>"},
      {"behind another list", "*乙*{: .a }{: hidden}甲", "<p>{: .a }甲</p>"},
      {"words that are no element", "[乙]{hidden=1}", ""},
      {"an item", "- 甲\n- 乙 {hidden}", "<ul><li>甲</li></ul>"},
      {"an item's begin", "- 甲\n- {: hidden} 乙", "<ul><li>甲</li></ul>"},
      {"a whole list", "- 乙\n{: hidden }\n\n甲", "<p>甲</p>"},
      {"a block of an item", "- 甲\n\n    乙\n    {: hidden }", "<ul><li><p>甲</p></li></ul>"},
      {"a term", "乙 {hidden}\n: 甲", "<dl><dd>甲</dd></dl>"},
      {"a quotation", "> 乙\n{: hidden }\n\n甲", "<p>甲</p>"},
      {"cells", "| 乙 {: hidden } | 甲 |\n|--|--|\n| 甲 | *乙* { hidden } |",
       "<table><thead><tr><th></th><th>甲</th></tr></thead><tbody><tr><td>甲</td><td></td></tr></tbody></table>"},
      {"code", "```py { .x hidden }\n乙\n```\n\n甲", "<p>甲</p>"},
      {"code by its style", "甲\n\n~~~ {style=\"display:none\"}\n乙\n~~~", "<p>甲</p>"},
      {"code in a quotation", "> ```py {hidden}\n> 乙\n> ```\n\n甲", "<blockquote/><p>甲</p>"},
      {"by a name", "{:no: hidden}\n\n乙\n{:no}\n\n甲", "<p>甲</p>"},
      {"a block of pymdownx", "/// html | div[hidden]\n乙\n\n乙\n///\n\n甲", "<p>甲</p>"},
      {"such a block by its style", "/// html | div[style=\"display: none\"]\n乙\n///\n甲", "<p>甲</p>"},
      {"by an option", "/// note | 乙\n    type: tip\n    attrs: {class: x, hidden: ''}\n\n乙\n///\n甲", "<p>甲</p>"},
      {"by an option in lines", "/// note\n    attrs:\n        style: \"display:none\"\n\n乙\n///\n甲", "<p>甲</p>"},
      {"blocks in it", "//// html | div[hidden]\n/// note\n乙\n///\n乙\n////\n甲", "<p>甲</p>"},
      {"one that nothing closes", "甲\n\n/// html | div[hidden]\n乙\n\n乙", "<p>甲</p>"},
      {"in code", "`{ hidden }` 甲", "<p><code>{ hidden }</code> 甲</p>"},
      {"in the middle", "甲 {hidden} 乙", "<p>甲 {hidden} 乙</p>"},
      {"other attributes", "甲 {.c title=\"hidden\"}", "<p>甲 {.c title=\"hidden\"}</p>"},
      {"until it is found", "甲\n{: hidden=until-found}", "<p>甲\n{: hidden=until-found}</p>"},
  };
  for (const Row& row : kRows) check(plain_kind(), row, false);
}

/// Words between braces are a sentence's, unless they are attributes.
BOOST_AUTO_TEST_CASE(prose_in_braces) {
  const Row kRows[] = {
      {"at the end of a block", "乙 {the hidden truth}", "<p>乙 {the hidden truth}</p>"},
      {"another word first", "{hidden agenda}", "<p>{hidden agenda}</p>"},
      {"a block of its own", "甲\n\n{the hidden truth}", "<p>甲</p><p>{the hidden truth}</p>"},
      {"below a line", "甲\n{the hidden truth}", "<p>甲\n{the hidden truth}</p>"},
      {"an item", "- 甲 {hidden fees, costs}", "<ul><li>甲 {hidden fees, costs}</li></ul>"},
      {"an item's begin", "- {the hidden} 甲", "<ul><li>{the hidden} 甲</li></ul>"},
      {"behind a span", "*甲*{the hidden}", "<p><em>甲</em>{the hidden}</p>"},
      {"a set", "甲 {hidden, visible}", "<p>甲 {hidden, visible}</p>"},
      {"Chinese", "甲 {hidden 的意思}", "<p>甲 {hidden 的意思}</p>"},
      // lists
      {"a word", "乙 {hidden}\n\n甲", "<p>甲</p>"},
      {"two attributes", "乙 {hidden inert}\n\n甲", "<p>甲</p>"},
      {"a class", "乙 {.x the hidden}\n\n甲", "<p>甲</p>"},
      {"an id", "乙 {#x hidden truth}\n\n甲", "<p>甲</p>"},
      {"a value", "乙 {truth=1 hidden}\n\n甲", "<p>甲</p>"},
      {"a colon", "乙\n{: the hidden }\n\n甲", "<p>甲</p>"},
  };
  for (const Row& row : kRows) check(plain_kind(), row, false);
}

BOOST_AUTO_TEST_CASE(lists_of_fences) {
  // what Hugo 0.111 does; of a language that it can't highlight, and by newer ones, what may be hidden is
  const Row kRows[] = {
      {"a language", "```go {hidden=true}\n乙\n```", ""},
      {"without a space", "~~~go{hidden=1}\n乙\n~~~", ""},
      {"among others", "```go {linenos=table,hidden=\"hidden\"}\n乙\n```", ""},
      {"an unknown language", "```mermaid {hidden=true}\n乙\n```", ""},
      {"no language", "```{hidden=true}\n甲\n```", "<pre><code>甲\n</code></pre>"},
      {"a word without a value", "```go {hidden}\n甲\n```", "<pre><code class=\"language-go\">甲\n</code></pre>"},
      {"a style of the highlighter", "```go {style=\"display:none\"}\n甲\n```",
       "<pre><code class=\"language-go\">甲\n</code></pre>"},
      {"below a blank line", "甲\n\n{hidden=true}\n\n丙", "<p>甲</p><p>丙</p>"},
  };
  for (const Row& row : kRows) check(hugo_kind(), row, true);
}

BOOST_AUTO_TEST_SUITE_END()
