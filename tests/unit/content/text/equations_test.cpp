#include "content/text/equations.h"

#include "content_fixture.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

BOOST_AUTO_TEST_SUITE(equations)

/// What MathJax 3 shows with `tags: 'ams'`.
BOOST_AUTO_TEST_CASE(references) {
  const struct {
    const char* name;
    const char* body;
    const char* html;
  } kRows[] = {
      {"a tag", "见 \\eqref{a} 与 \\ref{a}\n\n$$\nx^2 \\tag{3} \\label{a}\n$$",
       "<p>见 (3) 与 3</p><div class=\"math\">$$\nx^2 \\tag{3} \n$$</div>"},
      {"counted",
       "\\begin{equation}\nx_1\n\\end{equation}\n\n\\begin{equation}\\label{b}\ny_1\n\\end{equation}\n\n见 "
       "$\\eqref{b}$",
       "<div class=\"math\">\\begin{equation}\nx_1\n\\tag{1}\\end{equation}</div><div "
       "class=\"math\">\\begin{equation}\n"
       "y_1\n\\tag{2}\\end{equation}</div><p>见 (2)</p>"},
      {"rows",
       "\\begin{align} a &= 1 \\\\ b &= 2 \\nonumber \\\\ c &= \\begin{cases} 1 \\\\ 2 \\end{cases} \\label{c} "
       "\\end{align}\n\n$x \\overset{\\eqref{c}}{=} y$",
       "<div class=\"math\">\\begin{align} a &amp;= 1 \\tag{1}\\\\ b &amp;= 2 \\nonumber \\\\ c &amp;= \\begin{cases} "
       "1 "
       "\\\\ 2 \\end{cases}  \\tag{2}\\end{align}</div><p><span class=\"math\">$x \\overset{\\text{(2)}}{=} "
       "y$</span></p>"},
      {"starred ones are not counted",
       "\\begin{equation*} x_1 \\end{equation*}\n\n\\begin{equation} y_1 \\label{d} \\end{equation}\n\n\\ref{d}",
       "<div class=\"math\">\\begin{equation*} x_1 \\end{equation*}</div><div class=\"math\">\\begin{equation} y_1  "
       "\\tag{1}\\end{equation}</div><p>1</p>"},
      {"nothing refers to it", "\\begin{equation} y_1 \\label{e} \\end{equation}",
       "<div class=\"math\">\\begin{equation} y_1 \\label{e} \\end{equation}</div>"},
      {"an unknown name, and code", "\\eqref{x} `\\eqref{f}` $x_1 \\tag{2} \\label{f}$",
       "<p>\\eqref{x} <code>\\eqref{f}</code> <span class=\"math\">$x_1 \\tag{2} \\label{f}$</span></p>"},
      {"what is commented out", "<!-- $$x \\tag{SECRET} \\label{h}$$ -->\n\n\\ref{h}", "<p>\\ref{h}</p>"},
      {"a bar in a table", "| a | b |\n|---|---|\n| $\\\\|x\\\\|$ | $P(A\\|B)$ |",
       "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><span "
       "class=\"math\">$\\|x\\|$</span></td><td>"
       "<span class=\"math\">$P(A|B)$</span></td></tr></tbody></table>"},
      {"a bar alone", "范数 $\\|$ 与 $\\|x\\|$",
       "<p>范数 <span class=\"math\">$\\|$</span> 与 <span class=\"math\">$\\|x\\|$</span></p>"},
  };
  for (const auto& row : kRows) {
    ContentSite site;
    site.config.markdown.math.is_loaded = true;
    const std::string html = site.html(row.body);
    BOOST_TEST(html == row.html, row.name << ": " << html);
  }
}

/// For KaTeX, whose MathML leaves tags in environments out.
BOOST_AUTO_TEST_CASE(shown_tags) {
  const std::pair<const char*, const char*> kRows[] = {
      {"x \\tag{1}", "x \\tag{1}"},
      {"\\begin{equation} x \\tag{1} y \\end{equation}", "\\begin{gathered} x  y \\end{gathered}\\tag{1}"},
      {"\\begin{align} a \\tag{1} \\\\ b \\tag*{二} \\end{align}",
       "\\begin{align} a \\qquad\\text{(1)} \\\\ b \\qquad\\text{二} \\end{align}"},
      {"\\begin{align*} a \\tag{A} \\end{align*}", "\\begin{align*} a \\qquad\\text{(A)} \\end{align*}"},
      {"\\begin{equation} x \\tag{1", "\\begin{equation} x \\tag{1"},
      {"\\begin{matrix} x \\tag{1} \\end{matrix}", "\\begin{matrix} x \\tag{1} \\end{matrix}"},
  };
  for (const auto& [tex, shown] : kRows) BOOST_TEST(with_shown_tags(tex) == shown, tex);
}

BOOST_AUTO_TEST_SUITE_END()
