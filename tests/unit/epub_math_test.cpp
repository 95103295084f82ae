#include "export/epub/math.h"

#include "epub_support.h"
#include "export/epub/highlight.h"

#include <boost/test/unit_test.hpp>

using namespace epub_support;
using State = ProgramResult::State;

namespace {

const RunProgram kReal = [](const std::vector<std::string>& command, std::string_view input) { return run_program(command, input); };
const RunProgram kMissing = [](const std::vector<std::string>&, std::string_view) { return ProgramResult{State::missing, "", {}}; };

RunProgram answers(std::string text) {
  return [text](const std::vector<std::string>&, std::string_view) { return ProgramResult{State::done, text}; };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_math)

BOOST_AUTO_TEST_CASE(tex) {
  const struct {
    const char* source;
    const char* expected;
  } kCases[] = {
      {"$x$", "x"},
      {"$$ x $$", "x"},
      {"\\(x\\)", "x"},
      {"\\[x\\]", "x"},
      {"\\begin{align} a &= b \\tag{1} \\end{align}", "\\begin{aligned} a &= b  \\end{aligned}"},
      {"\\begin{equation*}x\\label{eq:{a}}\\end{equation*}", "x"},
      {"$\\begin{array}{c|c}1&2\\end{array}$", "\\begin{matrix}1&2\\end{matrix}"},
      {"$\\dfrac12 \\dfracx$", "\\frac12 \\dfracx"},
      {"$速度=\\text{路程 }/t$", "\\text{速度}=\\text{路程 }/t"},
      {"$\\text{永$", "\\text{永"},
      {"$", "$"},
      {"", ""},
  };
  for (const auto& one : kCases) BOOST_TEST(tex_for_blahtexml(one.source) == one.expected);
}

BOOST_AUTO_TEST_CASE(cleaning) {
  const struct {
    const char* name;
    const char* markup;
    const char* expected;
  } kCases[] = {
      {"fine", "<math><mi mathvariant='bold' onclick='x'>a</mi></math>",
       "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"a &lt; b\"><mi mathvariant=\"bold\">a</mi></math>"},
      {"a script", "<math><script>x</script></math>", ""},
      {"no formula", "<p>x</p>", ""},
      {"text", "x", ""},
      {"a comment", "<math><mi>a<!-- x --></mi></math>",
       "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"a &lt; b\"><mi>a</mi></math>"},
  };
  for (const auto& one : kCases) BOOST_TEST(clean_mathml(one.markup, {"$a < b$", false, "", ""}) == one.expected, one.name);
}

BOOST_AUTO_TEST_CASE(converting) {
  std::vector<Formula> formulas = {{"$x^2$", false, "", ""}, {"$\\foo$", false, "", ""}, {std::string(5000, 'x'), true, "", ""}};
  BOOST_TEST((convert_formulas(kMissing, formulas) == Conversion::missing));
  BOOST_TEST(formulas[0].mathml == "");
  for (const char* nonsense : {"", "<formulas/>", "<formulas><f/></formulas>", "\xff"}) {
    std::vector<Formula> again = formulas;
    BOOST_TEST((convert_formulas(answers(nonsense), again) == Conversion::done));
    BOOST_TEST(again[0].mathml == "");
    BOOST_TEST(!again[0].error.empty());
  }
  if (run_program({"blahtexml", "--help"}, "").state == State::missing) {
    BOOST_TEST_MESSAGE("skipped: blahtexml is not installed");
    return;
  }
  BOOST_TEST((convert_formulas(kReal, formulas) == Conversion::done));
  BOOST_TEST(formulas[0].mathml ==
             "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"x^2\"><msup><mi>x</mi><mn>2</mn></msup></math>");
  BOOST_TEST(formulas[1].error == "unrecognised command \"\\foo\"");
  BOOST_TEST(formulas[2].error == "it has more than 4000 bytes");
  std::vector<Formula> hostile = {{"$" + std::string(3990, '{') + "$", false, "", ""},
                                  {"$\"/><x y=\"$", false, "", ""},
                                  {"$x$", true, "", ""}};
  BOOST_TEST((convert_formulas(kReal, hostile) == Conversion::done));
  BOOST_TEST(hostile[0].mathml == "");
  BOOST_TEST((hostile[2].mathml.find("display=\"block\"") != std::string::npos));
}

/// A blahtexml that gives each formula back, and comes down over one that holds `boom`.
RunProgram fragile(int& runs) {
  return [&runs](const std::vector<std::string>&, std::string_view input) {
    ++runs;
    if (input.find("boom") != std::string_view::npos) return ProgramResult{State::failed, "", {}};
    std::string answer = "<formulas>";
    for (std::size_t at = 0; (at = input.find("<f ", at)) != std::string_view::npos; ++at) answer += "<f><math><mi>x</mi></math></f>";
    return ProgramResult{State::done, answer + "</formulas>", {}};
  };
}

BOOST_AUTO_TEST_CASE(a_deadly_formula_costs_itself) {
  std::vector<Formula> formulas(121, Formula{"$a$", false, "", ""});
  formulas[50].source = "$boom$";
  int runs = 0;
  BOOST_TEST((convert_formulas(fragile(runs), formulas) == Conversion::done));
  for (std::size_t i = 0; i < formulas.size(); ++i) BOOST_TEST(formulas[i].error == (i == 50 ? "blahtexml fails" : ""));
  BOOST_TEST(runs < 20);

  runs = 0;
  std::vector<Formula> deadly(5'001, Formula{"$boom$", false, "", ""});
  BOOST_TEST((convert_formulas(fragile(runs), deadly) == Conversion::done));
  BOOST_TEST(runs == 400);
  for (std::size_t i = 0; i < deadly.size(); ++i) BOOST_TEST(!deadly[i].error.empty());
}

BOOST_AUTO_TEST_CASE(endings) {
  const struct {
    State state;
    Conversion conversion;
  } kCases[] = {{State::missing, Conversion::missing}, {State::stopped, Conversion::stopped}, {State::timed_out, Conversion::timed_out}};
  for (const auto& one : kCases) {
    std::vector<Formula> formulas(3, Formula{"$a$", false, "", ""});
    int runs = 0;
    const RunProgram run = [&](const std::vector<std::string>&, std::string_view) { return ++runs, ProgramResult{one.state, "", {}}; };
    BOOST_TEST((convert_formulas(run, formulas) == one.conversion));
    BOOST_TEST(runs == 1);
  }
}

BOOST_AUTO_TEST_CASE(highlighting) {
  const struct {
    const char* name;
    const char* xhtml;
    const char* code;
    const char* expected;
  } kCases[] = {
      {"spans", "<!-- x --><pre><tt><span class='keyword'>if</span><span class='normal'> a &lt; 1</span>\n</tt></pre>", "if a < 1\n",
       "<b>if</b> a &lt; 1\n"},
      {"a new line too many", "<pre><tt><span class='comment'># a</span>\n</tt></pre>", "# a", "<i># a</i>"},
      {"another text", "<pre><tt>ab</tt></pre>", "a", ""},
      {"no markup", "a", "a", ""},
      {"spans in spans", "<pre><span class='comment'># <span class='todo'>a</span></span></pre>", "# a", "<i># </i><i>a</i>"},
  };
  for (const auto& one : kCases) BOOST_TEST(read_highlighted(one.xhtml, one.code) == one.expected, one.name);
  bool missing = false;
  BOOST_TEST(highlight_code(kMissing, "c", "int", missing) == "");
  BOOST_TEST(missing);
  missing = false;
  const std::string made = highlight_code(kReal, "python", "def f(): # 注\n\treturn 1\n", missing);
  if (missing) {
    BOOST_TEST_MESSAGE("skipped: source-highlight is not installed");
    return;
  }
  BOOST_TEST(made == "<b>def</b> f(): <i># 注</i>\n\t<b>return</b> 1\n");
  BOOST_TEST(highlight_code(kReal, "-h", "x", missing) == "");
  BOOST_TEST(highlight_code(kReal, "../../etc/passwd", "x", missing) == "");
}

BOOST_AUTO_TEST_SUITE_END()
