#include "content/text/tex_escapes.h"

#include "content_fixture.h"
#include "kinds/jekyll/jekyll.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(tex_escapes)

BOOST_AUTO_TEST_CASE(what_only_markdown_wants) {
  const std::pair<const char*, const char*> kRows[] = {
      {R"(a\_b)", "a_b"},
      {R"(x^\*)", "x^*"},
      {R"(\sum\_{i=1}^n x\_i)", R"(\sum_{i=1}^n x_i)"},
      {R"(a \\\\ b)", R"(a \\ b)"},
      {R"(\\{ x \\})", R"(\{ x \})"},
      {R"(\left\\{ x \right.)", R"(\left\\{ x \right.)"},
      {R"(a\\{b})", R"(a\\{b})"},
      {R"(\\alpha + \\frac{1}{2})", R"(\alpha + \frac{1}{2})"},
      {R"(a\\,b)", R"(a\,b)"},
      {R"(a \\ b \\c)", R"(a \\ b \\c)"},
      {R"(a \\& b)", R"(a \\& b)"},
      {R"(\{ x \} \, 5\% \| y \|)", R"(\{ x \} \, 5\% \| y \|)"},
      {R"(\text{my\_name} + a\_b)", R"(\text{my\_name} + a_b)"},
      {R"(\operatorname{a\_b}\_c)", R"(\operatorname{a\_b}_c)"},
      {R"(\\text{my\_name}\_c)", R"(\text{my\_name}_c)"},
      {R"(\mathbf{x\_i})", R"(\mathbf{x_i})"},
      {R"(a\\\_b)", R"(a\\\_b)"},
      {R"(\\|x\\|\_2)", R"(\|x\|_2)"},
      {R"(\begin{matrix}a \\| b\\|\end{matrix})", R"(\begin{matrix}a \\| b\\|\end{matrix})"},
      {R"(A \\iff B \\implies \\Vert x\\Vert)", R"(A \iff B \implies \Vert x\Vert)"},
      {"\\", "\\"},
      {"\\\\", "\\\\"},
      {R"(\text{)", R"(\text{)"},
  };
  for (const auto& [written, typeset] : kRows)
    BOOST_TEST_CONTEXT(written) BOOST_TEST(without_markdown_escapes(written) == typeset);
}

BOOST_AUTO_TEST_CASE(by_renderer) {
  ContentSite site;
  site.config.markdown.math.is_loaded = true;
  BOOST_TEST(site.html(R"($a\_b$)") == R"(<p><span class="math">$a\_b$</span></p>)");
  site.config.markdown.math.loses_escapes = true;
  BOOST_TEST(site.html(R"($a\_b$)") == R"(<p><span class="math">$a_b$</span></p>)");
  BOOST_TEST(site.html("$$\na\\_b\n$$") == "<div class=\"math\">$$\na_b\n$$</div>");
  BOOST_TEST(site.html("$$\n50\\\\% + x \\\\\\\\\ny\n$$") == "<div class=\"math\">$$\n50\\% + x \\\\\ny\n$$</div>");
  BOOST_TEST(site.html("<div>$a\\_b$</div>") == "<div><span class=\"math\">$a\\_b$</span></div>");
  site.config.kind = &jekyll_kind();
  site.config.markdown.kramdown = true;
  BOOST_TEST(site.html(R"($a\_b$)") == R"(<p><span class="math">$a_b$</span></p>)");
  BOOST_TEST(site.html("$$\na\\_b\n$$") == "<div class=\"math\">$$\na\\_b\n$$</div>");
}

BOOST_AUTO_TEST_SUITE_END()
