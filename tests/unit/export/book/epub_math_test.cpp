#include "export/book/chapter/math.h"

#include "epub_support.h"
#include "export/book/chapter/highlight.h"
#include "shared_vectors.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>

using namespace epub_support;
using State = ProgramResult::State;

namespace {

const RunProgram kReal = [](const std::vector<std::string>& command, std::string_view input, AddressSpace) {
  return run_program(command, input);
};
const RunProgram kMissing = [](const std::vector<std::string>&, std::string_view, AddressSpace) {
  return ProgramResult{State::missing, "", {}};
};

std::optional<std::string> read_katex(std::string_view name) {
  std::ifstream file("/usr/share/javascript/katex/" + std::string(name), std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// One for the suite: starting takes a while. Null, with a message, where this machine has none.
Katex* real_katex() {
  static Katex katex(read_katex);
  if (katex.problem().empty()) return &katex;
  BOOST_TEST_MESSAGE("skipped: " << katex.problem().english());
  return nullptr;
}

/// What a formula on line 7, column 3 became: the inside of its `semantics`, the error with its place, or "silent".
std::string shown(const Formula& formula) {
  if (formula.is_silent) return "silent";
  if (!formula.error.empty())
    return std::to_string(formula.line) + ":" + std::to_string(formula.column) + ": " + formula.error.english();
  return between(formula.mathml, "<semantics>", "<annotation");
}

std::vector<std::string> convert_all(Katex& katex, const std::vector<std::string>& sources) {
  std::vector<Formula> formulas;
  for (const std::string& source : sources) formulas.push_back({source, source.starts_with("$$"), 7, 3});
  convert_formulas(katex, formulas);
  std::vector<std::string> all;
  for (const Formula& formula : formulas) all.push_back(shown(formula));
  return all;
}

std::string repeated(std::string_view text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
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
      {"\\[\nx\n\\]", "x"},
      {"\\begin{align} a \\end{align}", "\\begin{align} a \\end{align}"},
      {"$", "$"},
      {"", ""},
  };
  for (const auto& one : kCases) BOOST_TEST(tex_of(one.source) == one.expected);
}

BOOST_AUTO_TEST_CASE(cleaning) {
  const struct {
    const char* name;
    const char* markup;
    const char* expected;
  } kCases[] = {
      {"fine", "<span class='katex'><math><mi mathvariant='bold' onclick='x'>a</mi></math></span>",
       "<mi mathvariant=\"bold\">a</mi>"},
      {"a script", "<math><script>x</script></math>", nullptr},
      {"no formula", "<p>x</p>", nullptr},
      {"text", "x", nullptr},
      {"a comment", "<math><mi>a<!-- x --></mi></math>", "<mi>a</mi>"},
      {"a link and a style", "<math><mrow href='x' style='y' class='z' id='i'><mn>1</mn></mrow></math>",
       "<mrow><mn>1</mn></mrow>"},
      {"width where there is none", "<math><mtd width='50%'/><mspace width='1em'/></math>",
       "<mtd/><mspace width=\"1em\"/>"},
      {"a number's empty place",
       "<math><mtr><mtd class='mtr-glue'></mtd><mtd/><mtd class='mml-eqn-num'></mtd></mtr></math>",
       "<mtr><mtd/></mtr>"},
      {"another annotation",
       "<math><semantics><mi>a</mi><annotation encoding='x' id='y'>z</annotation></semantics></math>",
       "<semantics><mi>a</mi><annotation encoding=\"x\">a &lt; b</annotation></semantics>"},
      {"HTML inside", "<math><semantics><mi>a</mi><annotation-xml><p/></annotation-xml></semantics></math>", nullptr},
  };
  const std::string start = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"a &lt; b\">";
  for (const auto& one : kCases)
    BOOST_TEST(clean_mathml(one.markup, {"$a < b$"}) == (one.expected ? start + one.expected + "</math>" : ""),
               one.name);
}

BOOST_AUTO_TEST_CASE(nothing_to_typeset_with) {
  int asked = 0;
  Katex missing([&](std::string_view) -> std::optional<std::string> { return ++asked, std::nullopt; });
  BOOST_TEST(asked == 0);
  if (!ScriptEngine::is_built_in()) {
    BOOST_TEST(missing.problem().english() == "this essaypack was built without Duktape");
    return;
  }
  BOOST_TEST(missing.problem().english() == "KaTeX is not installed");
  BOOST_TEST(missing.make("x", Katex::Shape::span, "").error.english() == "KaTeX is not installed");
  BOOST_TEST(asked == 1);
  const struct {
    const char* script;
    const char* problem;
  } kCases[] = {
      {"let x = ", "this KaTeX can't be run (SyntaxError: unterminated statement (line 1))"},
      {"1", "this KaTeX can't be run (ReferenceError: identifier 'katex' undefined)"},
      {"for (var a = [];;) a.push({});", "this KaTeX can't be run (it costs too much)"},
  };
  for (const auto& one : kCases) {
    Katex broken([&](std::string_view) { return std::optional<std::string>(one.script); });
    BOOST_TEST(broken.problem().english() == one.problem);
  }
}

BOOST_AUTO_TEST_CASE(converting) {
  Katex* katex = real_katex();
  if (!katex) return;
  std::vector<Formula> formulas = {{"$x^2$"}, {"$$\n\\frac{a}{b}\n$$", true}, {"\\(a<\"b\" \\& 中\\)"}, {"$𝐀$"}};
  convert_formulas(*katex, formulas);
  const std::string start = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" ";
  BOOST_TEST(formulas[0].mathml ==
             start +
                 "alttext=\"x^2\"><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow>"
                 "<annotation encoding=\"application/x-tex\">x^2</annotation></semantics></math>");
  BOOST_TEST(
      formulas[1].mathml ==
      start +
          "display=\"block\" alttext=\"\\frac{a}{b}\"><semantics><mrow><mfrac><mi>a</mi><mi>b</mi></mfrac></mrow>"
          "<annotation encoding=\"application/x-tex\">\\frac{a}{b}</annotation></semantics></math>");
  BOOST_TEST(
      formulas[2].mathml ==
      start +
          "alttext=\"a&lt;&quot;b&quot; \\&amp; 中\"><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi "
          "mathvariant=\"normal\">\"</mi>"
          "<mi>b</mi><mi mathvariant=\"normal\">\"</mi><mi mathvariant=\"normal\">&amp;</mi><mtext>中</mtext></mrow>"
          "<annotation encoding=\"application/x-tex\">a&lt;\"b\" \\&amp; 中</annotation></semantics></math>");
  BOOST_TEST(formulas[3].mathml == start +
                                       "alttext=\"𝐀\"><semantics><mrow><mi>𝐀</mi></mrow>"
                                       "<annotation encoding=\"application/x-tex\">𝐀</annotation></semantics></math>");
}

/// Commands beside KaTeX's own, macros of a post, and what is said of a bad formula. Each row is a post.
BOOST_AUTO_TEST_CASE(posts) {
  Katex* katex = real_katex();
  if (!katex) return;
  const struct {
    const char* name;
    std::vector<std::string> sources;
    std::vector<std::string> expected;
  } kCases[] = {
      {"unknown command", {"$a \\foo$", "$x$"}, {"7:6: undefined control sequence: \\foo", "<mrow><mi>x</mi></mrow>"}},
      {"on a later line", {"$$\na\n\\foo\n$$"}, {"9:0: undefined control sequence: \\foo"}},
      {"no brace", {"$\\frac{a$"}, {"7:11: '}' is missing"}},
      {"a brace too many", {"$a}$"}, {"7:5: '}' closes nothing"}},
      {"a bad letter", {"$\\mathcal{1}$"}, {"<mrow><mn mathvariant=\"script\">1</mn></mrow>"}},
      {"macros last",
       {"$$\\newcommand{\\v}[1]{\\mathbf{#1}}$$", "$\\v x$"},
       {"silent", "<mrow><mi mathvariant=\"bold\">x</mi></mrow>"}},
      {"but not in another post", {"$\\v x$"}, {"<mrow><mover accent=\"true\"><mi>x</mi><mo>ˇ</mo></mover></mrow>"}},
      {"and only behind",
       {"$\\Foo$", "$\\def\\Foo{1}$", "$\\Foo$"},
       {"7:4: undefined control sequence: \\Foo", "silent", "<mrow><mn>1</mn></mrow>"}},
      {"a name that KaTeX has", {"$\\newcommand\\R{r}\\R$"}, {"<mrow><mi>r</mi></mrow>"}},
      {"an argument with a default",
       {"$\\newcommand{\\p}[2][n]{#1_{#2}} \\p{1}\\p[m]{2}$"},
       {"<mrow><msub><mi>n</mi><mn>1</mn></msub><msub><mi>m</mi><mn>2</mn></msub></mrow>"}},
      {"operators",
       {"$\\DeclareMathOperator{\\rk}{rank}$", "$\\rk A$"},
       {"silent", "<mrow><mi mathvariant=\"normal\">rank</mi><mo>\xE2\x81\xA1</mo><mi>A</mi></mrow>"}},
      {"labels",
       {"$$\\begin{equation}x\\label{eq:a_1}\\end{equation}$$", "$\\eqref{eq:a_1}$"},
       {"<mtable rowspacing=\"0.16em\" columnspacing=\"1em\"><mtr><mtd><mstyle scriptlevel=\"0\" "
        "displaystyle=\"true\"><mi>x</mi></mstyle></mtd></mtr></mtable>",
        "<mrow><mo stretchy=\"false\">(</mo><mtext>eq:a_1</mtext><mo stretchy=\"false\">)</mo></mrow>"}},
      {"what a page would load", {"$\\require{mhchem} x$"}, {"<mrow><mi>x</mi></mrow>"}},
      {"links", {"$\\href{javascript:1}{x}$"}, {"<mrow><mi>x</mi></mrow>"}},
      {"a macro without end", {"$\\def\\a{\\a\\a}\\a$"}, {"7:3: its macros never end"}},
      {"deep braces",
       {"$" + repeated("{", 300) + repeated("}", 300) + "$"},
       {"7:3: its braces are nested more than 200 deep"}},
      {"long", {"$" + repeated("x", 20001) + "$"}, {"7:3: it has more than 20000 bytes"}},
  };
  for (const auto& one : kCases) {
    const std::vector<std::string> made = convert_all(*katex, one.sources);
    for (std::size_t i = 0; i < made.size(); ++i) BOOST_TEST(made[i] == one.expected[i], one.name << ": " << made[i]);
  }
}

BOOST_AUTO_TEST_CASE(chemistry) {
  Katex* katex = real_katex();
  if (!katex) return;
  const std::vector<std::string> made =
      convert_all(*katex, {"$\\ce{H2O}$", "$\\ce{CO2 + C -> 2 CO}$", "$\\pu{1.2e3 kJ}$"});
  for (const std::string& one : made) BOOST_TEST((one.find("<m") == 0), one);
  Katex without([](std::string_view name) { return name == "katex.js" ? read_katex(name) : std::nullopt; });
  BOOST_TEST(convert_all(without, {"$\\ce{H2O}$"})[0] == "7:4: undefined control sequence: \\ce");
}

/// None of them takes more than a second, and the formula behind it is as ever.
BOOST_AUTO_TEST_CASE(hostile) {
  Katex* katex = real_katex();
  if (!katex) return;
  const struct {
    const char* name;
    std::string tex;
  } kCases[] = {
      {"doubling arguments", "\\def\\a#1{\\a{#1#1}}\\a{x}"},
      {"growing arguments", "\\def\\a#1{\\a{#1#1#1#1#1#1#1#1}}\\a{xxxxxxxxxxxxxxxxxxxxx}"},
      {"ten of ten of ten",
       "\\def\\a{xxxxxxxxxx}\\def\\b{\\a\\a\\a\\a\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b\\b\\b\\b\\b}\\c\\c\\c\\c\\c\\c"},
      {"fractions in fractions", repeated("\\frac{", 190) + "a" + repeated("}{b}", 190)},
      {"fences in fences", repeated("\\left(", 2000) + repeated("\\right)", 2000)},
      {"choices of choices", repeated("\\mathchoice{", 150) + "x" + repeated("}{y}{z}{w}", 150)},
      {"rows", "\\begin{array}{c}" + repeated("\\\\", 9000) + "\\end{array}"},
      {"columns", "\\begin{array}{" + repeated("c", 9000) + "}" + repeated("a&", 4000) + "\\end{array}"},
      {"primes", "x" + repeated("'", 19000)},
      {"chemistry", "\\ce{" + repeated("A->[a][b]", 200) + "}"},
      {"long chemistry", "\\ce{" + repeated("A->[a][b]", 2000) + "}"},
      {"open fences", repeated("\\left(", 3000)},
      {"characters by number", repeated("\\char\"", 3000)},
      {"dollars in words", repeated("\\text{$", 100) + repeated("$}", 100)},
  };
  for (const auto& one : kCases) {
    const std::vector<std::string> made = convert_all(*katex, {"$" + one.tex + "$", "$x^2$"});
    BOOST_TEST(!made[0].empty(), one.name);
    BOOST_TEST(made[1] == "<mrow><msup><mi>x</mi><mn>2</mn></msup></mrow>", one.name);
  }
  std::vector<std::string> many;
  for (int i = 0; i < 60; ++i) many.push_back("$\\ce{" + repeated("A->[a][b]", 200) + std::to_string(i) + "}$");
  BOOST_TEST(convert_all(*katex, many).back() == "");
}

/// KaTeX's own list.
BOOST_AUTO_TEST_CASE(vectors) {
  Katex* katex = real_katex();
  const auto vectors = essaypack::test::read_vectors("tex.json");
  if (!katex || !vectors) return;
  const std::map<std::string, std::string> kDiffer = {
      {"HorizontalBrackets", "\\overbracket came with 0.16.5"},
      {"Includegraphics", "a formula reaches no files"},
      {"StrikeThrough", "\\sout among words came with 0.16.5"},
      {"StrikeThroughColor", "\\sout among words came with 0.16.5"},
      {"UnsupportedCmds", "its commands are unknown on purpose"},
  };
  for (const auto& one : *vectors) {
    std::string definitions;
    for (const auto& [name, body] : one["macros"].items())
      definitions += "\\def" + name + "{" + body.get<std::string>() + "}\x01";
    const std::string tex = one["tex"];
    const auto shape = one["display"].get<bool>() ? Katex::Shape::block : Katex::Shape::span;
    const Katex::Made made = katex->make(tex, shape, definitions);
    const bool is_fine = !made.markup.empty() && !clean_mathml(made.markup, {"$" + tex + "$"}).empty();
    BOOST_TEST(is_fine == !kDiffer.count(one["name"]), one["name"] << ": " << made.error.english());
  }
}

BOOST_AUTO_TEST_CASE(highlighting) {
  const struct {
    const char* name;
    const char* xhtml;
    const char* code;
    const char* expected;
  } kCases[] = {
      {"spans", "<!-- x --><pre><tt><span class='keyword'>if</span><span class='normal'> a &lt; 1</span>\n</tt></pre>",
       "if a < 1\n", "<b>if</b> a &lt; 1\n"},
      {"a new line too many", "<pre><tt><span class='comment'># a</span>\n</tt></pre>", "# a", "<i># a</i>"},
      {"another text", "<pre><tt>ab</tt></pre>", "a", ""},
      {"no markup", "a", "a", ""},
      {"spans in spans", "<pre><span class='comment'># <span class='todo'>a</span></span></pre>", "# a",
       "<i># </i><i>a</i>"},
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
