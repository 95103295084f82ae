/// Admonitions and footnotes as pandoc 2.17 writes them.

#include "content/renderer.h"
#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

/// What comes of a text of which the converter makes `html`.
std::string shown(const std::string& html, int& notes) {
  ContentSite site;
  site.config.kind = &plain_kind();
  site.config.markup = {"rst"};
  site.config.converter = "pandoc";
  site.site.posts[0].source = "source/_posts/here.rst";
  site.folder.write("source/_posts/here.rst", "x\n");
  const RunProgram run = [&](const std::vector<std::string>&, std::string_view, AddressSpace) {
    ProgramResult result;
    result.state = ProgramResult::State::done;
    result.output = html;
    return result;
  };
  const Renderer renderer(site.config, site.site, site.diagnostics, run);
  const auto fragment = renderer.render(0);
  BOOST_REQUIRE(fragment);
  notes = fragment->notes;
  return ContentSite::serialise(*fragment);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(converted)

BOOST_AUTO_TEST_CASE(admonitions) {
  const struct {
    const char* name;
    const char* html;
    const char* expected;
  } kCases[] = {
      {"the kind is no title", "<div class=\"note\"><div class=\"title\"><p>Note</p></div><p>a</p></div>",
       "<aside class=\"note\"><p>a</p></aside>"},
      {"another kind", "<div class=\"warning\"><div class=\"title\"><p>Warning</p></div><p>a</p></div>",
       "<aside class=\"note warning\"><p>a</p></aside>"},
      {"see also", "<div class=\"seealso\"><div class=\"title\"><p>See also</p></div><p>a</p></div>",
       "<aside class=\"note seealso\"><p>a</p></aside>"},
      {"a title of its own", "<div class=\"tip\"><div class=\"title\"><p>A <em>b</em></p></div><p>c</p></div>",
       "<aside class=\"note tip\"><p><strong>A <em>b</em></strong></p><p>c</p></aside>"},
      {"one without a kind", "<div class=\"admonition\"><p>A <em>b</em></p><p>c</p></div>",
       "<aside class=\"note\"><p><strong>A <em>b</em></strong></p><p>c</p></aside>"},
      {"Org", "<div class=\"note\"><p>a</p></div>", "<aside class=\"note\"><p>a</p></aside>"},
      {"one in another",
       "<div class=\"tip\"><p>a</p><div class=\"note\"><div class=\"title\"><p>Note</p></div><p>b</p></div></div>",
       "<aside class=\"note tip\"><p>a</p><aside class=\"note\"><p>b</p></aside></aside>"},
      {"no note", "<div class=\"wide\"><div class=\"title\"><p>a</p></div></div>",
       "<div class=\"wide\"><div class=\"title\"><p>a</p></div></div>"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      int notes = 0;
      BOOST_TEST(shown(one.html, notes) == one.expected);
    }
}

BOOST_AUTO_TEST_CASE(footnotes) {
  const std::string mark =
                        "<a href=\"#fn1\" class=\"footnote-ref\" id=\"fnref1\" role=\"doc-noteref\"><sup>1</sup></a>",
                    list =
                        "<section class=\"footnotes\" role=\"doc-endnotes\"><hr /><ol><li id=\"fn1\" "
                        "role=\"doc-endnote\"><p>n <em>m</em><a href=\"#fnref1\" class=\"footnote-back\" "
                        "role=\"doc-backlink\">↩︎</a></p></li></ol></section>";
  int notes = 0;
  const std::string html = shown("<p>a" + mark + " b</p>" + list, notes);
  BOOST_TEST(notes == 1);
  BOOST_TEST(html.find("<p>a<ep:ref note=\"1\" nth=\"1\"/> b</p>") == 0U, html);
  BOOST_TEST(html.find("<p>n <em>m</em></p></ep:note>") != html.npos, html);
  BOOST_TEST(html.find("footnotes") == html.npos, html);
  // a mark of no note goes, and a note that nothing refers to
  BOOST_TEST(shown("<p>a" + mark + " b</p>", notes).find("footnote") != std::string::npos);
  BOOST_TEST(shown("<p>a</p>" + list, notes) == "<p>a</p>");
  BOOST_TEST(notes == 0);
}

BOOST_AUTO_TEST_SUITE_END()
