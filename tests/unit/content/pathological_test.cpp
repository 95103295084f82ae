/// Hostile posts: each is rendered or refused with its bound's message. Without the bounds most of these take minutes
/// or gigabytes, so a hang is this test's way to fail.

#include "content/tree/bounds.h"

#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

std::string repeat(std::string_view text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

constexpr const char* kCostly = "a paragraph is too costly to parse";
constexpr const char* kPieces = "too many pieces of markup in one post";
constexpr const char* kDeep = "blocks or spans are nested more than 256 deep";
constexpr const char* kDeepHtml = "HTML elements are nested more than 256 deep";
constexpr const char* kOpen = "too many HTML elements are left open";
constexpr const char* kTags = "too many HTML tags never end";
constexpr const char* kFine = "";

}  // namespace

BOOST_AUTO_TEST_SUITE(pathological)

BOOST_AUTO_TEST_CASE(bodies) {
  const struct {
    const char* name;
    std::string body;
    const char* problem;  ///< Empty: it is rendered.
  } kCases[] = {
      {"www._", repeat("www._", 50'000), kFine},
      {"www.a/", repeat("www.a/", 50'000), kFine},
      {"http://", repeat("http://", 50'000), kFine},
      {"http://a!", repeat("http://a!", 50'000), kFine},
      {"mail", repeat("a@b", 50'000), kFine},
      {"mail with dots", repeat("a.", 50'000) + "@" + repeat("b.c", 50'000), kFine},
      {"images in images", repeat("![[]()", 50'000), kCostly},
      {"open brackets", repeat("[a](", 50'000), kCostly},
      {"closing brackets and parentheses", repeat("](", 3'000'000), kPieces},
      {"closed links without openers", repeat("a](b c) ", 100'000), kFine},
      {"nested brackets", repeat("[", 5'000) + "a" + repeat("]", 5'000), kFine},
      {"nested images", repeat("![", 300) + "a" + repeat("](b)", 300), kDeep},
      {"declarations", repeat("a <!A ", 50'000), kCostly},
      {"instructions", repeat("a <?", 50'000), kCostly},
      {"character data", repeat("a <![CDATA[", 50'000), kCostly},
      {"table of 4,000 columns", repeat("|", 4'001) + "\n" + repeat("|-", 4'000) + "|",
       "a table has more than 1,000 columns"},
      {"bars over bars", repeat("|", 100'000) + "\n" + repeat("|-", 100'000), kFine},
      {"bars", repeat("|a", 50'000) + "\n|-|-|\n" + repeat("\n|a|\n|-|\n" + repeat("|a", 50'000), 3), kFine},
      {"formulas in a row", repeat("|$a_1$", 50'000) + "\n|-|-|\n", kFine},
      {"open formulas in a row", repeat("| $`a", 50'000) + "\n|-|\n", kFine},
      {"many cells", repeat("|", 901) + "\n" + repeat("|-", 900) + "|\n" + repeat("|\n", 10'000),
       "a table has too many cells"},
      {"long paragraph over dashes", repeat("a\n", 20'000) + "-|-", kCostly},
      {"code in HTML that nothing closes", repeat("<div><code></p>\n", 30'000), kPieces},
      {"comments behind a backtick", repeat("{% note %}\n``<!--\n", 30'000), nullptr},
      {"quotes in quotes", repeat("> ", 50'000) + "a", kDeep},
      {"lists in lists", repeat("- ", 50'000) + "a", kDeep},
      {"emphasis in emphasis", repeat("*a **a ", 20'000) + "b" + repeat("** a*", 20'000), kDeep},
      {"open emphasis", repeat("*a **a ", 20'000), kFine},
      {"CJK emphasis", repeat("**甲。**乙", 50'000), kFine},
      {"stars", repeat("*", 100'000), kFine},
      {"tildes", repeat("~~a ~~", 50'000), kFine},
      {"marks around emphasis", repeat("a==*b*~~", 100'000), kFine},
      {"tildes and marks", repeat("~~a==", 50'000), kFine},
      {"tildes in tildes", repeat("~~a", 600) + repeat("a~~", 600), nullptr},
      {"backticks",
       [] {
         std::string text;
         for (int i = 1; i < 450; ++i) text += "e" + std::string(static_cast<std::size_t>(i), '`');
         return text;
       }(),
       kFine},
      {"dollars", repeat("$a ", 100'000), kFine},
      {"dollars behind addresses", repeat("a@b.c$", 200'000), kFine},
      {"formulas side by side", repeat("$a_1$", 100'000), kFine},
      {"comments of TeX", repeat("$%}", 200'000), kFine},
      {"double dollars", repeat("$$a\n\n", 50'000) + "$", kFine},
      {"open mathematics", repeat("\\(x=", 50'000), kFine},
      {"open environments", repeat("\\begin{a}", 50'000), kFine},
      {"open tags", repeat("{% note %}", 30'000), kFine},
      {"unknown tags", repeat("{% x", 20'000), kFine},
      {"braces", repeat("{{", 100'000), kFine},
      {"open comments", repeat("{# a", 50'000), kFine},
      {"notes",
       [] {
         std::string text;
         for (int i = 0; i < 5'000; ++i) text += "[^" + std::to_string(i) + "]: x\n";
         return text + repeat("[^1]", 5'000);
       }(),
       kFine},
      {"definitions",
       [] {
         std::string text;
         for (int i = 0; i < 7'000; ++i) text += "[" + std::to_string(i) + "]: x\n";
         return text + repeat("[1]", 5'000);
       }(),
       kFine},
      {"same headings", repeat("# a\n", 20'000), kFine},
      {"many tags", repeat("a <br> b\n", 60'000), kPieces},
      {"many links", repeat("[a](b)\n\n", 60'000), kPieces},
      {"many lines", repeat("a\n", 300'000), kPieces},
      {"many spans", repeat("*a* ", 300'000), kPieces},
      {"very long", repeat("a", 9'000'000), "the text is longer than 8 MiB"},
      {"one long line", repeat("一段没有换行的长文字，", 12'000), kFine},
      {"div in div", repeat("<div>", 50'000), kDeepHtml},
      {"div in div, apart", repeat("<div>\n\n", 5'000), kDeepHtml},
      {"bold in bold", repeat("<b>", 20'000), kDeepHtml},
      {"lists in HTML", repeat("<ul><li>", 20'000), kDeepHtml},
      {"tables in HTML", repeat("<table><tr><td>", 20'000), kDeepHtml},
      {"formatting opened again",
       [] {
         std::string text = "<div>";
         for (int i = 0; i < 250; ++i) text += "<b id=\"" + std::to_string(i) + "\">";
         return text + "</div>\n\n" + repeat("a\n\n", 20'000);
       }(),
       kOpen},
      {"formatting around blocks",
       [] {
         std::string text;
         for (int i = 0; i < 250; ++i) text += "<b id=\"" + std::to_string(i) + "\">";
         return "<div>" + text + repeat("<div>x</div>", 20'000);
       }(),
       kOpen},
      {"marks that hide", repeat("{hidden}", 30'000), kFine},
      {"marks that hide in an item", "- a\n" + repeat("  {hidden}\n", 30'000), kFine},
      {"paragraphs in HTML", repeat("<p>", 50'000), kFine},
      {"ends without beginnings", repeat("</p>", 50'000), kFine},
      {"attributes", "<a " + repeat("b=c ", 50'000) + ">", kFine},
      {"different attributes",
       [] {
         std::string text = "<a ";
         for (int i = 0; i < 50'000; ++i) text += "a" + std::to_string(i) + " ";
         return text + ">";
       }(),
       kFine},
      {"open attribute", repeat("<a b=\"", 50'000), kFine},
      {"open comment", repeat("<!--", 50'000), nullptr},
      {"open script", repeat("<script>", 50'000), nullptr},
      {"unknown elements", repeat("<int>", 50'000), kFine},
      {"svg in svg", repeat("<svg><g>", 20'000) + repeat("</svg>", 20'000), kDeepHtml},
      {"svg never closed", repeat("<svg a=b><g>", 50'000), nullptr},
      {"items by turns", repeat("<dd><li>", 30'000), kDeepHtml},
      {"items by turns, apart", repeat("<dd><li>\n\n", 20'000), kDeepHtml},
      {"items of lists", "<ul>" + repeat("<li>a", 20'000) + "</ul><dl>" + repeat("<dt>a<dd>b", 10'000) + "</dl>",
       kFine},
      {"parts of ruby", repeat("<rp>", 60'000), kOpen},
      {"parts of ruby in a table", "<ruby><table><tr><td>" + repeat("<rt>", 60'000), kOpen},
      {"ruby", repeat("<ruby>a<rt>b</ruby>", 20'000), kFine},
      {"unknown tags in a tag", "<div>" + repeat("<x", 60'000) + ">", kTags},
      {"attributes of tags in a tag", "<div>" + repeat("<a b=c ", 60'000) + "</b>", kTags},
      {"unknown tags in quotes", "<div>" + repeat("<x a=\"", 60'000) + "\">", kTags},
      {"MathML", repeat("<math><mrow>", 20'000), kDeepHtml},
      {"select", repeat("<select><option>", 20'000) + repeat("</select>", 20'000), kDeepHtml},
      {"select never closed", repeat("<select>", 50'000), nullptr},
      {"foster parents", repeat("<table>x", 200) + repeat("<br>", 20'000), nullptr},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    const auto fragment = site.render(row.body);
    std::string problem;
    for (const Diagnostic& one : site.diagnostics.sorted())
      if (one.kind == Kind::content_too_complex) problem = one.message.english();
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(bool(fragment) == problem.empty());
      if (row.problem) BOOST_TEST(problem == row.problem);
    }
  }
}

BOOST_AUTO_TEST_CASE(html_posts) {
  const struct {
    const char* name;
    std::string body;
    const char* problem;
  } kCases[] = {
      {"attributes of tags in a tag", "<p>" + repeat("<a b=c ", 1'000'000) + "</p>", kTags},
      {"tags in a tag", repeat("<b", 2'000'000) + ">", kFine},
      {"unknown tags in a tag", repeat("<x", 2'000'000) + ">", kTags},
      {"instructions that nothing ends", repeat("<i><a name=x></pre><?\n", 100'000), kTags},
      {"open quotes", repeat("<a b=\"", 1'000'000), kTags},
      {"less-than signs", repeat("<", 2'000'000), kFine},
      {"open ruby", "<p>" + repeat("<rp>", 500'000), kOpen},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.site.posts[0].is_html = true;
    const auto fragment = site.render(row.body);
    std::string problem;
    for (const Diagnostic& one : site.diagnostics.sorted())
      if (one.kind == Kind::content_too_complex) problem = one.message.english();
    BOOST_TEST(problem == row.problem, row.name << ": " << problem);
    BOOST_TEST(bool(fragment) == problem.empty(), row.name);
  }
}

BOOST_AUTO_TEST_CASE(vaults) {
  for (const std::string& body :
       {repeat("[[", 200'000), repeat("[[#\\[", 1'000'000), repeat("^", 2'000'000), repeat("[[a", 100'000),
        repeat("^[", 400'000), repeat("^[a]", 2'000), repeat("%% a ", 100'001), repeat("a ^b\n", 50'000),
        repeat("![[a.png|1", 50'000), repeat("![a|1](", 50'000), repeat("![a](b =1x", 50'000)}) {
    ContentSite site;
    site.config.markdown.notes.wiki_links = true;
    site.render(body);
    BOOST_TEST(site.diagnostics.sorted().size() < 20'000u, body.substr(0, 10));
  }
}

BOOST_AUTO_TEST_CASE(lines_of_notes) {
  for (const std::string& body :
       {repeat("#+BEGIN_COMMENT\n", 50'000), repeat(":LOGBOOK:\n", 80'000), ":LOGBOOK:\n" + repeat(":", 800'000),
        repeat(":LOGBOOK:\n:END:\n", 50'000), repeat("> #+BEGIN_COMMENT\n", 40'000)}) {
    ContentSite site;
    site.render(body);
    BOOST_TEST(site.diagnostics.sorted().size() < 20'000u, body.substr(0, 10));
  }
}

BOOST_AUTO_TEST_CASE(tags) {
  const std::string kLong = "{% assign x = '" + repeat("a", 3'900) + "' %}\n";
  const std::string kDoubled = "{% assign x = 'aaaaaaaaaaaaaaaa' %}\n" + repeat("{% assign x = x | append: x %}\n", 16);
  std::string names;
  for (int i = 0; i < 95; ++i) names += "{% assign y" + std::to_string(i) + " = x %}\n";
  const struct {
    const char* name;
    const SiteKind* type;
    std::string body;
  } kCases[] = {
      {"notes in notes", &hexo_kind(), repeat("{% note %}", 50'000) + "{% endnote %}"},
      {"other ends", &hexo_kind(), repeat("{% note %}", 50'000) + repeat("{% endtabs %}", 50'000) + "{% endnote %}"},
      {"open pictures", &hexo_kind(), "{% gallery %}" + repeat("![", 200'000) + "{% endgallery %}"},
      {"open elements in a gallery", &hexo_kind(), "{% gallery %}" + repeat("<a", 200'000) + "{% endgallery %}"},
      {"open comments in a gallery", &hexo_kind(), "{% gallery %}" + repeat("<!--", 100'000) + "{% endgallery %}"},
      {"notes in a quotation", &hexo_kind(), repeat(">", 200) + repeat("{% note a, b %}", 20'000)},
      {"containers", &hexo_kind(), repeat("::: tip\n", 50'000) + repeat(":::\n", 50'000)},
      {"open containers", &hexo_kind(), repeat("::: tip\n", 100'000)},
      {"admonitions", &hexo_kind(), repeat("!!! note\n    a\n", 50'000)},
      {"admonitions in a quotation", &hexo_kind(), repeat("> !!! note\n>     a\n", 50'000)},
      {"open fences in admonitions", &hexo_kind(), repeat("> !!! note\n>     ```a\n\n", 20'000)},
      {"open fences", &hexo_kind(), repeat("```a\n", 50'000) + "{% note %}{% endnote %}"},
      {"addresses with spaces", &hexo_kind(), repeat("[a](b c) ", 50'000)},
      {"links to nothing", &hexo_kind(), repeat("[a](b.md) ", 20'000)},
      {"one letter too many", &hexo_kind(), repeat("[a](/2020/01/01/HERE/) ", 20'000)},
      {"attributes", &jekyll_kind(), repeat("{:", 100'000)},
      {"attributes behind spans", &jekyll_kind(), repeat("*a*{:.b}", 20'000)},
      {"open comments of kramdown", &jekyll_kind(), repeat("{::comment}", 50'000)},
      {"open fences of kramdown", &jekyll_kind(), repeat("~~~a\n\n```b\n\n", 50'000)},
      {"bars in descriptions of kramdown", &jekyll_kind(), repeat("&#1;|-\n: ", 5'000)},
      {"rows of kramdown", &jekyll_kind(),
       repeat("- a | `b {{ {% <code\n", 50'000) + "\n" + repeat("`{{|``<code", 50'000)},
      {"descriptions", &jekyll_kind(), "a\n" + repeat(": b\n", 50'000)},
      {"terms", &hugo_kind(), repeat("a\n: b\n\n", 50'000)},
      {"posts behind addresses", &jekyll_kind(), repeat("}}{% post_url a %}", 20'000)},
      {"posts behind open addresses", &jekyll_kind(), repeat("{{ site.url }}{% post_url a %}", 20'000)},
      {"captures", &jekyll_kind(),
       "{% capture a %}" + repeat("b", 3'900) + "{% endcapture %}" + repeat("{{a}}", 50'000)},
      {"raw", &jekyll_kind(), repeat("{% raw %}", 50'000) + "`{% raw %}" + repeat("{% endraw %}", 50'000)},
      {"a value that is doubled", &jekyll_kind(), kDoubled + repeat("{{ x }}\n", 2'000)},
      {"loops over a long value", &jekyll_kind(),
       kDoubled + repeat("{% for i in (1..200) %}{{ x }}{{ x | replace: 'a', x }}{% endfor %}\n", 2'000)},
      {"replaced by itself", &jekyll_kind(),
       kLong + repeat("{{ x | replace: 'a', x | replace: 'a', x | size }}\n", 10'000)},
      {"includes with many names", &jekyll_kind(), kLong + names + repeat("{% include x.html a=x %}\n", 10'000)},
      {"liquid values", &jekyll_kind(), repeat("{{ 'a' | append: 'b' }}", 20'000)},
      {"open shortcodes", &hugo_kind(), repeat("{{< a ", 100'000)},
      {"shortcodes in shortcodes", &hugo_kind(), repeat("{{< note >}}", 50'000) + repeat("{{< /note >}}", 50'000)},
      {"long arguments", &hugo_kind(), "{{< figure " + repeat("a=\"", 3'000) + " >}}"},
      {"own shortcodes", &hugo_kind(), repeat("{{< own >}}*a* ", 50'000) + repeat("{{< /own >}}", 50'000)},
      {"own shortcodes and one end", &hugo_kind(),
       repeat("{{< own >}}", 50'000) + std::string(500'000, ' ') + "{{< /own >}}"},
      {"own shortcodes of Markdown", &hugo_kind(), repeat("{{% own %}}a\n", 50'000) + repeat("{{% /own %}}", 50'000)},
      {"own shortcodes one by one", &hugo_kind(), repeat("{{% own %}}a{{% /own %}} {{< own >}}b{{< /own >}} ", 20'000)},
      {"own shortcodes that double a value", &hugo_kind(), repeat("{{< doubled >}}a{{< /doubled >}} ", 20'000)},
      {"own shortcodes of many names", &hugo_kind(), repeat("{{< names >}}a{{< /names >}} ", 20'000)},
      {"own shortcodes that hide", &hugo_kind(), repeat("{{< none >}}", 50'000) + repeat("{{< /none >}}", 50'000)},
      {"own shortcodes of HTML", &hugo_kind(), "{{< own >}}" + repeat("{{ {{% a %}}<b>", 50'000) + "{{< /own >}}"},
      {"shown shortcodes", &hugo_kind(), repeat("{{</* a */>}}", 50'000)},
      {"alerts", &hexo_kind(), repeat("> [!note] a\n\n", 50'000)},
  };
  for (const auto& row : kCases) {
    ContentSite site;
    site.config.kind = row.type;
    site.config.markdown.kramdown = row.type == &jekyll_kind();
    site.config.markdown.descriptions.several_terms = row.type != &hexo_kind();
    site.folder.write("source/_includes/x.html", "{{ include.a }}");
    site.config.layout_folders = {"layouts"};
    site.folder.write("layouts/shortcodes/own.html", "<div>{{ .Inner }}</div>");
    site.folder.write("layouts/shortcodes/none.html", "");
    site.folder.write("layouts/shortcodes/doubled.html", "{{ $a := \"abcd\" }}" +
                                                             repeat("{{ $a = printf \"%s%s\" $a $a }}", 40) +
                                                             repeat("{{ $a = slice $a $a }}", 40) + "{{ .Inner }}");
    site.folder.write("layouts/shortcodes/names.html", repeat("{{ $a := 1 }}", 4'000) + "{{ $b }}{{ .Inner }}");
    const auto fragment = site.render(row.body);
    BOOST_TEST(bool(fragment) == (site.diagnostics.count(Severity::error) == 0), row.name);
  }
}

BOOST_AUTO_TEST_CASE(places) {
  ContentSite site;
  site.site.posts[0].body_line = 5;
  site.render("ok\n\nok\n\n" + repeat("![[]()", 50'000));
  BOOST_TEST(site.problems() == "9:0: a paragraph is too costly to parse [content/too-complex]\n");
}

BOOST_AUTO_TEST_SUITE_END()
