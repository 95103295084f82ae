#include "export/book/style_sheet.h"

#include "base/hash.h"
#include "config/sections/book.h"
#include "epub_support.h"
#include "export/book/text/vertical.h"

#include <boost/test/unit_test.hpp>

using namespace epub_support;

namespace {

std::map<std::string, std::string> make_book(TestSite& site, std::string& problems) {
  const TemporaryFolder folder;
  site.finish();
  problems = site.make(folder.path / "book.epub");
  return unzip(folder.path / "book.epub");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_style_sheet)

BOOST_AUTO_TEST_CASE(faults) {
  const struct {
    const char* name;
    const char* css;
    std::size_t at;
    const char* what;
  } kCases[] = {
      {"fine", "@media print { p { color: red; margin: 0 } }\n@font-feature-values a { }", 0, ""},
      {"direction", "p {\n direction: rtl }", 5, "direction"},
      {"direction after another", "p { margin: 0; DIRECTION : rtl }", 15, "direction"},
      {"bidi", "p{unicode-bidi:embed}", 2, "unicode-bidi"},
      {"a name with it", "p { flex-direction: row; animation: direction }", 0, ""},
      {"a selector with it", "direction a { margin: 0 }", 0, ""},
      {"in a comment", "/* direction: rtl; @import */ p { margin: 0 }", 0, ""},
      {"in a string", "q { quotes: 'url(x)' \"@import { \\\" }\" }", 0, ""},
      {"import", "@IMPORT 'a.css';", 0, "@import"},
      {"address", "p { background: url(a.png) }", 16, "url(...)"},
      {"behind a comment", "p { background: /* x */url( 'a.png') }", 23, "url(...)"},
      {"escape", "p { d\\69rection: rtl }", 5, "\\"},
      {"open", "p { margin: 0", 2, "{"},
      {"closed", "p { margin: 0 } }", 16, "}"},
      {"comment without end", "p { margin: 0 } /* }", 16, "/*"},
      {"string without end", "p { quotes: 'a }\n", 12, "'"},
      {"a rule in a rule", "p { margin: 0; & em { margin: 0 } }", 20, "nesting"},
      {"a question in a rule", "p { @media print { margin: 0 } }", 17, "nesting"},
      {"a rule in a question in a question", "@supports (x: y) { @media print { p { margin: 0 } } }", 0, ""},
      {"no selector", "p { } { margin: 0 }", 6, "no selector"},
      {"empty", "", 0, ""},
  };
  for (const auto& one : kCases) {
    const StyleFault fault = find_style_fault(one.css);
    BOOST_TEST(fault.what == one.what, one.name << ": " << fault.what);
    BOOST_TEST(fault.at == one.at, one.name << ": " << fault.at);
  }
}

BOOST_AUTO_TEST_CASE(digits) {
  const struct {
    const char* name;
    const char* page;
    const char* expected;
  } kCases[] = {
      {"two among Han", "<p>我12岁</p>", "<p>我<span class=\"tcy\">12</span>岁</p>"},
      {"one", "<p>第3章</p>", "<p>第<span class=\"tcy\">3</span>章</p>"},
      {"three", "<p>我123岁</p>", "<p>我123岁</p>"},
      {"at both ends", "<p>12岁，第3</p>", "<p><span class=\"tcy\">12</span>岁，第<span class=\"tcy\">3</span></p>"},
      {"a year", "<h2>2023年</h2>", "<h2><span class=\"upright\">2023</span>年</h2>"},
      {"years", "<p>1998年到2023年，共2000人</p>",
       "<p><span class=\"upright\">1998</span>年到<span class=\"upright\">2023</span>年，共2000人</p>"},
      {"alone", "<td>12</td>", "<td>12</td>"},
      {"a heading's number",
       "<h2><span class=\"number\">12</span>\xC2\xA0"
       "a<span>1</span></h2>",
       "<h2><span class=\"number\"><span class=\"tcy\">12</span></span>\xC2\xA0"
       "a<span>1</span></h2>"},
      {"of a heading below", "<h3><span class=\"number\">1.2</span></h3>",
       "<h3><span class=\"number\">1.2</span></h3>"},
      {"a note's number", "x<sup class=\"note-ref\"><a href=\"#a\">1</a>2</sup>10<sup>2</sup>",
       "x<sup class=\"note-ref\"><a href=\"#a\"><span class=\"tcy\">1</span></a>2</sup>10<sup>2</sup>"},
      {"the way back", "<p><a role=\"doc-backlink\" href=\"#a\">1</a> x 1</p>",
       "<p><a role=\"doc-backlink\" href=\"#a\"><span class=\"tcy\">1</span></a> x 1</p>"},
      {"with letters", "<p>约12km，v2版，3.5元，第2x</p>", "<p>约12km，v2版，3.5元，第2x</p>"},
      {"in code", "<p>用<code>我12岁</code>后2天</p>", "<p>用<code>我12岁</code>后<span class=\"tcy\">2</span>天</p>"},
      {"nested code", "<pre><code>一1</code>一1</pre>一1",
       "<pre><code>一1</code>一1</pre>一<span class=\"tcy\">1</span>"},
      {"attributes", "<img alt=\"第3章\"/>第3", "<img alt=\"第3章\"/>第<span class=\"tcy\">3</span>"},
      {"head", "<head><title>第3章</title></head>", "<head><title>第3章</title></head>"},
      {"English", "<p>In 12 days, 7 nights</p>", "<p>In 12 days, 7 nights</p>"},
      {"entities", "<p>&#160;第&#12;章</p>", "<p>&#160;第&#12;章</p>"},
      {"no end", "<p>第3<b", "<p>第<span class=\"tcy\">3</span><b"},
  };
  for (const auto& one : kCases)
    BOOST_TEST(combine_digits(one.page) == one.expected, one.name << ": " << combine_digits(one.page));
}

BOOST_AUTO_TEST_CASE(themes) {
  const struct {
    BookTheme theme;
    const char* language;
    bool vertical;
    const char* has;
    const char* lacks;
  } kCases[] = {
      {BookTheme::classic, "zh-CN", false, "\"PingFang SC\"", "vertical-rl"},
      {BookTheme::classic, "zh-TW", false, "\"Kaiti TC\"", "\"Kaiti SC\""},
      {BookTheme::classic, "ja", false, "\"Hiragino Kaku Gothic ProN\"", "Kaiti"},
      {BookTheme::classic, "en", false, "body { line-height: 1.5; }", "PingFang"},
      {BookTheme::classic, "en", false, "p { margin: 0; text-indent: 1em; }", "text-align: justify"},
      {BookTheme::classic, "de", false, "font-variant-numeric: oldstyle-nums", "Kaiti"},
      {BookTheme::classic, "zh-CN", false, "text-align: justify", "oldstyle-nums"},
      {BookTheme::classic, "ko", false, "text-align: justify", "oldstyle-nums"},
      {BookTheme::modern, "zh-CN", false, "html { font-family: sans-serif; }", "Kaiti"},
      {BookTheme::plain, "zh-CN", false, "/* Theme plain */", "PingFang"},
      {BookTheme::classic, "ja", true, "writing-mode: vertical-rl;", "margin-top: 0.6em"},
      {BookTheme::classic, "zh-TW", true,
       "header .meta, header .byline, header .subtitle, header .part-title, header .ornament { padding-top: 2.4em;",
       "0.6em; text-align: center;"},
      {BookTheme::classic, "zh-TW", true,
       "html.horizontal h1, html.horizontal .ornament { padding-top: 0; text-align: center; }",
       "header .meta, header .byline, header .subtitle, header .part-title { text-align: center; }"},
      {BookTheme::classic, "zh-TW", false, "0.6em; text-align: center;", "padding-top: 2.4em"},
      {BookTheme::modern, "zh-TW", true, "border-top: 0.2em solid", "under right"},
  };
  for (const auto& one : kCases) {
    TestSite site;
    site.site.language = one.language;
    site.config.book->look.theme = one.theme;
    site.config.book->look.vertical = one.vertical;
    site.add("a.md", "甲", "<p>文</p>");
    std::string problems;
    const std::string css = make_book(site, problems)["EPUB/css/book.css"];
    const std::string name = std::string(name_of(one.theme)) + " " + one.language;
    BOOST_TEST(css.substr(0, 18) == "@charset \"utf-8\";\n", name);
    BOOST_TEST((css.find(one.has) != css.npos), name << " has " << one.has);
    BOOST_TEST((css.find(one.lacks) == css.npos), name << " lacks " << one.lacks);
    BOOST_TEST(find_style_fault(css.substr(css.find(';') + 1)).what == "", name);
    BOOST_TEST((css.find("color:") == css.find("color: inherit")), name << " has no colours");
    BOOST_TEST((css.find("overflow:") == css.npos), name << " has no boxes that scroll");
    BOOST_TEST((css.find("{{") == css.npos && css.find("margin-:") == css.npos), name);
  }
}

BOOST_AUTO_TEST_CASE(vertical_books) {
  for (const bool vertical : {false, true}) {
    TestSite site;
    site.site.language = "ja";
    site.config.book->look.vertical = vertical;
    site.add("a.md", "第3回", "<p>令和12年</p>").date = Timestamp{1'761'776'287, 28'800};
    std::string problems;
    auto files = make_book(site, problems);
    const std::string package = files["EPUB/package.opf"];
    BOOST_TEST((package.find("page-progression-direction=\"rtl\"") != package.npos) == vertical);
    BOOST_TEST((package.find("<meta name=\"primary-writing-mode\" content=\"vertical-rl\" />") != package.npos) ==
               vertical);
    for (const char* horizontal : {"titlepage", "colophon"})
      BOOST_TEST((files["EPUB/text/" + std::string(horizontal) + ".xhtml"].find("class=\"horizontal\"") !=
                  std::string::npos) == vertical);
    const std::string& css = files["EPUB/css/book.css"];
    for (const char* rule : {"html.horizontal", "filled sesame", "text-underline-position: left", ".upright {"})
      BOOST_TEST((css.find(rule) != css.npos) == vertical, rule);
    const std::string page = files["EPUB/text/post-" + short_key("a.md") + ".xhtml"];
    BOOST_TEST((page.find("<p>令和<span class=\"tcy\">12</span>年</p>") != page.npos) == vertical);
    BOOST_TEST((page.find("<title>第3回</title>") != page.npos));
    BOOST_TEST((page.find(">第<span class=\"tcy\">3</span>回</h1>") != page.npos) == vertical);
  }
}

BOOST_AUTO_TEST_CASE(own_style_sheets) {
  const struct {
    const char* name;
    const char* css;  ///< Null: no such file.
    const char* problems;
    const char* tail;
  } kCases[] = {
      {"fine", "\xEF\xBB\xBF@charset \"utf-8\";p { margin: 1em }", "", "\n/* my.css */\np { margin: 1em }\n"},
      {"no file", nullptr, ":0: style sheet 'my.css' can't be read [book/bad-stylesheet]\n", ""},
      {"a fault", "p {\n  margin: 0; direction: rtl;\n}\n",
       "my.css:2: 'direction' may not stand in a book's style sheet [book/bad-stylesheet]\n", ""},
      {"no text", "p { content: '\xFF' }", "my.css:0: the style sheet is no UTF-8 text [book/bad-stylesheet]\n", ""},
      {"unbalanced", "p { margin: 0\n", "my.css:1: '{' has no partner [book/bad-stylesheet]\n", ""},
  };
  for (const auto& one : kCases) {
    TestSite site;
    site.config.book->look.stylesheet = "my.css";
    if (one.css) site.assets["/site/my.css"] = one.css;
    site.add("a.md", "甲", "<p>文</p>");
    std::string problems;
    const std::string css = make_book(site, problems)["EPUB/css/book.css"];
    BOOST_TEST(problems == one.problems, one.name << ": " << problems);
    const std::size_t own = css.find("\n/* my.css */");
    BOOST_TEST((own == css.npos ? "" : css.substr(own)) == one.tail, one.name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
