#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(mdx)

static std::string html_of(ContentSite& site, const std::string& name, std::string_view body) {
  site.config.kind = &astro_kind();
  site.config.nunjucks = false;
  site.site.posts[0].source = name;
  site.folder.write(name, body);
  const auto fragment = Renderer(site.config, site.site, site.diagnostics).render(0);
  return fragment ? ContentSite::serialise(*fragment) : "null";
}

BOOST_AUTO_TEST_CASE(modules_components_and_expressions) {
  struct MdxCase {
    const char* name;
    const char* body;
    const char* expected;
  };
  const MdxCase kCases[] = {
      {"imports", "import A from './a';\nimport { b } from 'c';\n\nText", "<p>Text</p>"},
      {"an export of several lines", "export const a = {\n  b: 1,\n};\n\nText", "<p>Text</p>"},
      {"between paragraphs", "One\n\nexport const a = 1\n\nTwo", "<p>One</p><p>Two</p>"},
      {"no module inside a paragraph", "We\nimport tea.", "<p>We\nimport tea.</p>"},
      {"no module without a space", "imports rise", "<p>imports rise</p>"},
      {"a component with words", "<Note>\n\nWords *here*\n\n</Note>", "<p>Words <em>here</em></p>"},
      {"in a line", "a <B.C x=\"1 > 0\" y={1 > 0}>b</B.C> c", "<p>a b c</p>"},
      {"one without words", "a <Icon name=\"x\" />", "<p>a</p>"},
      {"a fragment", "<>a</>", "<p>a</p>"},
      {"an element of HTML stays", "a <b>c</b>", "<p>a <b>c</b></p>"},
      {"an element out of sight", "a <b style={{ color: 'red', display: 'none' }}>c</b> d", "<p>a  d</p>"},
      {"a component out of sight", "a <B style={{visibility: \"hidden\"}}>c</B> d", "<p>a  d</p>"},
      {"a component that is hidden", "a <B hidden>c</B><B hidden={true}/> d", "<p>a  d</p>"},
      {"one that may be", "a <B hidden={false} x=\"hidden\">c</B> d", "<p>a c d</p>"},
      {"an expression", "a {b.c} d", "<p>a  d</p>"},
      {"a text", "a {'b'} {\"c\"}", "<p>a b c</p>"},
      {"with braces in it", "a {f({ x: '}' })} b", "<p>a  b</p>"},
      {"code", "`<A>{b}</A>`\n\n```\nimport a\n<B />\n```",
       "<p><code>&lt;A&gt;{b}&lt;/A&gt;</code></p><pre><code>import a\n&lt;B /&gt;\n</code></pre>"},
      {"no end", "a {b", "<p>a {b</p>"},
      {"a module with a blank line",
       "export const A = () => {\n  const s = \"it's\";\n\n  return <p>{`\n\n`}</p>\n}\n\nText", "<p>Text</p>"},
      {"two of them", "export const a = [\n\n];\nexport const b = { // }\n\n};\n\nText", "<p>Text</p>"},
      {"one that is never whole", "export const a = {\n\nText", "<p>Text</p>"},
      {"a component for some readers", "<Secret>\n\nSECRET <Secret>SECRET</Secret> SECRET\n\n</Secret>\n\nText",
       "<p>Text</p>"},
      {"others",
       "a <Private>S</Private><Password x=\"S\" /><Draft>S</Draft><Hidden>S</Hidden><MembersOnly>S</MembersOnly> b",
       "<p>a  b</p>"},
      {"one that is never closed", "Text\n\n<Encrypt>\n\nSECRET", "<p>Text</p>"},
      {"an end tag in code", "<Secret>\n\n```\n</Secret>\n```\n\nSECRET\n\n</Secret>\n\nText", "<p>Text</p>"},
  };
  for (const MdxCase& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      ContentSite site;
      BOOST_TEST(html_of(site, "src/a.mdx", one.body) == one.expected);
    }
}

BOOST_AUTO_TEST_CASE(a_warning_for_each_name) {
  ContentSite site;
  html_of(site, "src/a.mdx", "<A>x</A> <A>y</A>\n\n<B />");
  BOOST_TEST(site.problems() ==
             "1:1: the component 'A' is not run: the words between its tags stay [content/unknown-tag]\n"
             "3:1: the component 'B' is not run: the words between its tags stay [content/unknown-tag]\n");
}

BOOST_AUTO_TEST_CASE(markdown_is_none) {
  ContentSite site;
  BOOST_TEST(html_of(site, "src/a.md", "import tea\n\n{x}") == "<p>import tea</p><p>{x}</p>");
}

BOOST_AUTO_TEST_CASE(hostile_texts) {
  for (const std::string piece : {"<A ", "{", "<A x={", "{'", "{\"", "<A \"", "export a\n", "<A>", "{{}"}) {
    std::string body;
    while (body.size() < 300'000) body += piece;
    ContentSite site;
    html_of(site, "src/a.mdx", body);
  }
}

BOOST_AUTO_TEST_SUITE_END()
