/// What Logseq reads beside Markdown.

#include "content_fixture.h"
#include "kinds/kinds.h"
#include "plain_html.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

/// A graph with the pages `here` and `there`; the second has blocks that others refer to.
struct Graph : ContentSite {
  Graph() {
    config.kind = &plain_kind();
    config.markdown.notes.outlines = true;
    config.markdown.notes.wiki_links = true;
    config.source_folder.clear();
    config.static_folders = {""};
    config.post_asset_folder = false;
    add_post("there", "There, *now*");
    folder.write("source/_posts/there.md",
                 "- First *block* with [[brackets]]\n  id:: 64f0aaaa-1111-2222-3333-444455556666\n\t- child\n"
                 "- SECRET\n  id:: 64f0eeee-1111-2222-3333-444455556666\n  private:: true\n"
                 "- ```\n  id:: 64f0dddd-1111-2222-3333-444455556666\n  ```\n");
    add_post("hides", "Hides");
    folder.write("source/_posts/hides.md",
                 "- <div hidden>\n- SECRET\n  id:: 64f0bbbb-1111-2222-3333-444455556666\n- </div>\n");
    folder.write("unpublished.md", "- SECRET\n  id:: 64f0cccc-1111-2222-3333-444455556666\n");
    folder.write("assets/y.png", "x");
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(outlines)

BOOST_AUTO_TEST_CASE(marks) {
  const std::string id = "((64f0aaaa-1111-2222-3333-444455556666))",
                    there = "<a href=\"https://example.org/2020/01/01/there/\">",
                    gone = "((64f0cccc-1111-2222-3333-444455556666))",
                    hides = "((64f0bbbb-1111-2222-3333-444455556666))";
  const struct {
    const char* name;
    std::string body, html, problems;
  } kCases[] = {
      {"a block", "a " + id + " b", "<p>a " + there + "First block with brackets</a> b</p>", ""},
      {"a block with a label", "[l](" + id + ")", "<p>" + there + "l</a></p>", ""},
      {"an embedded block", "{{embed " + id + "}}", "<p>" + there + "First block with brackets</a></p>", ""},
      {"a block of no page", "a " + gone + " b", "<p>a  b</p>",
       "1:3: no published block has the id '64f0cccc-1111-2222-3333-444455556666', the reference is left out "
       "[content/broken-link]\n"},
      {"a label of such a block", "[l](" + gone + ")", "<p>l</p>", ""},
      {"a block of a page that hides", hides, "<p><a href=\"https://example.org/2020/01/01/hides/\">Hides</a></p>", ""},
      {"an id in code", "a ((64f0dddd-1111-2222-3333-444455556666))", "<p>a</p>",
       "1:3: no published block has the id '64f0dddd-1111-2222-3333-444455556666', the reference is left out "
       "[content/broken-link]\n"},
      {"in code", "`" + id + "`", "<p><code>" + id + "</code></p>", ""},
      {"a private block", "- a\n- SECRET\n  private:: true\n\t- SECRET\n- b", "<ul><li>a</li><li>b</li></ul>", ""},
      {"a block that is not public", "- a\n\t- SECRET\n\t  public:: false\n\t- b",
       "<ul><li>a<ul><li>b</li></ul></li></ul>", ""},
      {"a block that is public", "- a\n  private:: false", "<ul><li>a\nprivate:: false</li></ul>", ""},
      {"a reference to a private block", "a ((64f0eeee-1111-2222-3333-444455556666))", "<p>a</p>",
       "1:3: no published block has the id '64f0eeee-1111-2222-3333-444455556666', the reference is left out "
       "[content/broken-link]\n"},
      {"no id", "f((x)) ((a", "<p>f((x)) ((a</p>", ""},
      {"an embedded page", "{{embed [[there]]}}", "<p>" + there + "there</a></p>", ""},
      {"a page by its title", "[[there, *NOW*]]", "<p>" + there + "there, *NOW*</a></p>", ""},
      {"a page as an address", "[l]([[there]])", "<p>" + there + "l</a></p>", ""},
      {"no page as an address", "[l]([[none]])", "<p>l</p>", ""},
      {"a topic", "[[none]]", "<p>none</p>", ""},
      {"a tag of words", "#[[two words]] #one", "<p>#two words #one</p>", ""},
      {"a tag with a page", "#[[there]]", "<p>" + there + "#there</a></p>", ""},
      {"a mark", "a ^^b *c*^^ d", "<p>a <mark>b <em>c</em></mark> d</p>", ""},
      {"two marks", "^^a^^ ^^b^^", "<p><mark>a</mark> <mark>b</mark></p>", ""},
      {"no mark", "a ^^ b ^^ c", "<p>a ^^ b ^^ c</p>", ""},
      {"sizes", "![x](../../assets/y.png){:height 100, :width 200} z",
       "<p><img src=\"https://example.org/assets/y.png\" alt=\"x\"/> z</p>", ""},
      {"a film", "{{video https://e.org/a}}", "<p><a href=\"https://e.org/a\">https://e.org/a</a></p>", ""},
      {"an id of YouTube", "{{youtube abc}}", "<p><a href=\"https://www.youtube.com/watch?v=abc\">YouTube abc</a></p>",
       ""},
      {"a query", "a {{query (and [[a]] (task TODO))}} b", "<p>a  b</p>",
       "1:3: the macro 'query' is left out: only Logseq fills it [content/unknown-tag]\n"},
      {"a renderer", "{{renderer :x}}", "",
       "1:1: the macro 'renderer' is left out: only Logseq fills it [content/unknown-tag]\n"},
      {"a cloze", "{{cloze a *b*}}", "<p>a <em>b</em></p>", ""},
      {"tasks of Roam", "{{[[TODO]]}} a", "<p>☐ a</p>", ""},
      {"another macro", "{{x a}}", "<p>{{x a}}</p>", ""},
      {"properties", "- a\n  collapsed:: true\n  background-color:: red\n  logseq.order-list-type:: number\n- b",
       "<ul><li>a</li><li>b</li></ul>", ""},
      {"a property first", "- heading:: true\n  a", "<ul><li>a</li></ul>", ""},
      {"a property of one's own", "- a\n  river:: wide", "<ul><li>a\nriver:: wide</li></ul>", ""},
      {"a quotation", "- #+BEGIN_QUOTE\n  a *b*\n  #+END_QUOTE\n- c",
       "<ul><li><blockquote><p>a <em>b</em></p></blockquote></li><li><p>c</p></li></ul>", ""},
      {"a note", "#+BEGIN_TIP\na\n#+END_TIP", "<aside class=\"note tip\"><p>a</p></aside>", ""},
      {"a source", "#+BEGIN_SRC python\n*a*\n#+END_SRC\n\nb",
       "<pre><code class=\"language-python\">*a*\n</code></pre><p>b</p>", ""},
      {"an example", "#+BEGIN_EXAMPLE\n((a\n#+END_EXAMPLE", "<pre><code>((a\n</code></pre>", ""},
      {"a query in lines", "a\n\n#+BEGIN_QUERY\n{:title \"x\"}\n#+END_QUERY\n\nb", "<p>a</p><p>b</p>",
       "3:1: the macro 'query' is left out: only Logseq fills it [content/unknown-tag]\n"},
      {"a block without an end", "#+BEGIN_QUOTE\na", "<p>#+BEGIN_QUOTE\na</p>", ""},
      {"a priority", "- TODO [#A] a [#B] c\n- DONE [#C] d\n- [#A] e\n- TODO [#a] f",
       "<ul><li><ep:task done=\"false\"/>a [#B] c</li><li><ep:task done=\"true\"/>d</li><li>[#A] e</li>"
       "<li><ep:task done=\"false\"/>[#a] f</li></ul>",
       ""},
      {"a plan",
       "- TODO a\n  SCHEDULED: <2024-01-05 Fri .+1d>\n  DEADLINE: <2024-01-09 Tue 10:00>\n- DONE b\n  CLOSED: "
       "[2024-01-09 Tue]\n  c",
       "<ul><li><ep:task done=\"false\"/>a</li><li><ep:task done=\"true\"/>b\nc</li></ul>", ""},
      {"no plan", "- a\n  SCHEDULED: soon\n  DEADLINE:\n  CLOSED: <b> c</b>",
       "<ul><li>a\nSCHEDULED: soon\nDEADLINE:\nCLOSED: <b> c</b></li></ul>", ""},
      {"what will not be done", "- CANCELED a\n- CANCELLED [#A] b\n- CANCELED\n- CANCELED_x y",
       "<ul><li>☒ a</li><li>☒ b</li><li>CANCELED</li><li>CANCELED_x y</li></ul>", ""},
      {"a percent sign", "50%% of 60%% x", "<p>50%% of 60%% x</p>", ""},
      {"a caret", "a ^b", "<p>a ^b</p>", ""},
  };
  for (const auto& row : kCases) {
    Graph graph;
    const std::string html = plain(graph.html(row.body));
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(html == row.html);
      BOOST_TEST(graph.problems() == row.problems);
    }
  }
}

BOOST_AUTO_TEST_CASE(tasks) {
  const struct {
    const char* word;
    bool is_open;
  } kCases[] = {{"TODO", true}, {"LATER", true}, {"NOW", true},         {"DOING", true},  {"WAITING", true},
                {"WAIT", true}, {"DONE", false}, {"IN-PROGRESS", true}, {"STARTED", true}};
  for (const auto& row : kCases) {
    Graph graph, box;
    const std::string mark = row.is_open ? "[ ]" : "[x]";
    BOOST_TEST(graph.html("- " + std::string(row.word) + " a") == box.html("- " + mark + " a"), row.word);
  }
  Graph graph;
  BOOST_TEST(graph.html("- TODOS a\n- a TODO b") == "<ul><li>TODOS a</li><li>a TODO b</li></ul>");
  BOOST_TEST(graph.html("TODO a") == "<p>TODO a</p>");
}

/// In other folders nothing of it means anything.
BOOST_AUTO_TEST_CASE(elsewhere) {
  Graph graph;
  graph.config.markdown.notes.outlines = false;
  const std::string body = "((64f0aaaa-1111-2222-3333-444455556666)) ^^a^^ {{video x}} #[[there]]";
  const std::string html = graph.html(body);
  BOOST_TEST(html.find("((64f0aaaa-1111-2222-3333-444455556666)) ^^a^^ {{video x}} #") != std::string::npos, html);
}

BOOST_AUTO_TEST_SUITE_END()
