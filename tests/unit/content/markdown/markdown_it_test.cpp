#include "content_fixture.h"
#include "kinds/kinds.h"

#include <boost/test/unit_test.hpp>

using namespace essaypack;
using namespace essaypack::test;

namespace {

struct Row {
  const char* name;
  const char* body;
  std::string html;
};

void check(const ContentSite& rules, std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    ContentSite site;
    site.config.markdown = rules.config.markdown;
    const std::string html = site.html(row.body);
    BOOST_TEST(html == row.html, row.name << ": " << html);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_it)

/// As hexo-renderer-markdown-it 7 writes it with markdown-it-sub, -sup and -ins.
BOOST_AUTO_TEST_CASE(marks) {
  ContentSite rules;
  rules.config.markdown.marks.subscripts = rules.config.markdown.marks.superscripts =
      rules.config.markdown.marks.inserted = true;
  check(rules,
        {{"sub and sup", "水 H~2~O 和 x^2^、^12^C", "<p>水 H<sub>2</sub>O 和 x<sup>2</sup>、<sup>12</sup>C</p>"},
         {"one behind another", "a~1~~2~ a~1~~2~~3~ x^1^^2^ ~~a~1~~~ a~b~~ ~a~~b~",
          "<p>a<sub>1</sub><sub>2</sub> a<sub>1</sub><sub>2</sub><sub>3</sub> x<sup>1</sup><sup>2</sup> "
          "<del>a<sub>1</sub></del> a<sub>b</sub>~ <sub>a</sub><sub>b</sub></p>"},
         {"spaces", "x^a\\ b^ ~a b~ 2^10", "<p>x<sup>a b</sup> ~a b~ 2^10</p>"},
         {"beside what is struck", "~~删~2~的~~ ~~删~~", "<p><del>删<sub>2</sub>的</del> <del>删</del></p>"},
         {"escaped", "\\^a^ \\~b~ \\++c++", "<p>^a^ ~b~ ++c++</p>"},
         {"inserted", "++a b++ C++ and C++ 语言, x++y++z", "<p><ins>a b</ins> C++ and C++ 语言, x<ins>y</ins>z</p>"},
         {"code and HTML", "`H~2~O ++x++`\n\n<div>\nH~2~O\n</div>\n\n<b title=\"a^b^\">c^d^</b>",
          "<p><code>H~2~O ++x++</code></p><div>\nH~2~O\n</div><p><b title=\"a^b^\">c<sup>d</sup></b></p>"},
         {"addresses", "[x](https://e.org/a^b^c) https://e.org/x^2^y",
          "<p><a href=\"https://e.org/a%5Eb%5Ec\" ep:link=\"0\">x</a> "
          "<a href=\"https://e.org/x\" ep:link=\"1\">https://e.org/x</a>^2^y</p>"},
         {"in a table", "| a^2^ |\n|---|\n| ++c++ |",
          "<table><thead><tr><th>a<sup>2</sup></th></tr></thead><tbody><tr><td><ins>c</ins></td></tr></tbody></table>"},
         {"nothing closes", "^a ~b ++c", "<p>^a ~b ++c</p>"}});
}

/// As markdown-it-ruby 1.1 writes it.
BOOST_AUTO_TEST_CASE(ruby) {
  ContentSite rules;
  rules.config.markdown.marks.ruby = true;
  check(rules, {{"one reading", "{北京|Běijīng} {漢字|かん|じ|x}",
                 "<p><ruby>北京<rt>Běijīng</rt></ruby> <ruby>漢字<rt>かん|じ|x</rt></ruby></p>"},
                {"one for each character", "{北京|Běi|jīng} {北京|Běi||jīng}",
                 "<p><ruby>北<rt>Běi</rt>京<rt>jīng</rt></ruby> <ruby>北<rt>Běi</rt>京<rt>jīng</rt></ruby></p>"},
                {"none", "{|x} {x} \\{b|c} {a|b `{a|b}`", "<p>{|x} {x} {b|c} {a|b <code>{a|b}</code></p>"},
                {"in a table's row", "| {a|b} |\n|---|---|",
                 "<table><thead><tr><th>{a</th><th>b}</th></tr></thead></table>"}});
}

/// As markdown-it-abbr 2 writes it, but that Chinese needs no spaces.
BOOST_AUTO_TEST_CASE(abbreviations) {
  ContentSite rules;
  rules.config.markdown.abbreviations = true;
  const std::string html = "<abbr title=\"Hyper\">HTML</abbr>";
  check(rules, {{"words", "HTML, HTMLs (HTML) **HTML** `HTML` HTML_x\n\n*[HTML]: Hyper",
                 "<p>" + html + ", HTMLs (" + html + ") <strong>" + html + "</strong> <code>HTML</code> HTML_x</p>"},
                {"in a link and a heading", "# HTML\n\n[HTML](https://e.org)\n\n*[HTML]: Hyper",
                 "<h1 id=\"HTML\" ep:heading=\"0\">" + html + "</h1><p><a href=\"https://e.org\" ep:link=\"0\">" +
                     html + "</a></p>"},
                {"among Chinese", "中HTML文\n\n*[HTML]: Hyper", "<p>中" + html + "文</p>"},
                {"several words, the longest", "a b c\n\n*[a]: 1\n*[a b]: 2", "<p><abbr title=\"2\">a b</abbr> c</p>"},
                {"the first counts", "x\n\n*[x]: 1\n*[x]: 2", "<p><abbr title=\"1\">x</abbr></p>"},
                {"in a list", "- x\n\n  *[x]: 1\n\nx",
                 "<ul><li><abbr title=\"1\">x</abbr></li></ul><p><abbr title=\"1\">x</abbr></p>"},
                {"HTML of the author's", "<b>x</b> <abbr title=\"y\">x</abbr> <kbd>x</kbd>\n\n*[x]: a & <b>",
                 "<p><b><abbr title=\"a &amp; &lt;b>\">x</abbr></b> <abbr title=\"y\">x</abbr> <kbd>x</kbd></p>"},
                {"none", "*[x] y\n\n*[]: z\n\n*[a[b]]: c", "<p>*[x] y</p><p>*[]: z</p><p>*[a[b]]: c</p>"}});
  rules.config.markdown.abbreviations = false;
  check(rules, {{"not read", "x\n\n*[x]: 1", "<p>x</p><p>*[x]: 1</p>"}});
}

/// Without plug-ins all of it is text.
BOOST_AUTO_TEST_CASE(without_plugins) {
  check(ContentSite(),
        {{"marks", "H~2~O x^2^ ++a++ !!b!! :tada: {a^b} ^[c]", "<p>H~2~O x^2^ ++a++ !!b!! :tada: {a^b} ^[c]</p>"},
         {"blocks", "+++ a\nb\n+++\n\n;;;c d\ne\n;;;", "<p>+++ a\nb\n+++</p><p>;;;c d\ne\n;;;</p>"},
         {"attributes", "[a]{.red} *b*{.red}", "<p>[a]{.red} <em>b</em>{.red}</p>"}});
}

/// As hexo-renderer-aether and hexo-renderer-multi-markdown-it write it, the renderers of Shoka and ShokaX.
BOOST_AUTO_TEST_CASE(shoka) {
  ContentSite rules;
  MarkdownConfig& markdown = rules.config.markdown;
  markdown.shoka_blocks = markdown.marks.spoilers = markdown.attributes.anywhere = markdown.marks.ruby =
      markdown.marks.inserted = true;
  check(rules,
        {{"folded", "+++ 题 *一*\n内 **文**\n\n- a\n+++\n后",
          "<details><summary>题 <em>一</em></summary><p>内 "
          "<strong>文</strong></p><ul><li>a</li></ul></details><p>后</p>"},
         {"folded in a colour, in another", "++++primary 外\n+++ 内\n深\n+++\n外文\n++++",
          "<details><summary>外</summary><details><summary>内</summary><p>深</p></details><p>外文</p></details>"},
         {"no colour", "+++x y\nz\n+++", "<p>+++x y\nz\n+++</p>"},
         {"nothing closes it", "+++ x\ny", "<p>+++ x\ny</p>"},
         {"tabs", ";;;id1 卡 1\n一\n;;;\n\n;;;id1 卡 2\n```\n;;;\n```\n;;;",
          "<section class=\"tab\"><p><strong>卡 1</strong></p><p>一</p></section><section class=\"tab\"><p><strong>卡 2"
          "</strong></p><pre><code>;;;\n</code></pre></section>"},
         {"notes", ":::info\n一\n:::\n\n:::warning no-icon\n二\n:::",
          "<aside class=\"note info\"><p>一</p></aside><aside class=\"note warning\"><p>二</p></aside>"},
         {"spoilers", "!!黑 *幕*!! a!! b !!c!!", "<p><span>黑 <em>幕</em></span> a!! b <span>c</span></p>"},
         {"spans with attributes", "[红]{.red} **粗**{.blue .x} ++线++{.dot} `c`{.y} [a]{b} [l](https://e.org){.z}",
          "<p>红 <strong>粗</strong> <ins>线</ins> <code>c</code> [a]{b} <a href=\"https://e.org\" "
          "ep:link=\"0\">l</a></p>"},
         {"lines with attributes", "行 {.wide}\n- 未 {.danger}\n\n# 题 {#t .x}",
          "<p>行</p><ul><li>未</li></ul><h1 id=\"t\" ep:heading=\"0\">题</h1>"},
         {"attributes of spoilers and ruby", "!!黑!!{.blur} {漢^か}{.x} 哇!{.x}",
          "<p><span>黑</span> <ruby>漢<rt>か</rt></ruby> 哇!{.x}</p>"},
         {"what a word hides", "a {hidden}\n\n*b*{hidden} c [d]{hidden}\n\n# e {.x hidden}\n\nf {hide}",
          "<p> c</p><p>f {hide}</p>"},
         {"what attributes hide",
          "a [b]{style=\"display:none\"} *c*{style=\"display:none\"} d\n\ne {style=\"display:none\"}\n\nf",
          "<p>a   d</p><p>f</p>"},
         {"ruby", "{可愛い犬^か+わい・い・いぬ} {だから^*} {a^ b} {^x} {x^}",
          "<p><ruby>可愛い犬<rt>かわいいいぬ</rt></ruby> <em>だから</em> <ruby>a<rt>b</rt></ruby> {^x} {x^}</p>"}});
}

BOOST_AUTO_TEST_CASE(emoji) {
  ContentSite rules;
  rules.config.markdown.typography.emoji = true;
  check(rules,
        {{"names", ":smile::+1: :unknown_x: 12:30:45 :e-mail:", "<p>😄👍 :unknown_x: 12:30:45 📧</p>"},
         {"code and formulas", "`:smile:` $x_1:smile:$\n\n    :smile:\n\n<kbd>:tada:</kbd>",
          "<p><code>:smile:</code> <span class=\"math\">$x_1:smile:$</span></p><pre><code>:smile:\n</code></pre><p>"
          "<kbd>:tada:</kbd></p>"},
         {"attributes and addresses", "<b title=\":tada:\">:tada:</b> [:tada:](https://e.org/:tada:/x)",
          "<p><b title=\":tada:\">🎉</b> <a href=\"https://e.org/:tada:/x\" ep:link=\"0\">🎉</a></p>"},
         {"in HTML and tags", "<div>\n:tada:\n</div>\n\n{% note info %}\n:tada:\n{% endnote %}",
          "<div>\n🎉\n</div><aside class=\"note info\"><p>🎉</p></aside>"},
         {"escaped", "\\:smile: \\:x", "<p><span>:</span>smile: :x</p>"},
         {"in notes",
          "a[^1]\n\n[^1]: :tada:", "<p>a<ep:ref note=\"1\" nth=\"1\"/></p><ep:note n=\"1\"><p>🎉</p></ep:note>"}});
  ContentSite site;
  site.config.markdown.typography.emoji = true;
  const auto fragment = site.render("## 开始 :rocket:");
  BOOST_TEST(fragment->headings[0].text == "开始 🚀");
  BOOST_TEST(fragment->headings[0].id == "开始-rocket");
  site.site.posts[0].fields.set("no-emoji", "true");
  BOOST_TEST(site.html(":tada:") == "<p>:tada:</p>");
}

BOOST_AUTO_TEST_CASE(inline_notes) {
  ContentSite rules;
  rules.config.markdown.inline_notes = true;
  ContentSite site;
  site.config.markdown = rules.config.markdown;
  const std::string html = site.html("a^[行内 `x]` *b*] c");
  BOOST_TEST(html.find("行内 <code>x]</code> <em>b</em>") != std::string::npos, html);
  BOOST_TEST(html.find("] c") == std::string::npos, html);
}

BOOST_AUTO_TEST_SUITE_END()
