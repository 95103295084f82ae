#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(kramdown)

/// As Jekyll 4.3 with kramdown 2.4 writes it.
BOOST_AUTO_TEST_CASE(extensions) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kRows[] = {
      {"no Markdown", "{::nomarkdown}\n<b>*x*</b>\n{:/nomarkdown}\n\na {::nomarkdown}*y*{:/} b",
       "<p><b>*x*</b></p><p>a *y* b</p>"},
      {"for LaTeX alone", "a {::nomarkdown type=\"latex\"}z{:/} b", "<p>a  b</p>"},
      {"nothing closes it", "a {::nomarkdown} *b*", "<p>a  <em>b</em></p>"},
      {"Markdown in HTML by an option",
       "<div>\n*a*\n</div>\n\n{::options parse_block_html=\"true\" /}\n\n<div>\n*b*\n</div>",
       "<div>\n*a*\n</div><div>\n<p><em>b</em></p></div>"},
      {"guillemets", "<<x>> and << y >> <<\"n\">> `<<z>>`",
       "<p>«x» and «\u00A0y\u00A0» «“n”» <code>&lt;&lt;z&gt;&gt;</code></p>"},
      {"quotations", ">> a\n", "<blockquote><blockquote><p>a</p></blockquote></blockquote>"},
      {"abbreviations", "HTML HTMLs *HTML* `HTML` W3C\n\n*[HTML]: First\n*[HTML]: Second\n*[W3C]:",
       "<p><abbr title=\"Second\">HTML</abbr> HTMLs <em><abbr title=\"Second\">HTML</abbr></em> <code>HTML</code> "
       "<abbr>W3C</abbr></p>"},
      {"comments", "x {::comment}hidden{:/comment} y\n\n{::comment}\nhidden\n{:/}\n\nafter", "<p>x  y</p><p>after</p>"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    site.config.kind = &jekyll_kind();
    site.config.markdown.kramdown = site.config.markdown.typography.smart = true;
    const std::string html = site.html(row.body);
    BOOST_TEST(html == row.html, row.name << ": " << html);
  }
}

/// The callouts of Notion's exports, in folders of no generator.
BOOST_AUTO_TEST_CASE(asides) {
  ContentSite site;
  site.config.kind = &plain_kind();
  const char* kBody = "<aside>\n💡 **b** `c`\n\n</aside>";
  BOOST_TEST(site.html(kBody) == "<aside>\n<p>💡 <strong>b</strong> <code>c</code></p></aside>");
  ContentSite hexo;
  BOOST_TEST(hexo.html(kBody) == "<aside>\n💡 **b** `c`\n</aside>");
}

BOOST_AUTO_TEST_SUITE_END()
