// Blocks of code that describe a drawing.

#include "epub_support.h"

#include "config/sections/book.h"
#include "export/book/chapter/diagrams.h"

#include <boost/test/unit_test.hpp>

#include <atomic>

using namespace epub_support;

namespace {

using State = ProgramResult::State;

constexpr const char* kSvg =
    "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\">\n<svg "
    "xmlns=\"http://www.w3.org/2000/svg\" "
    "width=\"62pt\" height=\"116pt\" viewBox=\"0 0 62 116\"><script>x()</script><g onclick=\"y()\"><text>a</text>"
    "<image href=\"http://e.org/a.png\"/></g></svg>\n";

RunProgram answers(State state, std::string output) {
  return [state, output](const std::vector<std::string>&, std::string_view, AddressSpace) {
    return ProgramResult{state, output, {}};
  };
}

TestSite site_with(const std::string& body, RunProgram run) {
  TestSite test;
  test.config.book->cover_image = "none.png";
  test.config.book->chronology = test.config.book->colophon = false;
  test.run = std::move(run);
  test.add("a.md", "T", body).abbrlink = "a";
  return test;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_diagrams)

BOOST_AUTO_TEST_CASE(who_draws_what) {
  const struct {
    const char* language;
    const char* source;
    const char* expected;  ///< The command and its input.
  } kCases[] = {
      {"dot", "digraph {a -> b}", "dot -Tsvg|digraph {a -> b}"},
      {"Graphviz", "graph {}", "dot -Tsvg|graph {}"},
      {"mermaid", "graph TD", "mmdc --quiet --input - --output - --outputFormat svg|graph TD"},
      {"plantuml", "a -> b", "plantuml -tsvg -pipe|@startuml\na -> b\n@enduml\n"},
      {"puml", "@startmindmap\n* a\n@endmindmap", "plantuml -tsvg -pipe|@startmindmap\n* a\n@endmindmap"},
      {"dot", " \n ", ""},
      {"c", "int", ""},
      {"dotnet", "x", ""},
  };
  for (const auto& one : kCases) {
    std::string asked;
    Diagrams diagrams([&](const std::vector<std::string>& command, std::string_view input, AddressSpace) {
      for (const std::string& word : command) asked += (asked.empty() ? "" : " ") + word;
      asked += "|" + std::string(input);
      return ProgramResult{State::done, kSvg, {}};
    });
    const Diagram& made = diagrams.draw(one.language, one.source);
    BOOST_TEST((made.state == (*one.expected ? Diagram::State::drawn : Diagram::State::none)), one.language);
    BOOST_TEST(asked == one.expected, one.language << ": " << asked);
  }
}

BOOST_AUTO_TEST_CASE(each_source_once) {
  std::atomic<int> runs{0};
  Diagrams diagrams([&](const std::vector<std::string>&, std::string_view, AddressSpace) {
    ++runs;
    return ProgramResult{State::done, kSvg, {}};
  });
  for (int i = 0; i < 3; ++i) diagrams.draw("dot", "a");
  diagrams.draw("gv", "a");
  diagrams.draw("dot", "b");
  BOOST_TEST(runs == 2);
  BOOST_TEST((diagrams.draw("dot", std::string(200'000, 'x')).state == Diagram::State::failed));
  BOOST_TEST(runs == 2);
}

BOOST_AUTO_TEST_CASE(in_a_book) {
  const std::string block = "<pre ep:line=\"7\"><code class=\"language-dot\">digraph {\n a -&gt; b }</code></pre>";
  const std::string code = "<pre class=\"language-dot\"><code>digraph {\n a -&gt; b }</code></pre>";
  const struct {
    const char* name;
    RunProgram run;
    DiagramForm form;
    bool is_drawn;
    std::string problems;
  } kCases[] = {
      {"drawn", answers(State::done, kSvg), DiagramForm::drawing, true, ""},
      {"not wanted", answers(State::done, kSvg), DiagramForm::source, false, ""},
      {"no programs", {}, DiagramForm::drawing, false, ""},
      {"missing", answers(State::missing, ""), DiagramForm::drawing, false,
       ":0: 'dot' (Graphviz) is not installed, so diagrams stay as their source [book/no-program]\n"},
      {"failed", answers(State::failed, kSvg), DiagramForm::drawing, false,
       "posts/a.md:7: 'dot' can't draw this diagram, so it stays as its source [content/bad-diagram]\n"},
      {"too slow", answers(State::timed_out, ""), DiagramForm::drawing, false,
       "posts/a.md:7: 'dot' can't draw this diagram, so it stays as its source [content/bad-diagram]\n"},
      {"no drawing", answers(State::done, "<html>no</html>"), DiagramForm::drawing, false,
       "posts/a.md:7: 'dot' can't draw this diagram, so it stays as its source [content/bad-diagram]\n"},
      {"a drawing cut short", answers(State::done, "<svg xmlns=\"http://www.w3.org/2000/svg\"><g>"),
       DiagramForm::drawing, false,
       "posts/a.md:7: the drawing of 'dot' can't be used in a book, so the diagram stays as its source "
       "[content/bad-diagram]\n"},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      TestSite test = site_with(block, one.run);
      test.config.book->look.diagrams = one.form;
      const TemporaryFolder folder;
      std::string problems = test.make(folder.path / "b.epub");
      const std::size_t cover = problems.find(":0: cover");
      if (cover != std::string::npos) problems.erase(cover, problems.find('\n', cover) + 1 - cover);
      BOOST_TEST(problems == one.problems);
      const auto files = unzip(folder.path / "b.epub");
      const std::string page = files.count("EPUB/text/post-a.xhtml") ? files.at("EPUB/text/post-a.xhtml") : "";
      BOOST_TEST((page.find(code) != std::string::npos) == !one.is_drawn);
      BOOST_TEST((page.find("<figure class=\"diagram\"><img src=\"../images/") != std::string::npos) == one.is_drawn);
      BOOST_TEST((page.find("alt=\"digraph { a -&gt; b }\"") != std::string::npos ||
                  page.find("alt=\"digraph { a -> b }\"") != std::string::npos) == one.is_drawn);
      for (const auto& [name, bytes] : files)
        if (name.ends_with(".svg") && name.starts_with("EPUB/images/"))
          for (const char* bad : {"script", "onclick", "e.org", "DOCTYPE"})
            BOOST_TEST(bytes.find(bad) == std::string::npos, name << " has " << bad);
    }
}

/// In all forms in which posts have one.
BOOST_AUTO_TEST_CASE(forms_of_blocks) {
  const struct {
    const char* name;
    const char* body;
    const char* expected;  ///< The elements around the drawing; empty: there is none.
  } kCases[] = {
      {"code", "<pre><code class=\"language-dot\">a</code></pre>", "<figure class=\"diagram\"><img"},
      {"code with another class", "<pre><code class=\"language-mermaid hljs\">a</code></pre>",
       "<figure class=\"diagram\"><img"},
      {"with a class of its own", "<pre class=\"x\"><code class=\"language-dot\">a</code></pre>",
       "<figure class=\"diagram\"><img"},
      {"with a caption", "<figure><figcaption>c</figcaption><pre><code class=\"language-dot\">a</code></pre></figure>",
       "<figure><figcaption>c</figcaption><img"},
      {"Mermaid's own elements", "<pre class=\"mermaid\">a</pre>", "<figure class=\"diagram\"><img"},
      {"the same", "<div class=\"mermaid\">a</div>", "<figure class=\"diagram\"><img"},
      {"elements in it", "<div class=\"mermaid\">a<b>c</b></div>", ""},
      {"another language", "<pre><code class=\"language-c\">a</code></pre>", ""},
      {"no language", "<pre><code class=\"dot\">a</code></pre>", ""},
  };
  for (const auto& one : kCases) BOOST_TEST_CONTEXT(one.name) {
      TestSite test = site_with(one.body, answers(State::done, kSvg));
      const TemporaryFolder folder;
      test.make(folder.path / "b.epub");
      const std::string page = unzip(folder.path / "b.epub")["EPUB/text/post-a.xhtml"];
      BOOST_TEST((page.find("../images/") != std::string::npos) == (*one.expected != '\0'));
      BOOST_TEST(page.find(one.expected) != std::string::npos, page);
    }
}

BOOST_AUTO_TEST_SUITE_END()
